"""The theme of the whole program is put on when it changes, and only then."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from matryoshka.ui.main import application
from matryoshka.ui.style import dress
from matryoshka.ui.theme import DARK, LIGHT


class Wearer(QWidget):
    """Counts how often it was dressed anew."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = 0

    def changeEvent(self, event: QEvent) -> None:
        self.changes += event.type() == QEvent.Type.StyleChange


def test_a_theme_that_is_worn_is_not_put_on_again(qtbot: QtBot) -> None:
    app = application()
    dress(app, LIGHT)
    wearer = Wearer()
    qtbot.addWidget(wearer)
    wearer.show()
    before = wearer.changes

    dress(app, LIGHT)
    assert wearer.changes == before
    dress(app, DARK)
    assert wearer.changes > before
