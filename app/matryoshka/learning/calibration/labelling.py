"""Says how right the two answers of a pair are: by a known answer, by the person's votes, or by the elder."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matryoshka.chat.engine import Stop
from matryoshka.chat.label import Label, Source
from matryoshka.learning.calibration.judge import Judge
from matryoshka.learning.calibration.known import says_one_of
from matryoshka.learning.calibration.refusals import Refusals
from matryoshka.learning.evaluation.marking import plain
from matryoshka.learning.evaluation.records import Exercise

Vote = tuple[str | None, str, str]
"""Turn, identity of the model, and its answer as `plain` leaves it."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """Exact where an answer is known; else what the person said of it counts, and what the elder says."""

    judge: Judge
    refusals: Refusals
    votes: dict[Vote, float]

    @classmethod
    def of(cls, judge: Judge, refusals: Refusals, votes: Iterable[Label]) -> "Labelling":
        """`votes` are judged answers; of several on equal answers the last counts."""
        known = {_vote(vote): vote.right for vote in votes if vote.right is not None}
        return cls(judge, refusals, known)

    def settled(self, labels: Iterable[Label]) -> bool:
        """Whether all are judged, and the person has said nothing else since, and taken nothing back."""
        return all(label.source and self._stands(label) for label in labels)

    def judged(self, exercise: Exercise, junior: Label, elder: Label, stop: Stop) -> tuple[Label, Label]:
        """Both with their `right`, None where the judge could not say. Raises as the judge does."""
        if exercise.answers:
            return self._exact(junior, exercise), self._exact(elder, exercise)
        junior, elder = self._heard(junior), self._heard(elder)
        if junior.source and elder.source:
            return junior, elder
        shares = self._compared(exercise, junior, elder, stop) or (None, None)
        return _unless_voted(junior, shares[0]), _unless_voted(elder, shares[1])

    def _exact(self, label: Label, exercise: Exercise) -> Label:
        right = says_one_of(label.answer, exercise.answers)
        refused = not right and self.refusals.has(label.answer)
        return replace(label, right=float(right), source=Source.EXACT, declined=label.declined or refused)

    def _stands(self, label: Label) -> bool:
        vote = self.votes.get(_vote(label))
        return label.source is not Source.VOTE if vote is None else label.right == vote

    def _heard(self, label: Label) -> Label:
        """With what the person says of this answer now, and whether it refuses."""
        label = replace(label, declined=label.declined or self.refusals.has(label.answer))
        if (vote := self.votes.get(_vote(label))) is not None:
            return replace(label, right=vote, source=Source.VOTE)
        return label if self._stands(label) else replace(label, right=None, source=None)

    def _compared(
        self, exercise: Exercise, junior: Label, elder: Label, stop: Stop
    ) -> tuple[float, float] | None:
        """A junior that refuses is wrong, and needlessly so where its elder answers: no judge is needed."""
        if junior.declined:
            return 0.0, float(not elder.declined)
        return self.judge.compare(exercise, junior.answer, elder.answer, stop)


def _vote(label: Label) -> Vote:
    return label.turn, label.identity, plain(label.answer)


def _unless_voted(label: Label, right: float | None) -> Label:
    return label if label.source else replace(label, right=right, source=Source.JUDGE)
