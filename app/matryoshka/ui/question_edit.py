"""The box a question is typed into: plain text that grows with its lines."""

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from matryoshka.ui.fonts import Fonts

_LINES = 8
"""How many lines of a question are in sight before it scrolls."""


class QuestionEdit(QPlainTextEdit):
    """Plain text that grows; Enter sends, Shift+Enter breaks the line, Up in an empty box recalls.

    `filled` when it is empty no more, and when it is again; `focused` when the focus comes and goes.
    """

    sent = Signal()
    recalled = Signal()
    focused = Signal()
    filled = Signal()

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("question")
        self.setAccessibleName("Your question")
        self.setFont(fonts.text)
        self.setPlaceholderText("Ask anything")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._was_empty = True
        self.textChanged.connect(self._notice)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and self.document().isEmpty():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @Slot()
    def _notice(self) -> None:
        self._grow()
        if self.document().isEmpty() is not self._was_empty:
            self._was_empty = not self._was_empty
            self.filled.emit()

    def _grow(self) -> None:
        """As high as its lines, wrapped ones too, up to a limit."""
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(self._lines() * line + 4)

    def _lines(self) -> int:
        """How many lines there are, up to the limit; asking for a block's place lays it out."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines < _LINES:
            self.blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        return max(1, min(lines, _LINES))
