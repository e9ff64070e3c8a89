"""Searching beside the window: while it lasts, when it fails, and when other words are typed meanwhile."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.chat.seeking import Sighting
from matryoshka.chat.store import SIGHTINGS, ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.searching import Searching
from support.shell import Shell
from ui.test_seeking import found, keep, search


@contextmanager
def out_of_reach(paths: Paths) -> Iterator[None]:
    """The saved chats cannot be opened: a folder stands where their file was."""
    kept = paths.store.rename(paths.store.with_name("elsewhere"))
    paths.store.mkdir()
    try:
        yield
    finally:
        paths.store.rmdir()
        kept.rename(paths.store)


def test_a_search_that_fails_says_so_in_its_own_place_and_is_done_again(shell: Shell, paths: Paths) -> None:
    keep(shell, "Soups", ("What is in borscht?", "Beetroot."))
    with out_of_reach(paths):
        search(shell, "beetr")
        assert shell.sees("The saved chats cannot be written.")
        assert not shell.sees("Nothing found.")
        assert shell.window.view.notice.isHidden()

    shell.click("Search again")
    assert [place.words for place in found(shell)] == ["Beetroot."]


def test_words_that_are_taken_away_take_the_fault_with_them(shell: Shell, paths: Paths) -> None:
    with out_of_reach(paths):
        search(shell, "beetr")
    shell.press(Qt.Key.Key_Escape)
    assert shell.window.sidebar.chats.isVisible()

    search(shell, "borscht")
    assert shell.button("Search again") is None


def test_enter_opens_what_is_found_though_it_was_pressed_before(shell: Shell) -> None:
    soups = keep(shell, "Soups", ("What is in borscht?", "Beetroot."))
    shell.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(shell.focus, "beetr")
    shell.press(Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: shell.conduct.desk.shown.id == soups.id)


class Slow(ChatStore):
    """Finds nothing before `ready` is set."""

    ready = threading.Event()

    def search(self, words: str, limit: int = SIGHTINGS) -> tuple[Sighting, ...]:
        self.ready.wait(60)
        return super().search(words, limit)


@pytest.fixture
def slow(paths: Paths) -> Iterator[Slow]:
    Slow.ready.clear()
    with closing(Slow(paths.store)) as store:
        yield store


def test_of_words_typed_meanwhile_only_the_last_are_answered(slow: Slow, qtbot: QtBot) -> None:
    searching, answers = Searching(slow), list[object]()
    searching.found.connect(answers.append)
    for words in ("b", "be", "bee"):
        searching.begin(words)
    assert searching.running

    slow.ready.set()
    qtbot.waitUntil(lambda: not searching.running)
    searching.end()
    assert answers == [()]
