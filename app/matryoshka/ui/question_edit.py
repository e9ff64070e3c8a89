"""The box a question is typed into."""

from typing import cast

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QKeySequence

from matryoshka.ui.attaching.dropping import files_of
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.growing_edit import GrowingEdit
from matryoshka.ui.tongue import tr

_LINES, _ROOM = 8, 4


class QuestionEdit(GrowingEdit):
    """Up in an empty box recalls.

    `filled` when it is empty no more, and when it is again; `focused` when the focus comes and goes.
    `offered(tuple[Path, ...])` when files are pasted or dropped on it, `pictured(QImage)` when a picture is.
    """

    recalled = Signal()
    focused = Signal()
    filled = Signal()
    offered = Signal(object)
    pictured = Signal(object)

    def __init__(self, fonts: Fonts) -> None:
        super().__init__(_LINES, _ROOM)
        self.setObjectName("question")
        self.setAccessibleName(tr("Your question"))
        self.setFont(fonts.text)
        self.setPlaceholderText(tr("Ask anything"))
        self._was_empty = True
        self.textChanged.connect(self._notice)

    def event(self, event: QEvent) -> bool:
        """An undo is meant for the window where nothing was typed that it could take back."""
        typed = event.type() is not QEvent.Type.ShortcutOverride or self.document().isUndoAvailable()
        if typed or not cast("QKeyEvent", event).matches(QKeySequence.StandardKey.Undo):
            return super().event(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.document().isEmpty():
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

    @Slot()
    def _notice(self) -> None:
        if self.document().isEmpty() is not self._was_empty:
            self._was_empty = not self._was_empty
            self.filled.emit()
