"""One training run: batches of a constant number of tokens, Muon and AdamW, checkpoints to go on from."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from matryoshka.learning.chance import seeded
from matryoshka.learning.conversations import NO_LOSS, Conversations
from matryoshka.learning.course import Course, Progress, Update, schedule
from matryoshka.learning.tiny import Tiny

TOKENS_A_BATCH = 2048
ADAM_RATE = 0.2
WEIGHT_DECAY = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """What one run needs: rate is Muon's at its highest, reached soon and let down to nothing at `steps`.

    Batches are counted and not seconds, so that a busy machine trains the same model.
    """

    conversations: Conversations
    lengths: tuple[tuple[int, float], ...]
    rate: float
    steps: int
    seed: str
    checkpoint: Path
    log_every: int = 50

    def train(self, model: Tiny) -> Generator[Progress, None, None]:
        """Train in place, going on from the checkpoint if there is one."""
        optimizers = optimizers_for(model)

        def begun(at: int) -> Update:
            rng = seeded(f"{self.seed}, step {at}")
            return lambda number: self._update(model, optimizers, rng, number)

        course = Course(self.steps, TOKENS_A_BATCH, self.checkpoint, self.log_every)
        return course.run(model, optimizers, begun)

    def _update(
        self, model: Tiny, optimizers: list[torch.optim.Optimizer], rng: Random, number: int
    ) -> float:
        set_rates(optimizers, self.rate * schedule(number / self.steps))
        return self.step(model, optimizers, rng)

    def step(self, model: Tiny, optimizers: list[torch.optim.Optimizer], rng: Random) -> float:
        """One batch and one update; returns the loss."""
        inputs, targets = (ids.to(model.device) for ids in self.batch(rng))
        for optimizer in optimizers:
            optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model, inputs, targets)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
        return float(loss.detach())

    def batch(self, rng: Random) -> tuple[Tensor, Tensor]:
        """Ids and targets, (rows, length) each, of one random length."""
        lengths, weights = zip(*self.lengths, strict=True)
        length = rng.choices(lengths, weights)[0]
        rows = [self.conversations.row(length, rng) for _ in range(TOKENS_A_BATCH // length)]
        return torch.tensor([row.inputs for row in rows]), torch.tensor([row.targets for row in rows])


def loss_of(model: Tiny, inputs: Tensor, targets: Tensor) -> Tensor:
    """Mean cross-entropy over the places that have a target."""
    with torch.autocast(model.device.type, torch.bfloat16):
        hidden = model(inputs)
    wanted = targets != NO_LOSS
    return F.cross_entropy(model.logits(hidden[wanted].float()), targets[wanted])


def optimizers_for(model: Tiny) -> list[torch.optim.Optimizer]:
    """Muon for the matrices of the blocks, AdamW for the embedding and the norms."""
    matrices = [p for p in model.blocks.parameters() if p.ndim == 2]  # noqa: PLR2004
    others = [model.embedding.weight, *(p for p in model.parameters() if p.ndim == 1)]
    return [
        torch.optim.Muon(matrices, weight_decay=WEIGHT_DECAY, momentum=0.95),
        torch.optim.AdamW(others, betas=(0.9, 0.98), weight_decay=0.0),
    ]


def set_rates(optimizers: list[torch.optim.Optimizer], rate: float) -> None:
    """Give Muon this learning rate and AdamW its share of it."""
    for optimizer, share in zip(optimizers, (1.0, ADAM_RATE), strict=True):
        for group in optimizer.param_groups:
            group["lr"] = rate * share
