"""A tier of the ladder as who can be asked: it answers through the engine of the chat, and is marked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from matryoshka.chat.ladder import Tier
from matryoshka.learning.evaluation.records import Try
from matryoshka.learning.evaluation.sitting import Sitting
from matryoshka.learning.lora.paper import Paper
from matryoshka.learning.questions import Question
from matryoshka.learning.verdict import Verdict

Seat = Callable[[Tier], AbstractContextManager[Sitting]]
"""Where a tier is examined; leaving it gives the model's memory back."""
Hear = Callable[[str, int, int, int], object]
"""Told of a tier by name: how many questions are done, of how many, and how many of these took time."""


@dataclass(frozen=True, slots=True)
class Examined:
    """Whoever sits in `seat` as `tier`; answers that were once given are not asked for again."""

    tier: Tier
    seat: Seat
    paper: Paper
    hear: Hear
    first: Callable[[str], int]
    """The id that a text begins with."""

    def verdicts(self, questions: Sequence[Question]) -> Iterator[Verdict]:
        """One verdict for each question, in order. Raises `AppError`."""
        for question, one in zip(questions, self.tries(questions), strict=True):
            doubt = one.doubt or 0.0
            sure = one.first.probability * (1 - doubt)
            yield Verdict(question, self.paper.right(question, one), doubt, self.first(one.answer), sure)

    def tries(self, questions: Sequence[Question]) -> Iterator[Try]:
        """What it answers when it is made to, one for each question, in order. Raises `AppError`."""
        with self.seat(self.tier) as sitting:
            for done, question in enumerate(questions, start=1):
                yield sitting.attempt(self.paper.exercise(question))
                self.hear(self.tier.name, done, len(questions), sitting.asked)
