"""Uses a window as a person would, and keeps what it shows."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from matryoshka.ui import commands
from matryoshka.ui.window import Window


@dataclass(frozen=True, slots=True)
class Photographer:
    """Asks as a person would, and keeps what the window shows."""

    window: Window
    folder: Path
    suffix: str

    def shoot(self, name: str, shown: QWidget | None = None) -> None:
        """The window, or a dialog over it."""
        wait(600)
        (shown or self.window).grab().save(str(self.folder / f"{name}{self.suffix}.png"))

    def ask(self, text: str) -> None:
        self.window.view.composer.put(text)
        self.press(Qt.Key.Key_Return)
        while self.window.view.composer.busy:
            wait(20)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget(), key)

    def find(self, words: str) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.window.focusWidget(), words)
        wait(200)

    def seek(self, words: str) -> None:
        """In all chats, until something is found."""
        commands.SEARCH.run_in(self.window)
        QTest.keyClicks(self.window.focusWidget(), words)
        while not self.window.sidebar.found.model().rowCount():
            wait(20)

    def open(self, title: str) -> None:
        """Click a chat or a folder in the list."""
        chats = self.window.sidebar.chats
        rows = (chats.model().index(number, 0) for number in range(chats.model().rowCount()))
        place = next(chats.visualRect(row).center() for row in rows if row.data() == title)
        QTest.mouseClick(chats.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def attach(self, *files: Path) -> None:
        """Drop files over the conversation, and wait until they are read."""
        data, place = QMimeData(), self.window.view
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        at = QPointF(place.rect().center())
        QApplication.sendEvent(place, QDragEnterEvent(at.toPoint(), *how))
        QApplication.sendEvent(place, QDropEvent(at, *how))
        wait(3000)

    def new_chat(self) -> None:
        self.window.sidebar.new_chat.click()

    def open_seam(self) -> None:
        """The seam is the first thing in the answers that Tab comes to."""
        self.window.view.transcript.setFocus()
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Return)
        self.window.view.composer.setFocus()


def wait(milliseconds: int) -> None:
    """QTest.qWait would keep the other threads from running."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
