"""The page “Earlier comparisons”: those that are kept, to be found, opened and deleted."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from matryoshka.chat.comparing.grid import GridSummary
from matryoshka.ui.keyboard import has_keyboard
from matryoshka.ui.labels import label
from matryoshka.ui.leaving.words import moment
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.stead import Stead
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

_MOST = 60
"""Rows that are shown at once."""


class EarlierPage(Page):
    """`sought(words)` as one types, `opened(id)` and `deleted(id)` of a row, `left` to go back."""

    sought = Signal(str)
    opened = Signal(str)
    deleted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        self._body, self._top = QWidget(), QWidget()
        self.field, self._back = QLineEdit(), QPushButton(tr("Side by side"))
        self.stead = Stead(self._body)
        heading = Heading(tr("Earlier comparisons"), tr("kept until you delete them"))
        super().__init__(theme, heading, self._top, self.stead)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.field.setObjectName("field")
        self.field.setPlaceholderText(tr("Find a question"))
        self.field.setAccessibleName(tr("Find a question"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.sought)
        self._back.setProperty("look", "card")
        self._back.clicked.connect(self.left)
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self._back)

    def show_found(self, found: Sequence[GridSummary]) -> None:
        """In this order; the keyboard goes to the field where what it stood on is gone."""
        held = has_keyboard(self._body)
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for each in found[:_MOST]:
            self._column.addWidget(self._row(each))
        if not found or found[_MOST:]:
            self._column.addWidget(label("remark", self._remark(len(found))))
        self._column.addStretch()
        self.stead.show_view()
        if held:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remark(self, count: int) -> str:
        if count:
            return tr("%n more: type what you look for.", count - _MOST)
        return tr("Nothing was found.") if self.field.text().strip() else tr("There are none yet.")

    def _row(self, each: GridSummary) -> QFrame:
        card, words, row = QFrame(), QVBoxLayout(), QHBoxLayout()
        card.setObjectName("card")
        words.setSpacing(2)
        words.addWidget(label("rowname", each.title))
        words.addWidget(label("small", _told(each)))
        row.setSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self._button(tr("Open"), tr("Open: {title}", title=each.title), self.opened, each.id))
        row.addWidget(
            self._button(tr("Delete"), tr("Delete: {title}", title=each.title), self.deleted, each.id)
        )
        row.setContentsMargins(18, 10, 14, 10)
        card.setLayout(row)
        return card

    def _button(self, words: str, name: str, signal: SignalInstance, grid: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setProperty("look", "card")
        button.clicked.connect(lambda: signal.emit(grid))
        return button


def _told(each: GridSummary) -> str:
    """When, how many questions, and who was asked."""
    when = moment(datetime.fromtimestamp(each.created).astimezone(), datetime.now().astimezone())
    return " · ".join((when, tr("%n question(s)", each.rows), ", ".join(each.tiers)))
