"""What is typed and attached waits in its conversation, also for the next start of the program."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.draft import NOTHING, Draft
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from support.attaching import attach, chips
from support.shell import Shell, open_shell

CHILD = Path(__file__).with_name("draft_child.py")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    notes = tmp_path / "notes.txt"
    notes.write_text("One in another.")
    return notes


@contextmanager
def opened(paths: Paths, bot: QtBot) -> Iterator[Shell]:
    """A start of the program, up to its end."""
    with closing(ChatStore(paths.store)) as store:
        shell = open_shell(store, paths, bot)
        try:
            yield shell
        finally:
            shell.window.close()


def typed(shell: Shell) -> str:
    return shell.window.view.composer.text


def type_in(shell: Shell, words: str) -> None:
    QTest.keyClicks(shell.focus, words)


def wait_for(shell: Shell, draft: Draft, name: str | None = None) -> None:
    """Until it is on the disk, where another program finds it that starts after this one was killed."""
    shell.bot.waitUntil(lambda: shell.store.draft(name) == draft)


def test_what_is_typed_is_on_the_disk_before_anything_else_is_done(shell: Shell) -> None:
    type_in(shell, "seven dolls")

    wait_for(shell, Draft("seven dolls"))


def test_it_is_there_again_at_the_next_start(paths: Paths, qtbot: QtBot) -> None:
    with opened(paths, qtbot) as first:
        type_in(first, "seven dolls")
    with opened(paths, qtbot) as second:
        assert typed(second) == "seven dolls"


@pytest.mark.skipif(os.name != "posix", reason="only there a program is killed so")
def test_a_program_that_is_killed_loses_nothing_of_it(paths: Paths, qtbot: QtBot, notes: Path) -> None:
    command = [sys.executable, str(CHILD), str(paths.data), "seven dolls", str(notes)]
    places = os.pathsep.join(map(str, (CHILD.parents[1], CHILD.parents[2] / "app")))
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": places}
    ended = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    notes.unlink()
    with opened(paths, qtbot) as shell:
        qtbot.waitUntil(lambda: len(chips(shell)) == 1)

        assert ended.returncode == -signal.SIGKILL, ended.stderr
        assert typed(shell) == "seven dolls"
        assert "notes.txt" in chips(shell)[0]


def test_each_chat_has_its_own_at_the_next_start(paths: Paths, qtbot: QtBot) -> None:
    with opened(paths, qtbot) as first:
        first.ask("2+2")
        type_in(first, "in a chat")
        first.conduct.desk.begin()
        type_in(first, "in none")
    with opened(paths, qtbot) as second:
        new = typed(second)
        second.open("2+2")

        assert (new, typed(second)) == ("in none", "in a chat")


def test_what_was_sent_is_no_draft_any_more(shell: Shell) -> None:
    type_in(shell, "2+2")
    wait_for(shell, Draft("2+2"))
    shell.ask("2+2")

    assert shell.store.draft(None) == shell.store.draft(shell.kept()[0].id) == NOTHING
    shell.conduct.desk.begin()
    assert typed(shell) == ""


def test_what_is_typed_below_a_first_question_belongs_to_its_chat(shell: Shell) -> None:
    shell.ask("2+2")
    type_in(shell, "and 3?")
    shell.conduct.desk.begin()

    wait_for(shell, Draft("and 3?"), shell.kept()[0].id)
    assert typed(shell) == ""


def test_attached_files_wait_for_the_next_start(paths: Paths, qtbot: QtBot, notes: Path) -> None:
    with opened(paths, qtbot) as first:
        attach(first, notes)
        said = chips(first)
    notes.unlink()
    with opened(paths, qtbot) as second:
        qtbot.waitUntil(lambda: chips(second) == said)
        second.ask("2+2")
        (file,) = second.turn.files

        assert Attachments(paths.attachments).path(file.path).read_text() == "One in another."
        assert second.store.draft(second.kept()[0].id) == NOTHING


def test_a_file_that_was_taken_away_waits_no_more(paths: Paths, qtbot: QtBot, notes: Path) -> None:
    with opened(paths, qtbot) as first:
        attach(first, notes)
        first.click("Remove notes.txt")
    with opened(paths, qtbot) as second:
        assert second.store.draft(None) == NOTHING
        assert chips(second) == []


def test_a_file_that_is_gone_from_the_disk_is_named(paths: Paths, qtbot: QtBot, notes: Path) -> None:
    with opened(paths, qtbot) as first:
        attach(first, notes)
    for kept in paths.attachments.iterdir():
        kept.unlink()
    with opened(paths, qtbot) as second:
        qtbot.waitUntil(second.window.view.notice.isVisible)

        assert "“notes.txt” cannot be read." in second.window.view.notice.words
        wait_for(second, NOTHING)
