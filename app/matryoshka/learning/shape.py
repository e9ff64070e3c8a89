"""The dimensions of a tier's model, known without the library that trains it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of one model."""

    vocabulary: int
    width: int
    layers: int
    heads: int
    hidden: int
    context: int = 1024

    @property
    def head(self) -> int:
        return self.width // self.heads
