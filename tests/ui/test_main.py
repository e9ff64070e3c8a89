"""The program's face is opened, watched over and cleared away."""

import os
import signal
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.database import Database
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.ui.interrupt import closing_on_interrupt
from matryoshka.ui.main import door, run, self_test
from matryoshka.ui.tier_badge import TierBadge
from matryoshka.ui.window import Window
from support.reading import said
from support.shell import parts

LOOKS = 100
"""A tenth of a second lies between two."""


def opened() -> Window:
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, Window) and each.isVisible()
    )


def test_it_runs_until_the_window_is_closed_and_leaves_nothing_behind(qtbot: QtBot, paths: Paths) -> None:
    del qtbot
    hooks = sys.excepthook, threading.excepthook
    QTimer.singleShot(100, lambda: opened().close())

    assert run(parts(paths), paths, door(paths, "")) == 0
    assert (sys.excepthook, threading.excepthook) == hooks
    assert paths.store.exists()


def test_damaged_chats_are_told_and_kept(qtbot: QtBot, paths: Paths) -> None:
    del qtbot
    paths.store.write_bytes(b"no database at all" * 100)
    seen = list[str]()

    def look() -> None:
        seen.append(opened().view.notice.words)
        opened().close()

    QTimer.singleShot(100, look)

    assert run(parts(paths), paths, door(paths, "")) == 0
    assert "were damaged" in seen[0]
    assert [each for each in paths.data.iterdir() if "damaged" in each.name]


def test_a_fault_of_ones_own_ladder_is_told_in_the_window(qtbot: QtBot, paths: Paths) -> None:
    del qtbot
    seen = list[str]()

    def look() -> None:
        seen.append(opened().view.notice.words)
        opened().close()

    QTimer.singleShot(100, look)

    assert run(parts(paths), paths, door(paths, ""), AppError("Line 4 is wrong.", "Mend it.")) == 0
    assert "Line 4 is wrong." in seen[0]


def test_two_faults_at_the_start_are_both_told(qtbot: QtBot, paths: Paths) -> None:
    del qtbot
    paths.store.write_bytes(b"no database at all" * 100)
    seen = list[str]()

    def look() -> None:
        seen.append(opened().view.notice.words)
        opened().close()

    QTimer.singleShot(100, look)

    assert run(parts(paths), paths, door(paths, ""), AppError("Line 4 is <wrong>.", "Mend it.")) == 0
    assert "Line 4 is <wrong>. Mend it." in seen[0]
    assert "were damaged" in seen[0]


def test_what_an_earlier_run_left_deleted_is_erased_at_the_start(qtbot: QtBot, paths: Paths) -> None:
    del qtbot
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(Conversation("Old", "old"))
        store.delete("old")
    age_deletions(paths.store)
    patience = time.monotonic() + 60
    erased = list[bool]()

    def look() -> None:
        erased.append(not is_kept(paths.store, "old"))
        if erased[-1] or time.monotonic() > patience:
            opened().close()
        else:
            QTimer.singleShot(50, look)

    QTimer.singleShot(100, look)

    assert run(parts(paths), paths, door(paths, "")) == 0
    assert erased[-1]


def age_deletions(path: Path) -> None:
    with closing(Database(path)) as database, database.writing() as rows:
        rows.execute("UPDATE conversations SET deleted = deleted - 3600")


def is_kept(path: Path, name: str) -> bool:
    with closing(Database(path)) as database, database.reading() as rows:
        return rows.execute("SELECT id FROM conversations WHERE id = ?", (name,)).fetchone() is not None


def test_the_tier_that_is_asked_first_is_woken_before_the_first_question(qtbot: QtBot, paths: Paths) -> None:
    del qtbot
    seen = list[set[str]]()

    def look() -> None:
        badges = opened().top_bar.ladder.findChildren(TierBadge)
        seen.append({badge.state.words for badge in badges})
        if seen[-1] == {"listening", "asleep"} or len(seen) == LOOKS:
            opened().close()
        else:
            QTimer.singleShot(100, look)

    QTimer.singleShot(100, look)

    assert run(parts(paths), paths, door(paths, "")) == 0
    assert seen[-1] == {"listening", "asleep"}


def test_without_a_place_for_the_chats_it_says_why_and_ends(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del qtbot
    (tmp_path / "file").touch()

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.close()

    QTimer.singleShot(100, read)

    there = Paths(tmp_path / "file", tmp_path, tmp_path)
    assert run(parts(there), there, door(there, "")) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there the process just ends")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window(qtbot: QtBot, number: signal.Signals) -> None:
    closed = list[bool]()
    before = signal.getsignal(number)
    with closing_on_interrupt(lambda: closed.append(True)):
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: closed == [True])

    assert signal.getsignal(number) is before


@pytest.mark.usefixtures("qapp")
def test_the_installation_check_opens_a_window() -> None:
    assert self_test(parts).startswith("opened, drawn and closed with Qt 6.")


def test_what_a_start_brings_is_asked_in_a_new_chat(qtbot: QtBot, paths: Paths) -> None:
    del qtbot
    seen = list[str]()

    def look() -> None:
        seen.append(said(opened().view.transcript))
        if "2+2" in seen[-1] or len(seen) == LOOKS:
            opened().close()
        else:
            QTimer.singleShot(100, look)

    QTimer.singleShot(100, look)

    assert run(parts(paths), paths, door(paths, "2+2")) == 0
    assert "2+2" in seen[-1]
