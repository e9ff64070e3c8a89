"""Which models are shown: those on this computer, those that suit it, those that the hub has."""

from enum import IntEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from matryoshka.saying import say
from matryoshka.ui.tongue import tr


class Tab(IntEnum):
    HERE = 0
    SUGGESTED = 1
    HUB = 2


_WORDS = {Tab.HERE: say("On this computer"), Tab.SUGGESTED: say("Suggested"), Tab.HUB: say("Search the hub")}


class Tabs(QWidget):
    """`chosen(Tab)` when a person takes another one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._buttons = {tab: QPushButton(tr(words)) for tab, words in _WORDS.items()}
        self._aside = QLabel()
        self._aside.setObjectName("small")
        group, row = QButtonGroup(self), QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        for tab, button in self._buttons.items():
            button.setProperty("look", "tab")
            button.setCheckable(True)
            button.clicked.connect(partial(self.chosen.emit, tab))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._aside)

    def show_tab(self, tab: Tab) -> None:
        self._buttons[tab].setChecked(True)

    def focus(self, tab: Tab) -> None:
        self._buttons[tab].setFocus()

    def show_count(self, count: int) -> None:
        """How many models are on this computer; nothing is said of none."""
        words = tr(_WORDS[Tab.HERE])
        self._buttons[Tab.HERE].setText(f"{words} {count}" if count else words)

    def set_narrow(self, narrow: bool) -> None:
        """Without the aside where there is no room for it."""
        self._aside.setVisible(not narrow)

    def show_aside(self, words: str) -> None:
        self._aside.setText(words)
