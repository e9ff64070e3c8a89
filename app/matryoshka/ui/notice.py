"""A sentence about a fault, with a way on, that stays until it is read."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from matryoshka.errors import AppError
from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.fonts import grown
from matryoshka.ui.icons import icon
from matryoshka.ui.recognising import fault_words, retold
from matryoshka.ui.style import COLUMN
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr


class Notice(QFrame):
    """A card above the composer: what happened in bold, what to do, at most one button, and a cross."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._act: Callable[[], object] | None = None
        self._faults: tuple[AppError, ...] = ()
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button, self._cross = QPushButton(), QPushButton()
        self._button.setProperty("look", "card")
        self._button.clicked.connect(self._press)
        self._cross.setAccessibleName(tr("Close"))
        self._cross.setToolTip(tr("Close"))
        self._cross.clicked.connect(self.hide)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._cross)

    @property
    def words(self) -> str:
        return "\n".join(fault_words(each) for each in self._faults)

    def say(self, *faults: AppError, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a line for each fault, and a button called `action` that calls `act`."""
        self._faults = faults
        self._words.setText("<br>".join(map(_line, faults)))
        self._act = act
        self._button.setText(action)
        self._button.setVisible(act is not None)
        self.show()
        say_aloud(self, self.words)

    def add(self, fault: AppError) -> None:
        """A line below what is said already."""
        said = () if self.isHidden() else self._faults
        self.say(*said, fault, action=self._button.text(), act=self._act if said else None)

    def take_back(self, act: Callable[[], object]) -> None:
        """Hide it if `act` is what it offers: that is done."""
        if self._act == act:
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.setMaximumWidth(grown(COLUMN))
        self._cross.setIcon(icon("close", theme.muted))

    @Slot()
    def _press(self) -> None:
        if self._act:
            self._act()


def _line(fault: AppError) -> str:
    return (
        f'<span style="font-weight: 600">{escape(retold(fault.title))}</span> {escape(retold(fault.remedy))}'
    )
