"""The whole program, on the models that come with it: ask, hand off, quit, start again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka import build
from matryoshka.chat.conversation import State
from matryoshka.chat.events import Reason
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.paths import Paths
from support.shell import Shell, open_shell, parts

SUM = "What is the sum of the numbers from 1 to 100 without every 7th?"
RUSSIAN_SUM = "Чему равна сумма чисел от 1 до 100 без каждого седьмого?"


@contextmanager
def _program(home: Path, qtbot: QtBot) -> Iterator[Shell]:
    """The real window on the real models, closed at the end as by its owner."""
    paths, ladder = Paths(home, home, home / "cache"), builtin_ladder()
    with closing(Rack()) as rack, closing(ChatStore(paths.store)) as store:
        answers = build.cascade(ladder, rack, build.remedy_of(paths.ladder))
        shell = open_shell(store, paths, qtbot, parts(paths, ladder, answers))
        yield shell
        shell.window.close()


def _type(shell: Shell, question: str) -> None:
    """Type a question, send it by key, and wait for the end of its answer."""
    QTest.keyClicks(shell.focus, question)
    shell.press(Qt.Key.Key_Return)
    shell.bot.waitUntil(lambda: not shell.busy)


def test_both_questions_in_one_conversation_survive_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with _program(tmp_path, qtbot) as shell:
        assert shell.window.view.shows_welcome
        _type(shell, "2+2")
        _type(shell, SUM)
        said = shell.said

    for words in ("2+2", "4", SUM, "XS asked S for help", "4315"):
        assert words in said
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        (summary,) = store.summaries()
        first, second = store.conversation(summary.id).thread
    assert [(attempt.tier, attempt.text) for attempt in first.run] == [("XS", "4")]
    junior, elder = second.run
    assert (junior.state, junior.text, junior.tokens) == (State.HANDED_OFF, "", 0)
    assert junior.handoff
    assert junior.handoff.reason is Reason.UNSURE
    assert (elder.text, elder.state) == ("4315", State.DONE)
    assert "5050" in elder.thinking

    with _program(tmp_path, qtbot) as shell:
        shell.open("2+2")
        assert shell.said == said


@pytest.mark.parametrize("question", [SUM, RUSSIAN_SUM])
def test_the_terminal_gives_the_same_answer_in_both_languages(question: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "matryoshka", "ask", question]
    environment = os.environ | {"MATRYOSHKA_HOME": str(tmp_path)}

    result = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)

    assert (result.returncode, result.stdout) == (0, "4315\n")
    assert "XS asked S for help" in result.stderr


def test_the_installation_tests_itself() -> None:
    command = [sys.executable, "-m", "matryoshka", "--self-test"]

    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    assert result.returncode == 0, result.stdout + result.stderr
    assert [line[:4].strip() for line in result.stdout.splitlines()] == ["ok"] * 8


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not tell what it listens for")
def test_the_program_starts_shows_its_window_and_ends_when_asked(tmp_path: Path) -> None:
    environment = os.environ | {"MATRYOSHKA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-m", "matryoshka"], env=environment) as process:
        while not _listens_for(process.pid, signal.SIGTERM):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=60) == 0


def _listens_for(pid: int, number: signal.Signals) -> bool:
    """As an open window does, for a signal that would end Python at once."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    (caught,) = (line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught, 16) >> (number - 1) & 1)
