"""The page “What leaves”: whether anything left this computer, to which services it can, every request."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from matryoshka.ui.leaving.overview_card import OverviewCard
from matryoshka.ui.leaving.request_table import RequestTable
from matryoshka.ui.leaving.rows import Line
from matryoshka.ui.leaving.service_rows import ServiceRows
from matryoshka.ui.page import Page
from matryoshka.ui.theme import Theme

_TITLE = "Every request this program ever made"
_NONE = "This program has asked nobody for anything yet."


class Requests(QFrame):
    """The card with the list of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        title, self._none, self._table = QLabel(_TITLE), QLabel(_NONE), RequestTable()
        title.setObjectName("rowname")
        title.setContentsMargins(16, 12, 16, 10)
        self._none.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        for part in (title, self._none, self._table):
            column.addWidget(part)

    def show_requests(self, lines: Sequence[Line]) -> None:
        self._none.setVisible(not lines)
        self._table.setVisible(bool(lines))
        self._table.show_lines(lines)


class LeavingPage(Page):
    """Shows what it is told; whoever owns it connects its parts."""

    def __init__(self, theme: Theme) -> None:
        overview, services, requests = OverviewCard(), ServiceRows(theme), Requests()
        super().__init__(theme, overview, services, requests)
        self.overview, self.services, self.requests = overview, services, requests

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.services.set_theme(theme)
