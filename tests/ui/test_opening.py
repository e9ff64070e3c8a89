"""Chats that cannot be opened, or listed, from the outside."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from support.chats import question
from support.shell import Shell, open_shell
from ui.test_seeking import keep

GONE = "This chat was deleted."
_PAGE = 4096
"""Bytes; the first says what kind of file it is."""


@pytest.fixture
def shell(shell: Shell) -> Shell:
    """A chat is open, and another one, which is listed, was deleted by another program."""
    keep(shell, "Bread", ("How long?", "Forty minutes."))
    keep(shell, "Soups", ("What is in borscht?", "Beetroot."))
    shell.open("Bread")
    return shell


def deleted(paths: Paths, chat: str) -> None:
    with closing(ChatStore(paths.store)) as other:
        other.delete(chat)


def restored(paths: Paths, chat: str) -> None:
    with closing(ChatStore(paths.store)) as other:
        other.restore(chat)


def chat_called(shell: Shell, title: str) -> str:
    return next(each.id for each in shell.store.summaries() if each.title == title)


def test_a_chat_that_cannot_be_opened_says_so_in_its_place_and_is_opened_later(
    shell: Shell, paths: Paths
) -> None:
    soups = chat_called(shell, "Soups")
    deleted(paths, soups)
    shell.open("Soups")
    assert shell.sees(GONE)
    assert shell.window.view.notice.isHidden()
    assert not shell.window.view.composer.isEnabled()

    restored(paths, soups)
    shell.click("Try again")
    assert not shell.sees(GONE)
    assert "Beetroot" in shell.said
    assert shell.window.view.composer.isEnabled()


def test_the_chat_before_is_still_there(shell: Shell, paths: Paths) -> None:
    deleted(paths, chat_called(shell, "Soups"))
    shell.open("Soups")
    shell.click("Back to the last chat")

    assert not shell.sees(GONE)
    assert "Forty" in shell.said
    assert shell.titles() == ["Bread"]
    assert shell.window.view.composer.isAncestorOf(shell.focus)


def test_a_chat_that_can_be_opened_takes_the_fault_away(shell: Shell, paths: Paths) -> None:
    deleted(paths, chat_called(shell, "Soups"))
    for title in ("Soups", "Bread"):
        shell.open(title)
    assert not shell.sees(GONE)

    shell.conduct.desk.open("nowhere")
    assert shell.sees(GONE)
    shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not shell.sees(GONE)


@contextmanager
def spoiled(paths: Paths) -> Iterator[None]:
    """Nothing can be read of the saved chats, not even by who has read them before."""
    kept = paths.store.read_bytes()
    read_anew(paths)
    write(paths, kept[:_PAGE] + b"\xff" * (len(kept) - _PAGE))
    yield
    write(paths, kept)
    read_anew(paths)


def read_anew(paths: Paths) -> None:
    """SQLite forgets what it has read when another has written."""
    with closing(sqlite3.connect(paths.store)) as other, other:
        version = other.execute("PRAGMA user_version").fetchone()[0]
        other.execute(f"PRAGMA user_version = {version}")


def write(paths: Paths, content: bytes) -> None:
    """Into the file as it is: another in its place would not be read by who has it open."""
    with paths.store.open("r+b") as file:
        file.write(content)


def test_chats_that_cannot_be_listed_are_not_said_to_be_none(qtbot: QtBot, paths: Paths) -> None:
    bread = Conversation("Bread")
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(replace(bread, turns=(question(bread, "How long?"),)))
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        with spoiled(paths):
            shell = open_shell(store, paths, qtbot)
            shell.window.resize(1180, 800)
            assert shell.sees("The file of the saved chats is damaged.")
            assert not shell.window.sidebar.chats.isVisible()

        shell.click("Try again")
        assert shell.window.sidebar.chats.isVisible()
        assert shell.titles() == ["Bread"]
        shell.window.close()
