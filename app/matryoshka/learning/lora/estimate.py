"""How much memory teaching a model needs, foretold from its shape."""

from dataclasses import dataclass

from matryoshka.errors import AppError
from matryoshka.learning.lora.rows import LONGEST_ANSWER
from matryoshka.learning.lora.stock import Stock
from matryoshka.learning.lora.teacher import RANK, ROWS
from matryoshka.models.words import size

LIBRARIES = 700_000_000
"""Bytes that the libraries take before the first weight is there: measured."""
_TRAINED = 16
"""Bytes a weight of the LoRA: itself, its gradient and two running means, in 32 bits."""
_KEPT = 34
"""Bytes that a layer keeps a token and unit of width, in 16 bits (Korthikanti et al. 2022, section 4.1)."""
_LOGITS = 6
"""Copies of the logits, of model and base, that a step holds at once."""


@dataclass(frozen=True, slots=True)
class Need:
    """Of memory, in bytes, to train with rows of at most `longest` tokens of prompt."""

    stock: Stock
    longest: int

    def memory(self, *, precise: bool) -> int:
        """Of all that training holds at once, with the base in 32 bits where `precise`, else in 16."""
        number = 4 if precise else 2
        tokens = ROWS * (self.longest + LONGEST_ANSWER)
        kept = tokens * self.stock.width * self.stock.layers * _KEPT * number // 2
        logits = ROWS * (1 + LONGEST_ANSWER) * self.stock.vocabulary * 4 * _LOGITS
        return LIBRARIES + self.stock.parameters * number + self._trained * _TRAINED + kept + logits

    def fits_precisely(self, free: int) -> bool:
        """Whether the base may be loaded in 32 bits. Raises `AppError` where even 16 are too many."""
        least = self.memory(precise=False)
        if least > free:
            title = f"Teaching this model needs {size(least)} of memory, and {size(free)} are free."
            raise AppError(title, "Close other programs, choose a smaller base, or leave out long questions.")
        return self.memory(precise=True) <= free

    @property
    def _trained(self) -> int:
        """Weights of the LoRA: of each matrix in the blocks, the rank times inputs and outputs."""
        shapes = (shape for name, shape in self.stock.shapes.items() if name.startswith("blk."))
        return sum(RANK * sum(shape) for shape in shapes if len(shape) > 1)
