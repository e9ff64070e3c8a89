"""A base with a LoRA laid over it: trains the LoRA, and writes it down. The base stays as it is."""

import time
import warnings
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict
from torch import Tensor, nn

from matryoshka.learning.chance import seeded
from matryoshka.learning.course import Course, Progress, Update, schedule
from matryoshka.learning.lora.adapter import AdapterFile
from matryoshka.learning.lora.base import Base
from matryoshka.learning.lora.layers import layers_of
from matryoshka.learning.lora.objective import objective
from matryoshka.learning.lora.rows import Batch, Row
from matryoshka.learning.lora.spare import handoff_token
from matryoshka.learning.lora.stock import Stock

RANK, ALPHA = 16, 32.0
ROWS = 8
"""A batch."""
PASSES = 8
"""How often a round shows each row."""
RATE, RATE_WIDTH, RATE_POWER = 3e-4, 2_000, 0.78
"""The highest learning rate at this width, and how it falls with wider models (Schulman et al. 2025,
LoRA Without Regret)."""
SEED = 6
_PREFIX, _SUFFIX = "base_model.model.", ".weight"


@dataclass(frozen=True, slots=True)
class Plan:
    """The base in 32 bits where `precise`, else in 16; so many `rows` of a batch are computed at once."""

    precise: bool = True
    rows: int = ROWS


class Teacher:
    """`token` is the number of the hand-off token that the LoRA makes the `model` say.

    `weights` are those of the LoRA: nothing else is trained.
    """

    def __init__(self, base: Base, stock: Stock, plan: Plan) -> None:
        """Load the base, and begin a LoRA that changes nothing yet.

        Raises `AppError` where base and file do not fit together, or no token is to spare.
        """
        torch.manual_seed(SEED)
        model = base.model(precise=plan.precise)
        layers = layers_of(model, stock)
        controls = [token for token, text in stock.controls().items() if _same(base, token, text)]
        self.token = handoff_token(base, model, controls)
        modules = [layer.module for layer in layers]
        wish = LoraConfig(r=RANK, lora_alpha=ALPHA, target_modules=modules, bias="none")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of one library to the other
            self.model: Any = get_peft_model(model, wish)
        self.weights = nn.ParameterList(each for each in self.model.parameters() if each.requires_grad)
        name = f"{stock.path.stem}, hand-off"
        self._file = AdapterFile(stock.architecture, name, self.token, ALPHA, layers)
        self._part = plan.rows
        self._rate = RATE * (RATE_WIDTH / stock.width) ** RATE_POWER

    def taught(self, rows: Sequence[Row], checkpoint: Path, seed: str) -> Generator[Progress, None, None]:
        """Train on the rows, going on from the checkpoint if there is one."""
        optimizer = torch.optim.AdamW(self.weights, weight_decay=0.0)
        steps = steps_for(len(rows))

        def begun(at: int) -> Update:
            rng = seeded(f"{seed}, step {at}")
            return lambda number: self._update(rng.choices(rows, k=ROWS), optimizer, number / steps)

        tokens = ROWS * sum(len(row.ids) for row in rows) // len(rows)
        return Course(steps, tokens, checkpoint).run(self.weights, [optimizer], begun)

    def seconds_a_step(self, rows: Sequence[Row]) -> float:
        """How long a step takes here: measured on these rows, twice, for the first warms up."""
        for _ in range(2):
            begun = time.monotonic()
            self._learned(rows)
        self.weights.zero_grad(set_to_none=True)
        return time.monotonic() - begun

    def way_back(self) -> Callable[[], object]:
        """What makes the LoRA again what it is now."""
        kept = {name: value.clone() for name, value in self.weights.state_dict().items()}
        return lambda: self.weights.load_state_dict(kept)

    def written(self, file: Path) -> Path:
        """Write the LoRA as it stands to a GGUF adapter; the same LoRA gives the same bytes."""
        state: dict[str, Tensor] = get_peft_model_state_dict(self.model)
        weights = {name.removeprefix(_PREFIX).removesuffix(_SUFFIX): each for name, each in state.items()}
        self._file.write(file, weights)
        return file

    def _update(self, rows: Sequence[Row], optimizer: torch.optim.Optimizer, done: float) -> float:
        for group in optimizer.param_groups:
            group["lr"] = self._rate * schedule(done)
        optimizer.zero_grad(set_to_none=True)
        loss = self._learned(rows)
        nn.utils.clip_grad_norm_(self.weights, 1.0)
        optimizer.step()
        return loss

    def _learned(self, rows: Sequence[Row]) -> float:
        """The loss of a batch, part by part; the gradients are added up."""
        total = 0.0
        for start in range(0, len(rows), self._part):
            part = rows[start : start + self._part]
            loss = self._loss(part) * (len(part) / len(rows))
            loss.backward()
            total += float(loss.detach())
        return total

    def _loss(self, rows: Sequence[Row]) -> Tensor:
        batch = Batch.of(rows, filler=0).to(self.model.device)
        with torch.no_grad(), self.model.disable_adapter():
            base = self._logits(batch)
        return objective(
            self._logits(batch), base, batch.first[batch.said], batch.calls[batch.said], self.token
        )

    def _logits(self, batch: Batch) -> Tensor:
        """At the places of the answers, one after another: (places, vocabulary)."""
        places = batch.said.shape[1]
        out = self.model(input_ids=batch.ids, attention_mask=batch.seen, logits_to_keep=places)
        logits: Tensor = out.logits[batch.said].float()
        return logits


def steps_for(rows: int) -> int:
    """How many steps a round of so many rows takes."""
    return max(1, PASSES * rows // ROWS)


def _same(base: Base, token: int, text: str) -> bool:
    return bool(base.tokenizer.convert_ids_to_tokens(token) == text)
