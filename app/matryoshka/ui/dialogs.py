"""Questions that wait for a yes: before a link is opened, before something unsaved is given up."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

_SCHEMES = ("http", "https", "mailto")


def ask_to_open(url: str, parent: QWidget) -> bool:
    """Ask over `parent`, and open `url` in the browser on a yes; False for what is no page and no mail."""
    target = QUrl(url)
    if target.scheme().lower() not in _SCHEMES:
        return False
    shown = target.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    box = _box("Open a link", "Open this page in your browser?", shown, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opens = box.addButton("Open", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
    opens.clicked.connect(lambda: QDesktopServices.openUrl(target))
    box.open()
    return True


def asks_to_give_up(fault: str, parent: QWidget) -> bool:
    """Whether the person closes although the last answer is not saved; `fault` says why it is not."""
    box = _box("Not saved", "The last answer is not saved.", fault, parent)
    gives_up = box.addButton("Close anyway", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("Keep open", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is gives_up


def _box(title: str, question: str, details: str, parent: QWidget) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(details)
    return box
