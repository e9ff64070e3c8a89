"""Of models whose doubt is known exactly the frontier is exact too."""

from pathlib import Path

import pytest
from numpy.testing import assert_allclose

from matryoshka.chat.calibration import Calibration, Party
from matryoshka.chat.ladder import Tier
from matryoshka.chat.observation import Signal
from matryoshka.learning.calibration.evidence import Answered
from matryoshka.learning.calibration.fitting import fitted
from support.pairs import answered
from support.parrots import write_parrot
from support.tries import record

KNOWN = {0.9: (100, 90), 0.4: (150, 60), 0.05: (250, 10)}
"""By P(hand-off): how many questions are asked of such a junior, and how many of them it gets wrong."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Calibration:
    folder = tmp_path_factory.mktemp("parrots")
    elder = Tier("S", write_parrot(folder / "s.gguf", "4"), "s.gguf")
    done = list[Answered]()
    for doubt, (asked, wrong) in KNOWN.items():
        right, mistaken = (
            answered(_junior(folder, says, doubt), elder, [record().exercise])[0] for says in "45"
        )
        done += [right] * (asked - wrong) + [mistaken] * wrong
    calibration = fitted(Party("xs", "one", "XS"), Party("s", "other", "S"), done)
    assert isinstance(calibration, Calibration), calibration
    return calibration


def _junior(folder: Path, says: str, doubt: float) -> Tier:
    return Tier("XS", write_parrot(folder / f"{says}-{doubt}.gguf", says, doubt), "xs.gguf")


def test_the_frontier_is_exact(found: Calibration) -> None:
    assert found.before.signals == {Signal.HANDOFF}
    assert_allclose([each.share.value for each in found.forecast], [1, 0.5, 0.2, 0])
    assert_allclose([each.quality.value for each in found.forecast], [1, 0.98, 0.86, 0.68])


def test_every_step_of_the_dial_lets_a_known_part_go_up(found: Calibration) -> None:
    middle, high = (each.patience for each in found.forecast[1:3])

    assert 0.04 < middle < 0.4 < high < 0.9
