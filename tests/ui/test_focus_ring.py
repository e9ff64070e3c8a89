"""What has the keyboard wears a ring, two pixels strong, until something else has it."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from matryoshka.ui.focus_ring import STRONG, FocusRing, FocusRings
from matryoshka.ui.main import application
from matryoshka.ui.theme import CONTRAST, LIGHT


def test_the_ring_goes_with_the_keyboard_and_takes_the_themes_colour(qtbot: QtBot) -> None:
    application()
    window, button, field = QWidget(), QPushButton("Go on"), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(button)
    column.addWidget(field)
    rings = FocusRings(LIGHT, window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)

    button.setFocus()
    assert _ring_colours(button) == [LIGHT.remote] * STRONG
    rings.set_theme(CONTRAST)
    _forget()
    assert _ring_colours(button) == [CONTRAST.remote] * STRONG

    field.setFocus()
    _forget()
    assert not button.findChildren(FocusRing)
    field.resize(field.width() + 40, field.height())
    assert field.findChildren(FocusRing)[0].size() == field.size()


def test_the_ring_lies_over_bars_that_come_later(qtbot: QtBot) -> None:
    application()
    window, rows = QWidget(), QListWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(rows)
    FocusRings(LIGHT, window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)

    rows.setFocus()
    rows.addItems([str(number) for number in range(100)])
    qtbot.waitUntil(rows.verticalScrollBar().isVisible)
    assert _ring_colours(rows, from_right=True) == [LIGHT.remote] * STRONG


def _forget() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _ring_colours(control: QWidget, *, from_right: bool = False) -> list[QColor]:
    """Of the first pixels of the left edge, or of the right, halfway down."""
    picture = control.grab().toImage()
    columns = range(picture.width())
    edge = columns[-STRONG:] if from_right else columns[:STRONG]
    return [picture.pixelColor(x, picture.height() // 2) for x in edge]
