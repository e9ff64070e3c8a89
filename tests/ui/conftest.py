"""An open window for every test that asks for one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from support.shell import Shell, open_shell


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path, tmp_path, tmp_path / "cache")


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths) -> Iterator[Shell]:
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot)
        shell.window.resize(1180, 800)
        yield shell
        shell.window.close()
