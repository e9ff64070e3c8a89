"""Answered questions by the thousand, drawn by chance: what the junior lets see is known exactly."""

from collections.abc import Callable

import numpy as np

from matryoshka.chat.engine import Odds
from matryoshka.chat.observation import Observation
from matryoshka.learning.calibration.evidence import Answered, Price
from matryoshka.learning.evaluation.bootstrap import Floats

PRICE = Price(read=0.1, whole=1.0, hidden=0.1, elder=10.0)
WIDTH = 32

Look = Callable[[float, np.random.Generator], Observation]
"""From how hard a question is, in log-odds of the junior's failing, to what the junior lets see."""


def asked(
    count: int, look: Look, *, seed: int = 0, price: Price = PRICE, elder: float = 0.9
) -> list[Answered]:
    """So many questions; an `elder` is right in this share of them, whatever the junior does."""
    rng = np.random.default_rng(seed)
    return [_answered(rng, look, price, elder) for _ in range(count)]


def _answered(rng: np.random.Generator, look: Look, price: Price, elder: float) -> Answered:
    hard = rng.normal(0.0, 2.5)
    wrong, right = rng.random() < 1 / (1 + np.exp(-hard)), rng.random() < elder
    return Answered(look(hard, rng), float(not wrong), float(right), price=price)


def knowing(hard: float, rng: np.random.Generator) -> Observation:
    """The hand-off token knows nearly all; the first token's odds know nothing."""
    return Observation(handoff=float(1 / (1 + np.exp(-hard - rng.normal(0, 0.5)))), first=_odds(rng))


def unknowing(hard: float, rng: np.random.Generator) -> Observation:
    """Nothing that it lets see has to do with the question."""
    del hard
    return Observation(
        handoff=float(rng.random()), first=_odds(rng), hidden=_state(rng.normal(size=WIDTH)),
        low_logprob=-float(rng.random()), mean_logprob=-float(rng.random()) / 5,
    )  # fmt: skip


def inward(hard: float, rng: np.random.Generator) -> Observation:
    """Only its hidden state knows, along a direction that is none of its axes."""
    state = rng.normal(size=WIDTH)
    state[:8] += hard / 2
    return Observation(handoff=float(rng.random()), first=_odds(rng), hidden=_state(state))


def late(hard: float, rng: np.random.Generator) -> Observation:
    """Before the first token it knows a little, and after its answer nearly all."""
    vague = Odds(0.0, float(1 / (1 + np.exp(hard / 4 + rng.normal(0, 2)))), 0.5, float(rng.random()))
    return Observation(first=vague, low_logprob=-float(np.exp(hard / 3)), mean_logprob=-float(rng.random()))


def _odds(rng: np.random.Generator) -> Odds:
    return Odds(0.0, float(rng.random()), float(rng.random()), float(rng.random()))


def _state(values: Floats) -> tuple[float, ...]:
    return tuple(values.tolist())
