"""The curves of a training as they are written to JSON, made from its log."""

import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any, TypedDict

from matryoshka.learning.tiers import Tier

PACKAGES = ("matryoshka", "torch", "numpy")


class Loss(TypedDict):
    """The mean loss of the base run since the last report, and the processor seconds used until then."""

    step: int
    loss: float
    seconds: float


class RoundFigures(TypedDict):
    """A tier after one round, 0 being the base run; `point` holds the fields of a Point.

    `steps` and `seconds`, of the processor, are those of this round's training alone.
    """

    round: int
    point: Mapping[str, Any]
    better: bool
    steps: int
    seconds: float


class TierCurves(TypedDict):
    seed: int
    loss: list[Loss]
    rounds: list[RoundFigures]


class Curves(TypedDict):
    """All of a training; `packages` are the versions it ran with, `scale` the share of the recipe, 0..1."""

    scale: float
    packages: dict[str, str]
    tiers: dict[str, TierCurves]


def curves(events: Iterable[Mapping[str, Any]], tiers: Sequence[Tier], scale: float) -> Curves:
    """From the events of a log; of what was begun again, the last time counts."""
    drawn = {tier.name: TierCurves(seed=tier.seed, loss=[], rounds=[]) for tier in tiers}
    runs: dict[tuple[str, int], Mapping[str, Any]] = {}
    for event in events:
        match event:
            case {"event": "trained", "tier": str(tier), "round": int(number), "progress": progress}:
                runs[tier, number] = progress
                if number == 0:
                    _go_on(drawn[tier]["loss"], progress)
            case {"event": "measured", "tier": str(tier), "round": int(number)}:
                _measure(drawn[tier]["rounds"], event, runs.get((tier, number), {}))
    return Curves(scale=scale, packages=packages(), tiers=drawn)


def packages() -> dict[str, str]:
    return {"python": platform.python_version()} | {name: version(name) for name in PACKAGES}


def _go_on(losses: list[Loss], progress: Mapping[str, Any]) -> None:
    while losses and losses[-1]["step"] >= progress["step"]:
        losses.pop()
    losses.append(Loss(step=progress["step"], loss=progress["loss"], seconds=progress["seconds"]))


def _measure(rounds: list[RoundFigures], event: Mapping[str, Any], run: Mapping[str, Any]) -> None:
    del rounds[event["round"] :]
    rounds.append(
        RoundFigures(
            round=event["round"],
            point=event["point"],
            better=event["better"],
            steps=run.get("step", 0),
            seconds=run.get("seconds", 0.0),
        )
    )
