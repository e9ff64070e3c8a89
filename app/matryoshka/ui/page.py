"""A page beside the conversation: its parts below each other in the middle, faults told at its foot."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from matryoshka.ui.focus_ring import SHOWS_FOCUS
from matryoshka.ui.keyboard import first_control, has_keyboard
from matryoshka.ui.notice import Notice
from matryoshka.ui.theme import Theme
from matryoshka.ui.toast import Toast

_WIDEST = 1120
"""Pixels of what is read at ease; a page may be made for more."""
_ALL = 1000
"""The share of the height that is left for a part which wants to be high, beside that of nothing at all."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the top of the window says of a page; `details` under the mouse."""

    title: str
    words: str = ""
    details: str = ""


class Page(QWidget):
    """Scrolls where it is higher than the window; `notice` and `toast` stay in sight.

    `turned_to` when the window shows it.
    """

    turned_to = Signal()

    def __init__(self, theme: Theme, heading: Heading, *parts: QWidget, widest: int = _WIDEST) -> None:
        super().__init__()
        self.heading = heading
        self.notice = Notice(theme)
        self._scroll = scroll = _scrolled(parts, widest)
        scroll.setAccessibleName(heading.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        told = QHBoxLayout()
        told.setContentsMargins(24, 0, 24, 0)
        told.addWidget(self.notice)
        column.addLayout(told)
        self.toast = Toast(self, scroll)

    def set_theme(self, theme: Theme) -> None:
        self.notice.set_theme(theme)

    def take_keyboard(self) -> None:
        """To its first control; where it has none, keys scroll it."""
        if not has_keyboard(self):
            (first_control(self._scroll) or self._scroll).setFocus(Qt.FocusReason.TabFocusReason)


def _scrolled(parts: tuple[QWidget, ...], widest: int) -> QScrollArea:
    page, column = QWidget(), QWidget()
    page.setObjectName("page")
    column.setMaximumWidth(widest)
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(20)
    for part in parts:
        expands = part.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Expanding
        rows.addWidget(part, _ALL if expands else 0)
    rows.addStretch(1)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(24, 20, 24, 16)
    whole.addWidget(column)
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setProperty(SHOWS_FOCUS, True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    return scroll
