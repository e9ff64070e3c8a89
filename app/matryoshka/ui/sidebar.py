"""The left of the window: the brand, a new chat, the conversations, how the window looks."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout

from matryoshka.settings import Appearance
from matryoshka.ui import commands
from matryoshka.ui.chat_list import ChatList
from matryoshka.ui.doll_row import Doll, DollRow
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.icons import icon
from matryoshka.ui.menu import pop_up_above
from matryoshka.ui.style import SIDEBAR
from matryoshka.ui.theme import Nest, Theme

_BRAND_SIZES = (0.5, 0.64, 0.8, 1.0)
_BRAND_HEIGHT = 26.0


def _brand(theme: Theme) -> DollRow:
    """A doll of each hue, biggest first."""
    dolls = [Doll(size, partial(_hue, rung)) for rung, size in enumerate(_BRAND_SIZES)]
    return DollRow(dolls[::-1], _BRAND_HEIGHT, theme)


def _hue(rung: int, theme: Theme) -> QColor:
    return theme.hues[rung]


class LabelledButton(QPushButton):
    """A button with words at its left and quieter ones at its right."""

    def __init__(self, words: str, aside: str) -> None:
        super().__init__(words)
        self._aside = QLabel(aside, self)
        self._aside.setObjectName("small")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch()
        row.addWidget(self._aside)

    def set_aside(self, words: str) -> None:
        self._aside.setText(words)
        self.setAccessibleName(f"{self.text()}: {words}" if words else self.text())


class Sidebar(QFrame):
    """Signals tell what was asked for; `chats` is the list itself."""

    appearance_chosen = Signal(Appearance)
    stillness_chosen = Signal(bool)

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(SIDEBAR)
        self._brand = _brand(theme)
        self.new_chat = LabelledButton(commands.NEW_CHAT.words, commands.NEW_CHAT.shown_keys)
        self.chats = ChatList(theme, nest, fonts)
        self.models = LabelledButton(commands.MODELS.words, "")
        self.leaving = LabelledButton(commands.LEAVING.words, "")
        self.offline = LabelledButton(commands.OFFLINE.words, "")
        self._looks = LabelledButton("Appearance", "")
        self._menu = QMenu(self)
        self._dress_buttons()
        self._lay_out()
        self._make_menu()
        self.set_theme(theme)

    def _dress_buttons(self) -> None:
        self.new_chat.setObjectName("newchat")
        self.new_chat.setProperty("look", "card")
        self.new_chat.setToolTip(commands.NEW_CHAT.tooltip)
        self.new_chat.setAccessibleName(commands.NEW_CHAT.words)
        for button in (self.models, self.leaving, self.offline, self._looks):
            button.setObjectName("foot")
            button.setProperty("look", "quiet")
        self.models.setToolTip(commands.MODELS.tooltip)
        self.leaving.setToolTip(commands.LEAVING.tooltip)
        self.offline.setToolTip(commands.OFFLINE.tooltip)
        self._looks.setToolTip(commands.APPEARANCE.tooltip)

    def _lay_out(self) -> None:
        name = QLabel("Matryoshka")
        name.setObjectName("brand")
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._brand)
        head.addWidget(name)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 14)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(self.new_chat)
        column.addWidget(self.chats, 1)
        column.addSpacing(8)
        for button in (self.models, self.leaving, self.offline, self._looks):
            column.addWidget(button)

    def _make_menu(self) -> None:
        group = QActionGroup(self)
        self._choices = {each: self._menu.addAction(_WORDS[each]) for each in Appearance}
        for appearance, action in self._choices.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self.appearance_chosen.emit, appearance))
        self._menu.addSeparator()
        self._stillness: QAction = self._menu.addAction("Less motion")
        self._stillness.setCheckable(True)
        self._stillness.triggered.connect(self.stillness_chosen)
        self._looks.clicked.connect(partial(pop_up_above, self._looks, self._menu))

    def set_nest(self, nest: Nest) -> None:
        self.chats.set_nest(nest)

    def set_theme(self, theme: Theme) -> None:
        self._brand.set_theme(theme)
        self.chats.set_theme(theme)
        self.new_chat.setIcon(icon("new", theme.ink))

    def show_choices(self, appearance: Appearance, still: bool) -> None:
        """Tick what holds now."""
        self._choices[appearance].setChecked(True)
        self._stillness.setChecked(still)
        self._looks.set_aside(_ASIDES[appearance])


_WORDS = {
    Appearance.SYSTEM: "As the system",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
}
_ASIDES = {Appearance.SYSTEM: "as the system", Appearance.LIGHT: "light", Appearance.DARK: "dark"}
