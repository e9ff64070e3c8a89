"""A list of requests that cannot be read is not said to be empty."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from support.networks import NetworkByHeart
from support.outside import LADDER, WayByHeart, cascade
from support.shell import Shell, open_shell, parts

NOBODY = "This program has asked nobody for anything yet."


@pytest.fixture
def network() -> NetworkByHeart:
    return NetworkByHeart(unread=AppError("The list cannot be read.", "Check the disk."))


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths, network: NetworkByHeart) -> Iterator[Shell]:
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, parts(paths, LADDER, cascade(WayByHeart()), network))
        shell.window.resize(1180, 800)
        shell.window.show_leaving()
        yield shell
        shell.window.close()


def test_it_says_so_until_it_can_be_read(shell: Shell, network: NetworkByHeart) -> None:
    shell.bot.waitUntil(lambda: shell.sees("The list could not be read."))
    assert not shell.sees(NOBODY)

    network.unread = None
    shell.click("Try again")
    shell.bot.waitUntil(lambda: shell.sees(NOBODY))
    assert shell.button("Try again") is None
