"""Copies for the person, and says so."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from matryoshka.ui.toast import Toast
from matryoshka.ui.tongue import tr


def copy(toast: Toast, text: str, html: str = "") -> None:
    copied = QMimeData()
    copied.setText(text)
    if html:
        copied.setHtml(html)
    QGuiApplication.clipboard().setMimeData(copied)
    toast.say(tr("Copied"))
