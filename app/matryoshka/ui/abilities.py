"""What the tiers of a ladder can and cannot do, a line for each with its doll: for the first screens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from matryoshka.chat.ladder import Ladder
from matryoshka.saying import say
from matryoshka.ui.doll_row import DollRow, doll_of
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import all_builtin, all_local, model_words

_CAN = {
    "builtin:xs": say("Greetings and small talk. Plus and minus from 0 to 99, times from 0 to 9."),
    "builtin:s": say(
        "All of that with larger numbers, percentages, and sums of 1 to N without every k-th one."
    ),
}
_BOUNDS = say("Anything else they will say they cannot answer. They read English and Russian.")
_PLACE = say("Everything stays on this computer.")
_DOLL = 36.0


class Abilities(QWidget):
    """Of one ladder."""

    def __init__(self, nest: Nest, theme: Theme) -> None:
        super().__init__()
        self._dolls = [DollRow([doll_of(tier.name, nest)], _DOLL, theme) for tier in nest.ladder.tiers]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._tiers(nest.ladder))
        column.addWidget(_label(_bounds(nest.ladder), "small"))

    def _tiers(self, ladder: Ladder) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for row, (tier, doll) in enumerate(zip(ladder.tiers, self._dolls, strict=True)):
            grid.addWidget(doll, row, 0, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(_label(tier.name, "name"), row, 1)
            grid.addWidget(_label(tr(_CAN.get(tier.label, model_words(tier.label))), "can"), row, 2)
        return grid

    def set_theme(self, theme: Theme) -> None:
        for doll in self._dolls:
            doll.set_theme(theme)


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setWordWrap(name != "name")
    return label


def _bounds(ladder: Ladder) -> str:
    bounds = f"{tr(_BOUNDS)} " if all_builtin(ladder) else ""
    return bounds + (tr(_PLACE) if all_local(ladder) else "")
