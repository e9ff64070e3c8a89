"""What was foretold of fresh questions holds, as often as it says."""

from collections.abc import Iterator

import numpy as np
import pytest

from matryoshka.chat.calibration import Calibration, Estimate, Forecast, Party
from matryoshka.learning.calibration.evidence import Answered
from matryoshka.learning.calibration.fitting import fitted
from support.answers import Look, asked, inward, knowing

QUESTIONS, WORLDS = 150, 10
XS, S = Party("xs", "one", "XS"), Party("s", "other", "S")


def reality(found: Calibration, fresh: list[Answered], patience: float) -> tuple[float, float]:
    """The share that went up, and the quality, of fresh questions that the calibration decides."""
    doubts = [found.before.doubt(one.observation, found.probe) or 0.0 for one in fresh]
    right = [one.elder if doubt > patience else one.junior for one, doubt in zip(fresh, doubts, strict=True)]
    return float(np.mean(np.array(doubts) > patience)), sum(right) / sum(one.elder for one in fresh)


def held(look: Look, seed: int) -> Iterator[tuple[bool, bool]]:
    found = fitted(XS, S, asked(QUESTIONS, look, seed=seed))
    assert isinstance(found, Calibration)
    fresh = asked(QUESTIONS, look, seed=1000 + seed)
    for foretold in found.forecast[4:-4:4]:
        share, quality = reality(found, fresh, foretold.patience)
        yield _within(foretold.share, share), _within(foretold.quality, quality)


def _within(estimate: Estimate, value: float) -> bool:
    return estimate.low <= value <= estimate.high


@pytest.mark.parametrize("look", [knowing, inward])
def test_nineteen_of_twenty_fresh_sets_do_as_foretold(look: Look) -> None:
    found = np.array([list(held(look, seed)) for seed in range(WORLDS)])
    shares, qualities = found.mean(axis=(0, 1))

    assert shares > 0.9
    assert qualities > 0.9


def test_more_questions_make_the_forecast_narrower() -> None:
    few, many = (fitted(XS, S, asked(count, knowing)) for count in (100, 1600))
    assert isinstance(few, Calibration)
    assert isinstance(many, Calibration)

    assert _width(many.forecast) < _width(few.forecast) / 3


def _width(forecast: tuple[Forecast, ...]) -> float:
    return float(np.mean([each.share.high - each.share.low for each in forecast]))
