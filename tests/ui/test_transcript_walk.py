"""Whatever one does while an answer grows: the end stays the end, and what one reads stays where it is."""

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State, Turn
from matryoshka.ui.transcript.slab import Toggle
from matryoshka.ui.transcript.stack import FOOT
from support.reading import Reader, reader
from support.turns import attempt, passed, turn

PIECES = (
    "A sentence that goes on.\n\n",
    "- a point\n",
    "```python\nx = 1\n```\n\n",
    "| a | b |\n|---|---|\n\n",
)
THOUGHT = "I think about it for a while.\n\n" * 8


class Walker:
    """Does one thing after another, and looks after each."""

    def __init__(self, reading: Reader, seed: int) -> None:
        self.reading = reading
        self.chance = random.Random(seed)  # noqa: S311  the same walk each time
        self.text = ""

    @property
    def at_end(self) -> bool:
        return self.reading.transcript._column.at_end

    def first(self) -> tuple[str, int]:
        top = self.reading.sighted[0]
        return top.slab.row.place.key, top.y

    def stream(self) -> None:
        before, followed = self.first(), self.at_end
        self.text += self.chance.choice(PIECES)
        self.reading.transcript.update_turn(self._growing())
        if followed:
            assert self.reading.value == self.reading.end
        else:
            assert self.first() == before

    def _growing(self) -> Turn:
        live = attempt("S", self.text, State.WRITING, thinking=THOUGHT)
        return turn("And now?", passed("XS", "S"), live, name="live")

    def scroll(self) -> None:
        self.reading.press(self.chance.choice([Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown]))

    def jump(self) -> None:
        self.reading.press(self.chance.choice([Qt.Key.Key_Home, Qt.Key.Key_End]))

    def fold(self) -> None:
        """Open or close something in sight: it stays under the pointer, or moves to be seen whole."""
        folds = [
            (each.slab.row.place.key, target)
            for each in self.reading.sighted
            for target in each.slab.targets
            if isinstance(target.action, Toggle)
        ]
        if folds:
            key, target = self.chance.choice(folds)
            self.reading.transcript._act(target.action)
            assert key in [each.slab.row.place.key for each in self.reading.sighted]

    def resize(self) -> None:
        key, followed = self.first()[0], self.at_end
        self.reading.transcript.resize(self.chance.randint(420, 1000), self.chance.randint(300, 700))
        after = self.first()[0]
        if followed:
            assert self.reading.value == self.reading.end
        elif not self.at_end:
            assert after == key

    def pill(self) -> None:
        if self.reading.transcript._pill.isVisible():
            self.reading.transcript._pill.click()
            assert self.reading.value == self.reading.end

    def look(self) -> None:
        """The window is full of what it should show, and the way back is offered where one is away."""
        sighted, height = self.reading.sighted, self.reading.transcript.viewport().height()
        assert sighted[0].top <= 0
        assert sighted[-1].bottom + FOOT >= height or self.at_end
        assert all(one.bottom == other.top for one, other in pairwise(sighted))
        away = self.reading.end - self.reading.value
        assert self.reading.transcript._pill.isVisible() == (away > 80)

    def step(self) -> None:
        steps = [self.scroll, self.jump, self.fold, self.resize, self.pill]
        self.chance.choice([*steps, *[self.stream] * 5])()
        self.look()


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_through_a_growing_conversation(qtbot: QtBot, seed: int) -> None:
    reading = reader(qtbot)
    answers = (attempt("S", "It is so.\n\n" * (index % 9), thinking=THOUGHT) for index in range(12))
    turns = [turn(f"Question {index}", each, name=str(index)) for index, each in enumerate(answers)]
    reading.transcript.show_thread(tuple(turns))
    walker = Walker(reading, seed)
    walker.stream()
    for _ in range(100):
        walker.step()
