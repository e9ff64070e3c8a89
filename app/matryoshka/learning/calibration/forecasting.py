"""What to expect of fresh questions at every setting of the dial, with intervals that hold."""

from dataclasses import replace

import numpy as np

from matryoshka.chat.calibration import Estimate, Forecast
from matryoshka.learning.calibration.evidence import Evidence
from matryoshka.learning.calibration.policy import Doubts, Policy
from matryoshka.learning.evaluation.bootstrap import Floats

SETTINGS = 40
DRAWS = 2000
DIGITS = 8
SEED = 0
PRIOR = 0.5  # of a question on either side, after Jeffreys
EVIDENCE = 0.5
"""What a question counts as evidence: a doubt fitted to it tells less of others than of it.

So the intervals of simulated pairs hold 19 times in 20; with 1 they held in 93 to 95 of a hundred.
"""
MIDDLE = (0.025, 0.975)


def forecasts(evidence: Evidence, seen: Doubts, served: Doubts) -> tuple[Forecast, ...]:
    """For patiences that let about so many parts of all questions go up, ascending.

    The settings lie between the doubts that are `served`, those of the whole fit; what they do is told from
    those `seen` by fits that had not seen the question. The intervals hold for as many fresh questions as
    there is evidence of: each draw says who might ask (Rubin 1981, The Bayesian bootstrap), and then draws
    as many questions of these, and of what might be asked. The elder must be right at least once.
    """
    patiences = _patiences(served.highest)
    policy, fresh = Policy.of(evidence, seen, patiences), _fresh(len(evidence))
    elder = evidence.prices["elder"]
    return tuple(
        Forecast(
            patience=float(patience),
            share=_share(up) if 0 < patience < 1 else _certain(up),
            quality=_quality(up, right, evidence.elder, fresh),
            cost=_ratio(seconds, elder, fresh[: len(evidence)]) if elder.any() else None,
        )
        for patience, up, right, seconds in zip(
            patiences, policy.up, policy.right, policy.seconds, strict=True
        )
    )


def _patiences(doubts: Floats) -> Floats:
    """Between neighbouring doubts; 0 lets all go up, and 1 nobody."""
    levels = np.unique(doubts)
    wanted = np.quantile(doubts, np.linspace(0, 1, SETTINGS + 1)[1:-1], method="lower")
    at = np.unique(np.searchsorted(levels[:-1], wanted))
    at = at[at < len(levels) - 1]
    return np.unique([0.0, *map(_short, levels[at], levels[at + 1]), 1.0])


def _short(low: float, high: float) -> float:
    """A number between the two near their middle, as short as can be: people write it down."""
    rounded = (round((low + high) / 2, digits) for digits in range(1, DIGITS))
    return next((each for each in rounded if low <= each < high), round((low + high) / 2, DIGITS))


def _share(up: Floats) -> Estimate:
    """A binomial draw from each draw of what the share may be."""
    rng, count = np.random.default_rng(SEED), len(up)
    may_be = rng.beta(EVIDENCE * up.sum() + PRIOR, EVIDENCE * (1 - up).sum() + PRIOR, DRAWS)
    low, high = np.quantile(rng.binomial(count, may_be) / count, MIDDLE)
    return Estimate(float(up.mean()), float(low), float(high))


def _certain(up: Floats) -> Estimate:
    """At the ends of the dial it is no matter of chance."""
    return Estimate(*(float(up.mean()),) * 3)


def _quality(up: Floats, right: Floats, elder: Floats, fresh: Floats) -> Estimate:
    """Where some stay, one may be right, or wrong, that its elder is not, though nobody has seen it."""
    stay = float(not up.all())
    found = _ratio(np.append(right, [stay, 0.0]), np.append(elder, [0.0, stay]), fresh)
    return replace(found, value=float(right.sum() / elder.sum()))


def _ratio(above: Floats, below: Floats, fresh: Floats) -> Estimate:
    """The sum of `above` in parts of the sum of `below`; draws in which that is 0 are left out."""
    totals = below @ fresh
    ratios = (above @ fresh)[totals > 0] / totals[totals > 0]
    low, high = np.quantile(ratios, MIDDLE)
    return Estimate(float(above.sum() / below.sum()), float(low), float(high))


def _fresh(questions: int) -> Floats:
    """How often each question, and each of two that nobody has seen, is asked: (questions + 2, draws)."""
    rng = np.random.default_rng(SEED)
    likely = EVIDENCE * np.append(np.ones(questions), [PRIOR, PRIOR])
    asked = [rng.multinomial(questions, rng.dirichlet(likely)) for _ in range(DRAWS)]
    return np.array(asked, dtype=np.float64).T
