"""What came of putting questions to a junior and its elder, in numbers and in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matryoshka.chat.label import Label, Source

POOR = 0.5
"""The share of its judgements that a judge may take back when the answers change places."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All are numbers of questions.

    `exact`, `judged` and `voted` are told by who spoke of the junior's answer. On `unsaid` ones the judge
    spoke nonsense, on `ties` it took back what it had said. The junior `refused`, `needlessly` where the
    elder was right; `left_out` could not be asked.
    """

    junior: str
    elder: str
    questions: int
    exact: int = 0
    judged: int = 0
    voted: int = 0
    unsaid: int = 0
    ties: int = 0
    refused: int = 0
    needlessly: int = 0
    elder_declined: int = 0
    left_out: int = 0

    @classmethod
    def of(cls, tiers: tuple[str, str], questions: int, pairs: Sequence[tuple[Label, Label]]) -> "Gathered":
        """Of the answers of the two to those of `questions` that both were asked."""
        juniors, elders = [one for one, _ in pairs], [other for _, other in pairs]
        said = [one for one in juniors if one.right is not None]
        return cls(
            *tiers,
            questions,
            exact=_from(Source.EXACT, said),
            judged=_from(Source.JUDGE, said),
            voted=_from(Source.VOTE, said),
            unsaid=len(juniors) - len(said),
            ties=sum(one.source is Source.JUDGE and 0 < (one.right or 0) < 1 for one in said),
            refused=sum(one.declined for one in juniors),
            needlessly=sum(_needless(one, other) for one, other in pairs),
            elder_declined=sum(other.declined for other in elders),
            left_out=questions - len(pairs),
        )

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of it, in sentences."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[str]:
        asked = self.judged + self.unsaid
        if self.unsaid:
            yield (
                f"{self.elder} did not say which answer is better for {self.unsaid:,} of {asked:,} questions "
                "without a known answer: these do not count."
            )
        if self.ties > POOR * self.judged:
            yield (
                f"{self.elder} judged {self.ties:,} of {self.judged:,} answers otherwise when they changed "
                "places: it is a poor judge here."
            )
        if self.needlessly:
            yield (
                f"Of {self.questions:,} questions {self.junior} refused {self.needlessly:,} "
                f"that {self.elder} answers."
            )
        if self.left_out:
            yield f"Of {self.questions:,} questions {self.left_out:,} could not be asked."


def _from(source: Source, labels: Sequence[Label]) -> int:
    return sum(label.source is source for label in labels)


def _needless(junior: Label, elder: Label) -> bool:
    return junior.declined and not elder.declined and (elder.right or 0.0) > (junior.right or 0.0)
