"""What the parent hears at once, and what it hears in bundles."""

import os
from collections.abc import Iterator

import pytest

from matryoshka.chat.engine import Finish
from matryoshka.engines import wire
from matryoshka.engines.frames import Ended, Read, Reply, Said
from matryoshka.engines.host.voice import Voice


class Line:
    """A pipe with a voice at one end; `heard` is what has come out at the other."""

    def __init__(self) -> None:
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self.seconds = 1.0
        self.voice = Voice(os.fdopen(theirs, "wb"), lambda: self.seconds)
        self._pipe = os.fdopen(ours, "rb")

    def heard(self) -> list[Reply]:
        frames = []
        while (frame := self._next()) is not None:
            frames.append(frame)
        return frames

    def _next(self) -> Reply | None:
        if self._pipe.peek(1) == b"":
            return None
        frame = wire.read(self._pipe)
        assert isinstance(frame, Reply)
        return frame

    def close(self) -> None:
        self.voice._pipe.close()
        self._pipe.close()


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.close()


def word(text: str) -> Said:
    return Said(1, text, thinking=False, handoff=0.0)


def test_the_first_word_goes_at_once(line: Line) -> None:
    read = Read(1, 9, 0, 9)
    line.voice.say(read)
    line.voice.say(word("one"))

    assert line.heard() == [read, word("one")]


def test_words_in_quick_succession_wait_for_one_another(line: Line) -> None:
    for text in ("one", "two", "three"):
        line.voice.say(word(text))

    assert line.heard() == [word("one")]
    line.seconds += 0.04
    line.voice.say(word("four"))
    assert line.heard() == [word("two"), word("three"), word("four")]


def test_the_end_of_an_answer_takes_the_waiting_words_along(line: Line) -> None:
    ended = Ended(1, Finish.STOP)
    for reply in (word("one"), word("two"), ended):
        line.voice.say(reply)

    assert line.heard() == [word("one"), word("two"), ended]


def test_the_first_word_of_the_next_answer_goes_at_once_too(line: Line) -> None:
    for reply in (word("one"), word("two"), Ended(1, Finish.STOP), word("three")):
        line.voice.say(reply)

    assert line.heard()[-1] == word("three")
