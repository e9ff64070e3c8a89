"""A card of facts: a name and what there is to say of it on every line."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui.fonts import grown
from matryoshka.ui.labels import label

_NAMES = 190
"""Width of the names, in pixels."""


class FactsCard(QFrame):
    """Its words can be marked and copied."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, grown(_NAMES))
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(label("rowname", title))
        column.addLayout(self._grid)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """In the place of those before."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for name, value in facts:
            self._add(name, value)

    def add_button(self, name: str, value: str, button: QPushButton) -> None:
        """A fact with something to do."""
        self._add(name, value)
        self._put(button, 2)

    def _add(self, name: str, value: str) -> None:
        row = self._grid.rowCount()
        told = label("small", value)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.setAccessibleName(f"{name}: {value}")
        for place, words in enumerate((label("small", name), told)):
            self._grid.addWidget(words, row, place)
            words.ensurePolished()  # the card measures them before they are shown

    def _put(self, widget: QWidget, column: int) -> None:
        self._grid.addWidget(widget, self._grid.rowCount() - 1, column)
