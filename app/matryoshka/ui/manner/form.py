"""The fields of a preset: what is told first, which ladder answers, from which tier, with which words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QWidget

from matryoshka.chat.conversation import clean
from matryoshka.chat.preset import Preset, preset_of
from matryoshka.saying import say
from matryoshka.ui.leaving.chooser import Chooser
from matryoshka.ui.manner.numbers import Numbers
from matryoshka.ui.tongue import tr

_USUAL_LADDER, _OTHER = say("Your usual ladder"), say("Another file…")
_USUAL_START = say("As usual")
_LINES = 4


@dataclass(frozen=True, slots=True)
class Ladders:
    """What there is to choose from: other ladders, and the `tiers` of each, of the usual one under ""."""

    names: Sequence[str]
    tiers: Callable[[str], Sequence[str]]


class PresetForm(QWidget):
    """`file_wished` when a ladder is to be taken from a file."""

    file_wished = Signal()

    def __init__(self, ladders: Ladders) -> None:
        super().__init__()
        self._ladders = ladders
        self._system, self._ladder, self._start = QPlainTextEdit(), Chooser(), Chooser()
        self._numbers = Numbers()
        self._dress()
        self._lay_out()
        self.setFocusProxy(self._system)
        self._ladder.activated.connect(self._choose)
        self.show_preset(Preset())

    def _dress(self) -> None:
        self._system.setObjectName("rewriting")
        self._system.setPlaceholderText(
            tr("What every tier is told before the chat, such as: Answer in French.")
        )
        self._system.setTabChangesFocus(True)
        self._system.setFixedHeight(self._system.fontMetrics().lineSpacing() * _LINES + 34)
        for part, name in (
            (self._system, tr("Told first")),
            (self._ladder, tr("Ladder")),
            (self._start, tr("Starts with")),
        ):
            part.setAccessibleName(name)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(10)
        form.addRow(tr("Told first"), self._system)
        form.addRow(tr("Ladder"), self._ladder)
        form.addRow(tr("Starts with"), self._start)
        form.addRow(tr("Words"), self._numbers)

    def show_preset(self, preset: Preset) -> None:
        self._system.setPlainText(preset.system)
        self._show_ladder(preset.ladder)
        self._show_tiers(preset.start)
        self._numbers.show_sampling(preset.sampling)

    def show_ladders(self, ladders: Ladders, chosen: str) -> None:
        """Others can be chosen now, and one of them is."""
        self._ladders = ladders
        self._show_ladder(chosen)
        self._show_tiers(self._chosen_start)

    def preset(self, name: str) -> Preset:
        """What is typed and chosen now, under that name. Raises ValueError with what cannot be."""
        texts = {
            "name": clean(name),
            "system": clean(self._system.toPlainText()),
            "ladder": self._chosen_ladder,
            "start": self._chosen_start,
        }
        return preset_of({key: text for key, text in texts.items() if text} | self._numbers.chosen)

    @property
    def _chosen_ladder(self) -> str:
        return self._ladder.currentData() or ""

    @property
    def _chosen_start(self) -> str:
        return self._start.currentData() or ""

    def _show_ladder(self, name: str) -> None:
        """One that is no more can stay chosen."""
        names = [*self._ladders.names, *([name] if name and name not in self._ladders.names else [])]
        self._ladder.clear()
        self._ladder.addItem(tr(_USUAL_LADDER), "")
        for each in names:
            self._ladder.addItem(each, each)
        self._ladder.addItem(tr(_OTHER), None)
        self._ladder.setCurrentIndex(self._ladder.findData(name))
        self._shown = name

    def _show_tiers(self, start: str) -> None:
        self._start.clear()
        self._start.addItem(tr(_USUAL_START), "")
        for tier in self._ladders.tiers(self._chosen_ladder):
            self._start.addItem(tier, tier)
        self._start.setCurrentIndex(max(0, self._start.findData(start)))

    @Slot(int)
    def _choose(self, index: int) -> None:
        if index == self._ladder.count() - 1:
            self._ladder.setCurrentIndex(self._ladder.findData(self._shown))
            self.file_wished.emit()
        else:
            self._shown = self._chosen_ladder
            self._show_tiers(self._chosen_start)
