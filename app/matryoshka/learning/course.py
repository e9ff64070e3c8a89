"""The steps of a training, counted and not timed, with checkpoints to go on from."""

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

WARM_UP = 0.02
COOL_DOWN = 0.9
CHECKPOINT_SECONDS = 240.0

Update = Callable[[int], float]
"""One step of this number, from 0: what it does, and the loss that it gives."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: the step, the processor seconds used, the mean loss since the last report."""

    step: int
    seconds: float
    loss: float
    tokens: int


@dataclass(frozen=True, slots=True)
class Course:
    """So many steps of about so many `tokens` each; a busy machine trains the same model."""

    steps: int
    tokens: int
    checkpoint: Path
    log_every: int = 50

    def run(
        self, weights: nn.Module, optimizers: Sequence[torch.optim.Optimizer], begun: Callable[[int], Update]
    ) -> Generator[Progress, None, None]:
        """Go on from the checkpoint if there is one: `begun` at its step gives what every step does."""
        step, spent = resumed(self.checkpoint, weights, optimizers)
        update = begun(step)
        losses: list[float] = []
        started, saved = time.process_time() - spent, time.monotonic()
        try:
            while step < self.steps:
                losses.append(update(step))
                step, spent = step + 1, time.process_time() - started
                if step % self.log_every == 0 or step == self.steps:
                    yield Progress(step, spent, sum(losses) / len(losses), step * self.tokens)
                    losses.clear()
                if time.monotonic() - saved > CHECKPOINT_SECONDS:
                    save(self.checkpoint, weights, optimizers, step, spent)
                    saved = time.monotonic()
        finally:
            save(self.checkpoint, weights, optimizers, step, spent)


def schedule(done: float) -> float:
    """The share of the highest rate at this share of the run: a short warm-up, a line down to nothing."""
    return max(0.0, min(1.0, done / WARM_UP, (1 - done) / COOL_DOWN))


def save(
    file: Path, weights: nn.Module, optimizers: Sequence[torch.optim.Optimizer], step: int, seconds: float
) -> None:
    """Write the checkpoint beside the old one, then put it in its place."""
    state = {
        "model": weights.state_dict(),
        "optimizers": [optimizer.state_dict() for optimizer in optimizers],
        "step": step,
        "seconds": seconds,
    }
    fresh = file.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(file)


def resumed(file: Path, weights: nn.Module, optimizers: Sequence[torch.optim.Optimizer]) -> tuple[int, float]:
    """Load the checkpoint if there is one; the step and the seconds it was written at."""
    if not file.exists():
        return 0, 0.0
    state = torch.load(file, weights_only=True, map_location="cpu")
    weights.load_state_dict(state["model"])
    for optimizer, saved in zip(optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(saved)
    return int(state["step"]), float(state["seconds"])
