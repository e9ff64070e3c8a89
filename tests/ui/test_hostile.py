"""Answers made to do harm load nothing, run nothing, and hang nothing."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State
from matryoshka.ui.transcript.markup import Markup
from support.hostile import families, harm, pages, samples
from support.reading import Reader, reader
from support.turns import attempt, turn

SECONDS = 5.0
"""Of processor time that any of them may take from first letter to picture."""
STEPS = 4


class Ear:
    """A port of this computer at which nobody must knock."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0)
        self.port: int = self._socket.getsockname()[1]

    @property
    def heard(self) -> bool:
        try:
            self._socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.close()


def test_there_are_300_of_them_and_no_two_alike() -> None:
    every = [each for family in families() for each in samples(family, 1, "x")]
    assert len(set(every)) == len(every) >= 300


@pytest.mark.parametrize("family", families())
def test_no_page_holds_anything_that_loads_or_runs(family: str) -> None:
    markup = Markup()
    for sample in samples(family, 1, "file:///x"):
        assert [found for page in pages(sample, markup) for found in harm(page)] == [], sample[:200]


@pytest.mark.parametrize("family", families())
def test_they_are_shown_as_they_come_without_a_sound_and_in_time(
    family: str, qtbot: QtBot, ear: Ear, tmp_path: Path
) -> None:
    reading, slow = reader(qtbot), list[tuple[float, str]]()
    made = tmp_path / "made"
    for number, sample in enumerate(samples(family, ear.port, made.as_uri())):
        begun = time.thread_time()
        _show(reading, sample, f"{number}")
        if (taken := time.thread_time() - begun) > SECONDS:
            slow.append((taken, sample[:60]))
    qtbot.wait(50)
    assert (slow, ear.heard, made.exists()) == ([], False, False)


def _show(reading: Reader, sample: str, name: str) -> None:
    """Let it grow in the transcript, then read it through."""
    reading.transcript.show_thread(())
    for step in range(1, STEPS + 1):
        text = sample[: len(sample) * step // STEPS]
        state = State.DONE if step == STEPS else State.WRITING
        reading.transcript.update_turn(turn(sample[:300], attempt("S", text, state), name=name))
        reading.transcript.grab()
    reading.transcript.verticalScrollBar().setValue(0)
    reading.transcript.grab()
