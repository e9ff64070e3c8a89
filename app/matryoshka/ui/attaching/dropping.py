"""Files that are dragged over the conversation, and dropped there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """Those on this computer that were dragged or copied."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


class Dropping(QObject):
    """`dropped` is called with files that are dropped on `place`; `invite` while some hover over it."""

    def __init__(
        self, place: QWidget, dropped: Callable[[tuple[Path, ...]], None], invite: Callable[[bool], None]
    ) -> None:
        super().__init__(place)
        self._dropped, self._invite = dropped, invite
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDropEvent() if files := files_of(event.mimeData()):
                self._hear(event, files)
                return True
            case _ if event.type() == QEvent.Type.DragLeave:
                self._invite(False)
        return super().eventFilter(watched, event)

    def _hear(self, event: QDropEvent, files: tuple[Path, ...]) -> None:
        """QDragEnterEvent and QDragMoveEvent are drops too."""
        event.acceptProposedAction()
        over = isinstance(event, QDragEnterEvent | QDragMoveEvent)
        self._invite(over)
        if not over:
            self._dropped(files)
