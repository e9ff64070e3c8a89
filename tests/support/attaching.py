"""Hands that attach files to a question, and eyes that see which wait."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from matryoshka.ui.attaching.chip import Chip
from support.shell import Shell

COPY = Qt.DropAction.CopyAction


def copied(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drop(place: QWidget, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(place.rect().center())
    QApplication.sendEvent(place, QDragEnterEvent(at.toPoint(), COPY, data, buttons, keys))
    QApplication.sendEvent(place, QDropEvent(at, COPY, data, buttons, keys))


def chips(shell: Shell) -> list[str]:
    """What they say, the name first."""
    seen = [each for each in shell.window.findChildren(Chip) if each.isVisible()]
    return [" ".join(label.text() for label in chip.findChildren(QLabel)) for chip in seen]


def seen_whole(shell: Shell) -> bool:
    """Whether no chip is cut off by what they lie on; where there are many that scrolls."""
    place = shell.window.view.composer.chips.widget()
    assert place
    seen = (chip for chip in place.findChildren(Chip) if chip.isVisible())
    return all(place.rect().contains(chip.geometry()) for chip in seen)


def attach(shell: Shell, *files: Path) -> None:
    """Drop files, and wait until they are read."""
    before = len(chips(shell))
    drop(shell.window.view, copied(*files))
    shell.bot.waitUntil(lambda: len(chips(shell)) == before + len(files))
