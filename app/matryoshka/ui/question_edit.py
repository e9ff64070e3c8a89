"""The box a question is typed into: plain text that grows with its lines."""

import math
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from matryoshka.ui.attaching.dropping import files_of
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.tongue import tr

_LINES = 8
"""How many lines of a question are in sight before it scrolls."""


class QuestionEdit(QPlainTextEdit):
    """Plain text that grows; Enter sends, Shift+Enter breaks the line, Up in an empty box recalls.

    `filled` when it is empty no more, and when it is again; `focused` when the focus comes and goes.
    `offered(tuple[Path, ...])` when files are pasted or dropped on it, `pictured(QImage)` when a picture is.
    """

    sent = Signal()
    recalled = Signal()
    focused = Signal()
    filled = Signal()
    offered = Signal(object)
    pictured = Signal(object)

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("question")
        self.setAccessibleName(tr("Your question"))
        self.setFont(fonts.text)
        self.setPlaceholderText(tr("Ask anything"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._was_empty = True
        self.textChanged.connect(self._notice)
        self._grow()

    @property
    def composing(self) -> bool:
        """Whether an input method has letters under way that are no text yet."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def event(self, event: QEvent) -> bool:
        """An undo is meant for the window where nothing was typed that it could take back."""
        typed = event.type() is not QEvent.Type.ShortcutOverride or self.document().isUndoAvailable()
        if typed or not cast("QKeyEvent", event).matches(QKeySequence.StandardKey.Undo):
            return super().event(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.composing:
            QGuiApplication.inputMethod().commit()
        elif enter and not shift:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and self.document().isEmpty():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(files_of(source)) or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := files_of(source):
            self.offered.emit(files)
        elif source.hasImage() and not source.hasText():
            self.pictured.emit(QImage(source.imageData()))
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _align(self) -> None:
        """From the side where its writing begins."""
        leftwards = self.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    @Slot()
    def _notice(self) -> None:
        self._align()
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
