"""What a LoRA learns from: questions as the base reads them, its own answers, and where it should call."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

LONGEST_ANSWER = 48
"""Tokens of an answer that are held to what the base says: where an answer drifts, it drifts early."""


@dataclass(frozen=True, slots=True)
class Row:
    """Ids of a prompt, of the answer that the model gives to it, and whether it should hand up instead."""

    prompt: tuple[int, ...]
    answer: tuple[int, ...]
    handed_up: bool

    @classmethod
    def of(cls, prompt: Sequence[int], answer: Sequence[int], *, handed_up: bool) -> "Row":
        return cls(tuple(prompt), tuple(answer[:LONGEST_ANSWER]), handed_up)

    @property
    def ids(self) -> tuple[int, ...]:
        return self.prompt + self.answer

    @property
    def places(self) -> int:
        """Where something is said: before each token of the answer, and at its end."""
        return 1 + len(self.answer)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that end together, filled up at their beginning: tensors are (rows, length) and (rows, places).

    `said` marks the places of an answer, `first` the one where it begins, `calls` where the elder should
    be called.
    """

    ids: Tensor
    seen: Tensor
    said: Tensor
    first: Tensor
    calls: Tensor

    @classmethod
    def of(cls, rows: Sequence[Row], filler: int) -> "Batch":
        length, places = max(len(row.ids) for row in rows), max(row.places for row in rows)
        ids = torch.full((len(rows), length), filler)
        seen = torch.zeros((len(rows), length), dtype=torch.long)
        said, first, calls = (torch.zeros((len(rows), places), dtype=torch.bool) for _ in range(3))
        for at, row in enumerate(rows):
            ids[at, length - len(row.ids) :] = torch.tensor(row.ids)
            seen[at, length - len(row.ids) :] = 1
            said[at, places - row.places :] = True
            first[at, places - row.places] = True
            calls[at, places - row.places] = row.handed_up
        return cls(ids, seen, said, first, calls)

    def to(self, device: torch.device) -> "Batch":
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))
