"""A page beside the conversation: its parts below each other in the middle, faults told at its foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from matryoshka.ui.notice import Notice
from matryoshka.ui.theme import Theme
from matryoshka.ui.toast import Toast

_WIDEST = 1120


class Page(QWidget):
    """Scrolls where it is higher than the window; `notice` and `toast` stay in sight."""

    def __init__(self, theme: Theme, *parts: QWidget) -> None:
        super().__init__()
        self.notice = Notice(theme)
        scroll = _scrolled(parts)
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


def _scrolled(parts: tuple[QWidget, ...]) -> QScrollArea:
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
