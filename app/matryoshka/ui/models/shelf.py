"""A list of models, one below the other; a row that changes stays where it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui.models.row_view import RowView
from matryoshka.ui.models.rows import Row
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a list, and what a button beside it says that tries it again, if any."""

    words: str
    way: str = ""


NONE = Remark("")


class Shelf(QWidget):
    """`wished(key, verb)` of any row, `again` where the list could not be had.

    A remark stands below the rows, or alone where there are none.
    """

    wished = Signal(str, object)
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self._views: dict[str, RowView] = {}
        self._remark = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._remark.setObjectName("remark")
        self._remark.hide()
        self._way = QPushButton(tr("Try again"))
        self._way.setProperty("look", "card")
        self._way.clicked.connect(self.again)
        self._way.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._remark)
        self._column.addLayout(self._ways())
        self._column.addStretch(1)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self._way)
        row.addStretch()
        return row

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(view.row for view in self._views.values())

    def show_rows(self, rows: Sequence[Row], remark: Remark = NONE) -> None:
        """These models in this order, and a sentence about them."""
        before, self._views = self._views, {}
        for place, row in enumerate(rows):
            view = before.pop(row.key, None)
            self._views[row.key] = view = self._refreshed(view, row) if view else self._made(row)
            if self._column.indexOf(view) != place:
                self._column.insertWidget(place, view)
        for view in before.values():
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._remark.setText(remark.words)
        self._remark.setVisible(bool(remark.words))
        self._way.setText(remark.way)
        self._way.setVisible(bool(remark.way))
        self._column.setContentsMargins(0, 0, 0, 16 if remark.way else 0)

    def _refreshed(self, view: RowView, row: Row) -> RowView:
        if view.row != row:
            view.show_row(row)
        return view

    def _made(self, row: Row) -> RowView:
        view = RowView(row, self._theme)
        view.set_theme(self._theme)
        view.set_narrow(self._narrow)
        view.wished.connect(self.wished)
        return view

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for view in self._views.values():
            view.set_narrow(narrow)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self._views.values():
            view.set_theme(theme)
