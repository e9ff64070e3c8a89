"""The page of models, beside the conversation: the proposed ladder, and three lists to choose from."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from matryoshka.ui.models.ladder_card import LadderCard
from matryoshka.ui.models.search_field import SearchField
from matryoshka.ui.models.shelf import Shelf
from matryoshka.ui.models.tabs import Tab, Tabs
from matryoshka.ui.notice import Notice
from matryoshka.ui.theme import Theme
from matryoshka.ui.toast import Toast

_WIDEST = 1120
_NARROW, _FEW_COLUMNS = 820, 1080
"""A page narrower than these, in pixels, has no room beside its words, or for the columns of its rows."""


class ModelsPage(QWidget):
    """Shows what it is told and says what is wished; whoever owns it connects the two."""

    tab_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.card = LadderCard(theme)
        self.tabs = Tabs()
        self.field = SearchField()
        self.shelves = {tab: Shelf(theme) for tab in Tab}
        self.import_file, self.add_folder = QPushButton("Import a file…"), QPushButton("Look in a folder…")
        self.notice = Notice(theme)
        self._foot = self._buttons()
        self._lay_out()
        self.toast = Toast(self, self._scroll)
        self.tabs.chosen.connect(self.show_tab)
        self.show_tab(Tab.HERE)

    def _buttons(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("row")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        for button in (self.import_file, self.add_folder):
            button.setProperty("look", "quiet")
            row.addWidget(button)
        row.addStretch()
        return foot

    def _lay_out(self) -> None:
        lists = QFrame()
        lists.setObjectName("card")
        rows = QVBoxLayout(lists)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        for part in (self.tabs, self.field, *self.shelves.values(), self._foot):
            rows.addWidget(part)
        self._scroll = _scrolled(self.card, lists)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        told = QHBoxLayout()
        told.setContentsMargins(24, 0, 24, 0)
        told.addWidget(self.notice)
        column.addLayout(told)

    @property
    def tab(self) -> Tab:
        return self._tab

    @Slot(object)
    def show_tab(self, tab: Tab) -> None:
        self._tab = tab
        self.tabs.show_tab(tab)
        for each, shelf in self.shelves.items():
            shelf.setVisible(each is tab)
        self.field.setVisible(tab is Tab.HUB)
        self._foot.setVisible(tab is Tab.HERE)
        if tab is Tab.HUB:
            self.field.setFocus()
        else:
            self.tabs.focus(tab)
        self.tab_changed.emit(tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.card.set_narrow(narrow)
        self.tabs.set_narrow(narrow)
        for shelf in self.shelves.values():
            shelf.set_narrow(self.width() < _FEW_COLUMNS)

    def set_theme(self, theme: Theme) -> None:
        self.card.set_theme(theme)
        self.notice.set_theme(theme)
        for shelf in self.shelves.values():
            shelf.set_theme(theme)


def _scrolled(*parts: QWidget) -> QScrollArea:
    """The parts below each other, centred, in a page that scrolls."""
    page, column = QWidget(), QWidget()
    page.setObjectName("page")
    column.setMaximumWidth(_WIDEST)
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(20)
    for part in parts:
        rows.addWidget(part)
    rows.addStretch(1)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(24, 20, 24, 16)
    whole.addWidget(column)
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    return scroll
