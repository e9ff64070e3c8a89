"""The window opens where it lay, and always where it can be seen."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import Settings, SettingsFile
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.window import Window
from support.shell import open_shell

Opens = Callable[[str], Window]


@pytest.fixture
def opens(qtbot: QtBot, paths: Paths) -> Iterator[Opens]:
    """Opens a window whose settings tell where it lay."""
    with ExitStack() as stack:

        def open_at(geometry: str) -> Window:
            SettingsFile(paths.choices).save(Settings(welcomed=True, geometry=geometry))
            store = stack.enter_context(closing(ChatStore(paths.store)))
            stack.enter_context(GarbageWatch())
            window = open_shell(store, paths, qtbot).window
            stack.callback(window.close)
            return window

        yield open_at


def geometry_at(place: QRect) -> str:
    window = QWidget()
    window.setGeometry(place)
    return bytes(window.saveGeometry().toBase64().data()).decode()


@pytest.mark.usefixtures("qapp")
def test_a_window_that_lay_on_a_screen_that_is_gone_comes_to_this_one(opens: Opens) -> None:
    window = opens(geometry_at(QRect(9_000, 4_000, 700, 500)))

    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry())


@pytest.mark.parametrize("damaged", ["abc", "é", "AAAA", "="])
def test_a_place_that_cannot_be_read_is_the_usual_one(opens: Opens, damaged: str) -> None:
    window = opens(damaged)

    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry())
