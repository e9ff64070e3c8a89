"""Plain text of several lines in a box that grows with them."""

import math

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit


class GrowingEdit(QPlainTextEdit):
    """Enter sends, Shift+Enter breaks the line; text begins at the side where its writing does."""

    sent = Signal()

    def __init__(self, most: int, room: int) -> None:
        """`most` lines are in sight before it scrolls; `room` pixels are above and below them together."""
        super().__init__()
        self._most, self._room = most, room
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._grow()

    @property
    def composing(self) -> bool:
        """Whether an input method has letters under way that are no text yet."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.composing:
            QGuiApplication.inputMethod().commit()
        elif enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    @Slot()
    def _fit(self) -> None:
        self._align()
        self._grow()

    def _align(self) -> None:
        """From the side where its writing begins."""
        leftwards = self.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _grow(self) -> None:
        """As high as its lines, wrapped ones too, up to a limit."""
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(self._lines() * line + self._room)

    def _lines(self) -> int:
        """How many lines there are, up to the limit; asking for a block's place lays it out."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines < self._most:
            self.blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        return max(1, min(lines, self._most))
