"""The left of the window: the brand, the search, a new chat, the conversations, how the window looks."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from matryoshka.ui import commands
from matryoshka.ui.chat_list import ChatList
from matryoshka.ui.commands.command import KEYS_OF
from matryoshka.ui.doll_row import Doll, DollRow
from matryoshka.ui.filing.place_bar import PlaceBar
from matryoshka.ui.fonts import Fonts, grown
from matryoshka.ui.icons import icon
from matryoshka.ui.search_field import SearchField
from matryoshka.ui.sighting_list import SightingList
from matryoshka.ui.stead import Stead
from matryoshka.ui.style import SIDEBAR
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

_BRAND_SIZES = (0.5, 0.64, 0.8, 1.0)
_BRAND_HEIGHT = 26.0
_WIDEST = 440
_LEAST = 100
"""How high the list of chats is at least where anything stands below it, in pixels."""


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
        self.aside = QLabel(aside, self)
        self.aside.setObjectName("small")
        self.aside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch()
        row.addWidget(self.aside)

    def set_aside(self, words: str) -> None:
        self.aside.setText(words)
        self.setAccessibleName(f"{self.text()}: {words}" if words else self.text())


class Sidebar(QFrame):
    """Signals tell what was asked for; `chats` is the list itself, `found` stands in its place.

    `listed` and `sought` hold the two, and say where either cannot be had.
    """

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._brand = _brand(theme)
        self.about, self.more = QPushButton("Matryoshka"), QPushButton()
        self.new_chat = LabelledButton(commands.NEW_CHAT.words, commands.NEW_CHAT.shown_keys)
        self.search = SearchField()
        self.places = PlaceBar()
        self.chats = ChatList(theme, nest, fonts)
        self.found = SightingList(theme, fonts)
        self.listed, self.sought = Stead(self.chats), Stead(self.found)
        self._lists = QStackedWidget()
        self.compare = LabelledButton(commands.COMPARE.words, "")
        self.models = LabelledButton(commands.MODELS.words, "")
        self.calibration = LabelledButton(commands.CALIBRATION.words, "")
        self.leaving = LabelledButton(commands.LEAVING.words, "")
        self.offline = LabelledButton(commands.OFFLINE.words, "")
        self.files = LabelledButton(tr("Import and back up"), "")
        self.settings = LabelledButton(commands.SETTINGS.words, "")
        self._foot = (
            *(self.compare, self.models, self.calibration, self.leaving),
            *(self.files, self.offline, self.settings),
        )
        self._dress_buttons()
        self._lay_out()
        self.set_theme(theme)

    def _dress_buttons(self) -> None:
        self.more.setFixedSize(QSize(30, 30))
        self.more.setAccessibleName(tr("All commands"))
        self.more.setToolTip(tr("All commands"))
        self.about.setObjectName("brand")
        self.about.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.about.setToolTip(commands.ABOUT.words)
        self.about.setAccessibleName(commands.ABOUT.words)
        self.new_chat.setObjectName("newchat")
        self.new_chat.setProperty("look", "card")
        self.new_chat.aside.setProperty(KEYS_OF, commands.NEW_CHAT.id)
        commands.NEW_CHAT.explain(self.new_chat)
        for button in self._foot:
            button.setObjectName("foot")
            button.setProperty("look", "quiet")
        commands.COMPARE.explain(self.compare)
        commands.MODELS.explain(self.models)
        commands.CALIBRATION.explain(self.calibration)
        commands.LEAVING.explain(self.leaving)
        self.files.setToolTip(tr("Chats as files, in and out"))
        commands.OFFLINE.explain(self.offline)
        commands.SETTINGS.explain(self.settings)

    def _lay_out(self) -> None:
        for each in (self.listed, self.sought):
            self._lists.addWidget(each)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self._brand)
        head.addWidget(self.about)
        head.addStretch()
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 14)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(self.search)
        column.addSpacing(8)
        column.addWidget(self.new_chat)
        column.addWidget(self.places)
        column.addWidget(self._lists, 1)
        column.addSpacing(8)
        for button in self._foot:
            column.addWidget(button)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        """Where text is large and the window low, chats need the room: all commands hold what is left out."""
        foot = sum(button.sizeHint().height() for button in self._foot)
        fits = self.height() - self._lists.y() - foot >= grown(_LEAST)
        for button in self._foot[:-1]:
            button.setVisible(fits)

    def show_found(self, found: bool) -> None:
        """What was found in place of the chats, or the chats again."""
        self._lists.setCurrentWidget(self.sought if found else self.listed)

    def set_nest(self, nest: Nest) -> None:
        self.chats.set_nest(nest)

    def set_theme(self, theme: Theme) -> None:
        self.setFixedWidth(min(_WIDEST, grown(SIDEBAR)))
        self._brand.set_theme(theme)
        self.chats.set_theme(theme)
        self.found.set_theme(theme)
        self.new_chat.setIcon(icon("new", theme.ink))
        self.more.setIcon(icon("more", theme.muted))
