"""The middle of the window: the conversation or the first screen, faults and toasts, where one asks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from matryoshka.chat.conversation import Conversation, Turn
from matryoshka.chat.tree import beside
from matryoshka.ui.composer import Composer
from matryoshka.ui.find_bar import FindBar
from matryoshka.ui.first_start import FirstStart
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.link_card import LinkCard
from matryoshka.ui.notice import Notice
from matryoshka.ui.stead import Stead
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.toast import Toast
from matryoshka.ui.transcript import Transcript
from matryoshka.ui.welcome import Welcome

_BELOW = 8
"""Pixels under the composer's shadow."""


class ConversationView(QWidget):
    """Lays the parts out in one column; whoever owns it connects them.

    `place` holds what was said, and says where that cannot be read.
    """

    def __init__(self, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self._nest, self._theme = nest, theme
        self._shown = ""
        self.transcript = Transcript(theme, nest, fonts.usual(), self)
        self.welcome = Welcome(nest, theme)
        self.find_bar = FindBar(theme)
        self.notice = Notice(theme)
        self.composer = Composer(nest, theme, fonts)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.transcript)
        self.first_start: FirstStart | None = None
        self.place = Stead(self._pages, roomy=True)
        self.undo = Toast(self, self.place)
        self.toast = Toast(self, self.place, self.undo)
        self.link_card = LinkCard(self, self.place)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _BELOW)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.place, 1)
        column.addLayout(_centred(self.notice, 24))
        column.addLayout(_centred(self.composer, 8))

    @property
    def shows_welcome(self) -> bool:
        return self._pages.currentWidget() is self.welcome

    def show_conversation(self, conversation: Conversation) -> None:
        """The first screen stands where nothing has been asked yet."""
        if conversation.id != self._shown:
            self._shown = conversation.id
            self.find_bar.put_away()
        thread = conversation.thread
        self.transcript.show_thread(thread, beside(conversation, thread))
        self._pages.setCurrentWidget(self.transcript if thread else self._first_screen)

    @property
    def _first_screen(self) -> QWidget:
        return self.first_start or self.welcome

    def offer_first_start(self) -> FirstStart:
        """The very first screen, which stands for the first one until `withdraw_first_start`."""
        self.first_start = FirstStart(self._nest, self._theme)
        self._pages.addWidget(self.first_start)
        if self.shows_welcome:
            self._pages.setCurrentWidget(self.first_start)
        return self.first_start

    def withdraw_first_start(self) -> None:
        if first := self.first_start:
            self.first_start = None
            if self._pages.currentWidget() is first:
                self._pages.setCurrentWidget(self.welcome)
            self._pages.removeWidget(first)
            first.deleteLater()

    def show_turn(self, turn: Turn) -> None:
        """The last turn has grown, or a new one follows it."""
        self.transcript.update_turn(turn)
        self._pages.setCurrentWidget(self.transcript)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed while the answers have the focus are meant for the question."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text() and event.text().isprintable():
            self.composer.type(event.text())
        else:
            super().keyPressEvent(event)

    def set_nest(self, nest: Nest) -> None:
        self._nest = nest
        for part in (self.transcript, self.welcome, self.composer.picker, self.composer.dial):
            part.set_nest(nest)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.first_start:
            self.first_start.set_theme(theme)
        for part in (self.transcript, self.welcome, self.find_bar, self.notice, self.composer):
            part.set_theme(theme)


def _centred(widget: QWidget, margin: int) -> QHBoxLayout:
    """As wide as it may be, in the middle, `margin` from both edges at least."""
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, margin, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
