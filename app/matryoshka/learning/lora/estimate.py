"""How much memory teaching a model needs, foretold from its shape."""

from dataclasses import dataclass

from matryoshka.errors import AppError
from matryoshka.learning.lora.rows import LONGEST_ANSWER
from matryoshka.learning.lora.stock import Stock
from matryoshka.learning.lora.teacher import RANK, ROWS, Plan
from matryoshka.models.words import size

LIBRARIES = 450_000_000
"""Bytes that the libraries take before the first weight is there: measured."""
_TRAINED = 16
"""Bytes a weight of the LoRA: itself, its gradient and two running means, in 32 bits."""
_KEPT = 80
"""Bytes that a layer keeps a token and unit of width, in 16 bits: measured, of transformers' own layers."""
_LOGITS = 12
"""Copies of the logits, of model and base, that a step holds at once: measured."""
PLANS = [Plan(precise, rows) for precise in (True, False) for rows in (ROWS, ROWS // 2, ROWS // 4, 1)]


@dataclass(frozen=True, slots=True)
class Need:
    """Of memory, in bytes, to train with rows of at most `longest` tokens of prompt."""

    stock: Stock
    longest: int

    def memory(self, plan: Plan) -> int:
        """Of all that training holds at once."""
        number = 4 if plan.precise else 2
        tokens = plan.rows * (self.longest + LONGEST_ANSWER)
        kept = tokens * self.stock.width * self.stock.layers * _KEPT * number // 2
        logits = plan.rows * (1 + LONGEST_ANSWER) * self.stock.vocabulary * 4 * _LOGITS
        return LIBRARIES + self.stock.parameters * number + self._trained * _TRAINED + kept + logits

    def plan(self, free: int) -> Plan:
        """The fastest of the most precise plans that fit. Raises `AppError` where none does."""
        fitting = (plan for plan in PLANS if self.memory(plan) <= free)
        if found := next(fitting, None):
            return found
        title = (
            f"Teaching this model needs {size(self.memory(PLANS[-1]))} of memory, and {size(free)} are free."
        )
        raise AppError(title, "Close other programs, choose a smaller base, or leave out long questions.")

    @property
    def _trained(self) -> int:
        """Weights of the LoRA: of each matrix in the blocks, the rank times inputs and outputs."""
        shapes = (shape for name, shape in self.stock.shapes.items() if name.startswith("blk."))
        return sum(RANK * sum(shape) for shape in shapes if len(shape) > 1)
