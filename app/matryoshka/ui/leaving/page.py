"""The page “What leaves”: whether anything left this computer, to which services it can, every request."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from matryoshka.saying import say
from matryoshka.ui.leaving.beside import beside
from matryoshka.ui.leaving.overview_card import OverviewCard
from matryoshka.ui.leaving.request_table import RequestTable
from matryoshka.ui.leaving.rows import Line
from matryoshka.ui.leaving.service_rows import ServiceRows
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

_TITLE = say("Every request this program ever made")
_NONE = say("This program has asked nobody for anything yet.")
_READING, _UNREAD = say("Reading the list …"), say("The list could not be read.")


class Requests(QFrame):
    """The card with the list of them; `again` where it could not be read and is to be."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        title, self._none, self._table = QLabel(tr(_TITLE)), QLabel(tr(_NONE)), RequestTable()
        title.setObjectName("rowname")
        title.setContentsMargins(16, 12, 16, 10)
        self._none.setObjectName("remark")
        way = QPushButton(tr("Try again"))
        way.setProperty("look", "card")
        way.clicked.connect(self.again)
        self._ways = beside(way, None)
        self._ways.setContentsMargins(16, 0, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        for part in (title, self._none, self._ways, self._table):
            column.addWidget(part)

    def show_unread(self, *, failed: bool) -> None:
        """It is being read for the first time, or that has failed."""
        self._table.hide()
        self._ways.setVisible(failed)
        self._none.setText(tr(_UNREAD if failed else _READING))
        self._none.show()

    def show_requests(self, lines: Sequence[Line]) -> None:
        self._ways.hide()
        self._none.setText(tr(_NONE))
        self._none.setVisible(not lines)
        self._table.setVisible(bool(lines))
        self._table.show_lines(lines)


class LeavingPage(Page):
    """Shows what it is told; whoever owns it connects its parts."""

    def __init__(self, theme: Theme) -> None:
        overview, services, requests = OverviewCard(), ServiceRows(theme), Requests()
        heading = Heading(tr("What leaves"), tr("what this program asks of others, and may ask"))
        super().__init__(theme, heading, overview, services, requests)
        self.overview, self.services, self.requests = overview, services, requests

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.services.set_theme(theme)
