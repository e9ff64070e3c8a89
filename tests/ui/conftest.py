"""An open window for every test that asks for one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import Settings, SettingsFile
from matryoshka.ui.garbage import GarbageWatch
from support.shell import Shell, open_shell


@pytest.fixture(scope="session", autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """Where no screen is, Qt keeps what was copied until Python is gone, and would then call it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Of a person who has seen the very first screen."""
    paths = Paths(tmp_path, tmp_path, tmp_path / "cache")
    SettingsFile(paths.choices).save(Settings(welcomed=True))
    return paths


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths) -> Iterator[Shell]:
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot)
        shell.window.resize(1180, 800)
        yield shell
        shell.window.close()
