"""The questions that a model of somebody else is taught with, and those it is measured with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matryoshka.chat.label import Trial
from matryoshka.learning.chance import happens, seeded
from matryoshka.learning.evaluation.records import Exercise, Try
from matryoshka.learning.questions import Question

HELD_OUT = 0.35
"""The share of all questions that is only measured with."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Paper:
    """Exercises by their keys; what is held out depends on nothing but the question.

    Where nobody knows the right answer, `judged` tells how right both answers were: that of the junior is
    kept to what it was by its training, so it is not judged anew.
    """

    exercises: Mapping[str, Exercise]
    judged: Mapping[str, Trial] = field(default_factory=dict)

    @classmethod
    def of(cls, exercises: Sequence[Exercise]) -> "Paper":
        """Questions with their right answers."""
        return cls({exercise.key: exercise for exercise in exercises})

    @classmethod
    def of_trials(cls, trials: Iterable[Trial]) -> "Paper":
        """Questions that both have answered before; of several trials of one the last counts."""
        judged = {_exercise(trial).key: trial for trial in trials}
        return cls({key: _exercise(trial) for key, trial in judged.items()}, judged)

    @property
    def training(self) -> list[Question]:
        return [_question(each) for each in self.exercises.values() if not _held_out(each)]

    @property
    def held_out(self) -> list[Question]:
        return [_question(each) for each in self.exercises.values() if _held_out(each)]

    def exercise(self, question: Question) -> Exercise:
        """The one that the question was made of; the same when it is handed up."""
        return self.exercises[question.text]

    def right(self, question: Question, one: Try) -> bool:
        """Whether the junior's answer is right; of two equally good answers both are."""
        trial = self.judged.get(question.text)
        return (trial.junior.right or 0.0) >= _HALF if trial else one.right

    def right_above(self, question: Question) -> bool:
        """Whether the elder's was, of a question that was judged."""
        return (self.judged[question.text].elder.right or 0.0) >= _HALF


def _exercise(trial: Trial) -> Exercise:
    label = trial.junior
    return Exercise(label.question, (), label.family, 0, label.before)


def _question(exercise: Exercise) -> Question:
    return Question(exercise.key, exercise.answers, exercise.family)


def _held_out(exercise: Exercise) -> bool:
    return happens(seeded(f"held out: {exercise.key}"), HELD_OUT)
