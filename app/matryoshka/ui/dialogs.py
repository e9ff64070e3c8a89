"""Questions that wait for a yes: before a link is opened, before something unsaved is given up."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from matryoshka.ui.link import link
from matryoshka.ui.room import room_for_words
from matryoshka.ui.tongue import tr


def ask_to_open(url: str, parent: QWidget) -> bool:
    """Ask over `parent`, and open `url` in the browser on a yes; False for what is no page and no mail."""
    target = link(url)
    if target.fault:
        return False
    box = _box(tr("Open a link"), tr("Open this page in your browser?"), target.shown, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opens = box.addButton(tr("Open"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
    opens.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(target.address)))
    _show(box)
    return True


def asks_to_give_up(fault: str, parent: QWidget) -> bool:
    """Whether the person closes although the last answer is not saved; `fault` says why it is not."""
    box = _box(tr("Not saved"), tr("The last answer is not saved."), fault, parent)
    gives_up = box.addButton(tr("Close anyway"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(tr("Keep open"), QMessageBox.ButtonRole.RejectRole))
    room_for_words(box.buttons())
    box.exec()
    return box.clickedButton() is gives_up


def ask_to_empty(count: int, empty: Callable[[], object], parent: QWidget) -> None:
    """Ask over `parent`, and call `empty` on a yes."""
    box = _box(
        tr("Empty the trash"),
        tr("Delete %n chat(s) for good?", count),
        tr("Daily backups hold them for up to a week."),
        parent,
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    empties = box.addButton(tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
    empties.clicked.connect(empty)
    _show(box)


def ask_to_remove(what: str, details: str, remove: Callable[[], object], parent: QWidget) -> None:
    """Ask over `parent`, and call `remove` on a yes."""
    box = _box(tr("Remove"), tr("Remove “{what}”?", what=what), details, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    removes = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
    removes.clicked.connect(remove)
    _show(box)


def _show(box: QMessageBox) -> None:
    room_for_words(box.buttons())
    box.open()


def _box(title: str, question: str, details: str, parent: QWidget) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(details)
    return box
