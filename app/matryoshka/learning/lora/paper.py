"""The questions that a model of somebody else is taught with, and those it is measured with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matryoshka.learning.chance import happens, seeded
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.questions import Question

HELD_OUT = 0.35
"""The share of all questions that is only measured with."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Exercises by their keys; what is held out depends on nothing but the question."""

    exercises: Mapping[str, Exercise]

    @classmethod
    def of(cls, exercises: Sequence[Exercise]) -> "Paper":
        return cls({exercise.key: exercise for exercise in exercises})

    @property
    def training(self) -> list[Question]:
        return [_question(each) for each in self.exercises.values() if not _held_out(each)]

    @property
    def held_out(self) -> list[Question]:
        return [_question(each) for each in self.exercises.values() if _held_out(each)]

    def exercise(self, question: Question) -> Exercise:
        """The one that the question was made of; the same when it is handed up."""
        return self.exercises[question.text]


def _question(exercise: Exercise) -> Question:
    return Question(exercise.key, exercise.answers, exercise.family)


def _held_out(exercise: Exercise) -> bool:
    return happens(seeded(f"held out: {exercise.key}"), HELD_OUT)
