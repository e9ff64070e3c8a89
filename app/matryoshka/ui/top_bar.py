"""The top of the window: which conversation this is, where it stays, and the ladder."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from matryoshka.ui import commands
from matryoshka.ui.fonts import Fonts, grown
from matryoshka.ui.icons import icon
from matryoshka.ui.ladder_view import LadderView
from matryoshka.ui.leaving.lock_button import LockButton
from matryoshka.ui.manner.button import MannerButton
from matryoshka.ui.style import TOP_BAR
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tip import tip

_MARGIN = 24
_TITLE_ROOM = 140
"""Pixels that the title gets before the ladder may show more of itself."""


class ElidedLabel(QLabel):
    """One line that is cut with an ellipsis where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


class TopBar(QFrame):
    """Title at the left, ladder at the right; `chats` is the button that unfolds a hidden list."""

    def __init__(self, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._title, self._place = ElidedLabel(), ElidedLabel()
        self._title.setObjectName("title")
        self._place.setObjectName("place")
        self.lock = LockButton(theme)
        self.manner = MannerButton(theme)
        self.ladder = LadderView(nest, theme, fonts)
        self.chats = QPushButton()
        self.chats.setFixedSize(QSize(34, 34))
        commands.CHATS.explain(self.chats)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self._title)
        place = QHBoxLayout()
        place.setSpacing(4)
        place.addWidget(self.lock)
        place.addWidget(self.manner)
        place.addWidget(self._place, 1)
        words.addLayout(place)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(12)
        row.addWidget(self.chats)
        row.addLayout(words, 1)
        row.addWidget(self.ladder)

    def show_heading(self, title: str, place: str, details: str = "") -> None:
        """What is shown below, a quieter line about it, and what is told under the mouse."""
        for label, words in ((self._title, title), (self._place, place)):
            label.setText(words)
            label.setToolTip(tip(words))
        if details:
            self._place.setToolTip(tip(f"{place}\n{details}"))

    def show_lock(self, locked: bool | None) -> None:
        """Whether the conversation stays on this computer; no lock where that needs none."""
        self.lock.setVisible(locked is not None)
        self.lock.show_locked(locked=bool(locked))

    def show_manner(self, words: str | None) -> None:
        """How the conversation is asked, in a line that is empty where that is as usual; None hides it."""
        self.manner.setVisible(words is not None)
        self.manner.show_manner(words or "")

    def set_nest(self, nest: Nest) -> None:
        self.ladder.set_nest(nest)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self.setFixedHeight(grown(TOP_BAR))
        self.chats.setIcon(icon("panel", theme.muted))
        self.lock.set_theme(theme)
        self.manner.set_theme(theme)
        self.ladder.set_theme(theme)
        self._fit()

    @Slot(bool)
    def show_chats_button(self, shown: bool) -> None:
        self.chats.setVisible(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        button = 46 if self.chats.isVisibleTo(self) else 0
        self.ladder.fit(self.width() - 2 * _MARGIN - _TITLE_ROOM - button)
