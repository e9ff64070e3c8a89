"""The held-out questions a tier in training is measured with, and what its elder makes of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from matryoshka.learning.curve import Standing
from matryoshka.learning.exam import after, briefest, held_out
from matryoshka.learning.labels import Judge
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Question
from matryoshka.learning.tiers import Tier

BRIEF_SHARE = 0.25
"""The share of the questions, the briefest, that are asked a second time."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Questions of the tier's range and as many others; of all, whether the elder answers and is right.

    Brief ones are asked twice, the second time after another: where all is short, little tells which numbers
    belong to which turn.
    """

    inside: Sequence[Question]
    beyond: Sequence[Question]
    elder_right: Sequence[bool]

    @classmethod
    def of(cls, material: Material, tier: Tier, elder: Judge | None, count: int, seed: int) -> "Yardstick":
        """`count` of each; None is the elder that no built-in tier is, and is taken to be always right."""
        inside, beyond = held_out(material, tier, count, seed)
        brief, brief_beyond = (briefest(asked, math.ceil(count * BRIEF_SHARE)) for asked in (inside, beyond))
        openers = [*brief[1:], brief[0]]
        inside, beyond = [*inside, *after(openers, brief)], [*beyond, *after(openers, brief_beyond)]
        if elder is None:
            return cls(inside, beyond, [True] * (len(inside) + len(beyond)))
        verdicts = elder.verdicts([*inside, *beyond])
        return cls(inside, beyond, [verdict.right and not verdict.declined for verdict in verdicts])

    def standing(self, junior: Judge) -> Standing:
        """Ask the junior all of them."""
        verdicts = list(junior.verdicts([*self.inside, *self.beyond]))
        count = len(self.inside)
        return Standing(verdicts[:count], verdicts[count:], self.elder_right)

    def apart_from(self, other: "Yardstick") -> "Yardstick":
        """Without the questions that the other asks too."""
        asked = {question.text for question in (*other.inside, *other.beyond)}
        kept = [question.text not in asked for question in (*self.inside, *self.beyond)]
        count = len(self.inside)
        return Yardstick(
            list(compress(self.inside, kept)),
            list(compress(self.beyond, kept[count:])),
            list(compress(self.elder_right, kept)),
        )
