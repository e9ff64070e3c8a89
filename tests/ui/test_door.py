"""A second start finds the window that is open, and one that is gone or hangs is noticed."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from matryoshka.errors import AppError
from matryoshka.ui.door import Door, Knock

START = """
import sys
from pathlib import Path
from matryoshka.ui.door import Door, Knock
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
door = Door(Path(sys.argv[1]), Knock(*sys.argv[2:]))
print(door.enter(patience=60), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[Door]:
    del qapp
    with closing(Door(tmp_path, Knock())) as door:
        assert door.enter()
        yield door


def start(folder: Path, *brought: str) -> subprocess.Popen[bytes]:
    """Another process; it says whether it was let in, and lives until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder), *brought], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def said(process: subprocess.Popen[bytes], qtbot: QtBot) -> str:
    """What it says at its end, while this window works."""
    assert process.stdin
    process.stdin.close()
    qtbot.waitUntil(lambda: process.poll() is not None)
    with process:
        assert process.stdout
        return process.stdout.read().decode().strip()


@pytest.mark.parametrize("question", ["", "2+2", "сколько будет\n7 умножить на 8 ×" * 1_000])
def test_a_second_start_hands_over_what_it_brings(
    first: Door, tmp_path: Path, qtbot: QtBot, question: str
) -> None:
    knocks = list[Knock]()
    first.attend(knocks.append)

    assert said(start(tmp_path, question, "leave"), qtbot) == "False"
    assert knocks == [Knock(question, "leave")]


def test_many_starts_at_once_are_all_heard(qtbot: QtBot, tmp_path: Path, first: Door) -> None:
    knocks = list[Knock]()
    first.attend(knocks.append)
    starts = [start(tmp_path, str(number)) for number in range(4)]

    assert {said(each, qtbot) for each in starts} == {"False"}
    assert sorted(knock.question for knock in knocks) == [*"0123"]


def test_what_the_first_start_brings_is_taken_at_once(qapp: object, tmp_path: Path) -> None:
    del qapp
    knocks = list[Knock]()
    with closing(Door(tmp_path, Knock("2+2"))) as door:
        assert door.enter()
        door.attend(knocks.append)

    assert knocks == [Knock("2+2")]


def test_another_folder_has_another_window(first: Door, tmp_path: Path) -> None:
    del first
    with closing(Door(tmp_path / "other", Knock())) as other:
        assert other.enter()


def test_a_window_that_has_closed_is_in_nobodys_way(first: Door, tmp_path: Path) -> None:
    first.close()

    with closing(Door(tmp_path, Knock())) as door:
        assert door.enter()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is left of a killed process there")
def test_a_window_that_was_killed_is_in_nobodys_way(qapp: object, tmp_path: Path) -> None:
    del qapp
    with start(tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == b"True\n"
        process.send_signal(signal.SIGKILL)
    assert (tmp_path / "window.lock").exists()

    with closing(Door(tmp_path, Knock())) as door:
        assert door.enter()


def test_a_window_that_hangs_is_told(first: Door, tmp_path: Path) -> None:
    del first  # nobody runs its events
    with closing(Door(tmp_path, Knock("2+2"))) as door, pytest.raises(AppError, match="does not answer"):
        door.enter(patience=0.1)


@pytest.mark.parametrize("line", [b"\n", b"[1]\n", b'{"question": 1}\n', b'{"else": ""}\n', b"\xff" * 2**21])
def test_what_no_start_sends_is_left_alone(first: Door, tmp_path: Path, qtbot: QtBot, line: bytes) -> None:
    knocks = list[Knock]()
    first.attend(knocks.append)
    socket = QLocalSocket()
    socket.connectToServer(first.address)
    assert socket.waitForConnected()
    socket.write(line)
    socket.disconnectFromServer()

    assert said(start(tmp_path, "2+2"), qtbot) == "False"
    assert knocks == [Knock("2+2")]
