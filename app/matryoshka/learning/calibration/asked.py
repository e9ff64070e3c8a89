"""The questions that the tiers of a pair are asked: a person's own, and others."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from matryoshka.chat.conversation import Text
from matryoshka.chat.prompt import messages
from matryoshka.chat.store import ChatStore
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.evaluation.sheet import read_sheet

OWN = "own"
"""The family of a person's own questions."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, without `answers` where nobody knows a right one; `turn` of a chat asks it, if any does."""

    exercise: Exercise
    turn: str | None = None


def own_questions(store: ChatStore) -> Iterator[Asked]:
    """What the person asked before, the last changed chat first; not what came with files or pictures.

    Raises `AppError` as the store does.
    """
    for summary in store.summaries():
        thread = store.conversation(summary.id).thread
        for number, turn in enumerate(thread, start=1):
            if all(isinstance(part, Text) for part in turn.parts):
                *before, question = (message.text for message in messages(thread[:number]))
                yield Asked(Exercise(question, (), OWN, number, tuple(before)), turn.id)


def questions_of(file: Path) -> tuple[Asked, ...]:
    """The questions of a file as `read_sheet` reads it, but none needs an answer. Raises `UsageFault`."""
    return tuple(Asked(exercise) for exercise in read_sheet(file, unanswered=True).exercises)


def chosen(own: Iterable[Asked], others: Iterable[Asked], count: int) -> tuple[Asked, ...]:
    """At most `count` different questions, half of them a person's own where there are as many.

    They are mixed, always alike: so every beginning of them holds some of each kind.
    """
    first = {each.exercise.key: each for each in islice(own, count // 2)}
    rest = [each for each in _mixed(others) if each.exercise.key not in first]
    return tuple(_mixed([*first.values(), *rest[: count - len(first)]]))


def _mixed(questions: Iterable[Asked]) -> Sequence[Asked]:
    return sorted(questions, key=lambda each: hashlib.sha256(each.exercise.key.encode()).digest())
