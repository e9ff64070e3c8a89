"""The page of models, beside the conversation: the proposed ladder, and three lists to choose from."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui.fonts import grown
from matryoshka.ui.models.ladder_card import LadderCard
from matryoshka.ui.models.search_field import SearchField
from matryoshka.ui.models.shelf import Shelf
from matryoshka.ui.models.tabs import Tab, Tabs
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

_NARROW, _FEW_COLUMNS = 820, 1080
"""A page narrower than these, in pixels, has no room beside its words, or for the columns of its rows."""


class ModelsPage(Page):
    """Shows what it is told and says what is wished; whoever owns it connects the two."""

    tab_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        card, lists = LadderCard(theme), QFrame()
        super().__init__(theme, Heading(tr("Models")), card, lists)
        self.card = card
        self.tabs = Tabs()
        self.field = SearchField()
        self.shelves = {tab: Shelf(theme) for tab in Tab}
        self.import_file, self.add_folder = (
            QPushButton(tr("Import a file…")),
            QPushButton(tr("Look in a folder…")),
        )
        self._foot = self._buttons()
        self._lay_out(lists)
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

    def _lay_out(self, lists: QFrame) -> None:
        lists.setObjectName("card")
        rows = QVBoxLayout(lists)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        for part in (self.tabs, self.field, *self.shelves.values(), self._foot):
            rows.addWidget(part)

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
        narrow = self.width() < grown(_NARROW)
        self.card.set_narrow(narrow)
        self.tabs.set_narrow(narrow)
        for shelf in self.shelves.values():
            shelf.set_narrow(self.width() < grown(_FEW_COLUMNS))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.card.set_theme(theme)
        for shelf in self.shelves.values():
            shelf.set_theme(theme)
