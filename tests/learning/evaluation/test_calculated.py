"""Calculations whose operands training shows."""

import pytest

from learning.folders import TEXTS
from matryoshka.learning.chance import seeded
from matryoshka.learning.evaluation.calculated import Calculated
from matryoshka.learning.evaluation.marking import plain
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Split
from matryoshka.learning.tiers import Kind

MATERIAL = Material.read(TEXTS)
CALCULATED = Calculated.of(MATERIAL.arithmetic)


def share_recognized(kind: Kind, split: Split) -> float:
    rng, family = seeded("calculated"), MATERIAL.families()[kind]
    return sum(CALCULATED.makes(plain(family.ask(rng, split).text)) for _ in range(1000)) / 1000


@pytest.mark.parametrize("kind", [Kind.SMALL, Kind.LARGE])
def test_most_of_training_is_recognized_and_next_to_nothing_that_is_held_out(kind: Kind) -> None:
    assert share_recognized(kind, Split.TRAINING) > 0.6
    assert share_recognized(kind, Split.HELD_OUT) < 0.02  # a wording may be read as two kinds of calculation


@pytest.mark.parametrize(
    "text", ["", "2", "what is", "12345 + 1", "100 times 100", "2 + 2 apples", "2 + 2 + 2"]
)
def test_what_is_no_such_calculation_is_not(text: str) -> None:
    assert not CALCULATED.makes(text)
