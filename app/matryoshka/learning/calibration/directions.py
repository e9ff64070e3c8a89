"""The few directions in which hidden states differ most: what a probe is looked for in."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Floats

MOST = 64
QUESTIONS_A_DIRECTION = 4
STILL = 1e-6  # of the largest: what varies less is rounding


@dataclass(frozen=True, slots=True)
class Directions:
    """The principal directions of standardized hidden states (Pearson 1901).

    `axes` are (width, directions), to be laid on a raw state less the `mean`, (width,); that gives the
    `scores`, (questions, directions).
    """

    mean: Floats
    axes: Floats
    scores: Floats

    @classmethod
    def of(cls, hidden: Floats) -> Self:
        """Of states (questions, width). Nobody's label is looked at, so nothing here can be overfitted."""
        spread = hidden.std(axis=0)
        scale = np.where(spread > STILL * spread.max(), spread, np.inf)
        mean = hidden.mean(axis=0)
        standard = (hidden - mean) / scale
        axes = _principal(standard, min(MOST, len(hidden) // QUESTIONS_A_DIRECTION))
        return cls(mean, axes / scale[:, None], standard @ axes)


def _principal(standard: Floats, most: int) -> Floats:
    """Orthonormal, (width, directions), from whichever square matrix is smaller."""
    questions, width = standard.shape
    if width <= questions:
        return np.asarray(np.linalg.eigh(standard.T @ standard)[1][:, ::-1][:, :most])
    heights, sides = np.linalg.eigh(standard @ standard.T)
    heights, sides = heights[::-1][:most], sides[:, ::-1][:, :most]
    kept = heights > STILL * heights[0]
    return np.asarray(standard.T @ (sides[:, kept] / np.sqrt(heights[kept])))
