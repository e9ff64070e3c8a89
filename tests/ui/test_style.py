"""The theme of the whole program is put on when it changes, and only then; what it must let one see."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from matryoshka.ui.main import application
from matryoshka.ui.style import dress
from matryoshka.ui.theme import DARK, LIGHT, Theme


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


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_is_chosen_of_a_file_stands_out(theme: Theme, qtbot: QtBot) -> None:
    dress(application(), theme)
    passages = QListWidget()
    passages.setObjectName("passages")
    qtbot.addWidget(passages)
    passages.addItems(["page 1", "page 2"])
    passages.item(0).setSelected(True)
    passages.show()

    picture = passages.grab().toImage()
    chosen, other = (
        picture.pixelColor(picture.width() - 40, passages.visualItemRect(passages.item(row)).center().y())
        for row in (0, 1)
    )
    assert abs(chosen.lightness() - other.lightness()) > 10 or abs(chosen.blue() - other.blue()) > 20
