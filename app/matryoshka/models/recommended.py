"""Which quantization of a model suits this computer: the finest that costs neither its place nor its pace."""

from collections.abc import Sequence

from matryoshka.models.quantization import named
from matryoshka.models.verdict import Fit, Verdict

READING = 6.0
"""Tokens a second, about as fast as a person reads."""
_PLEASANT = 2 * READING
_COARSEST, _FINEST = 4.4, 9.0
"""Bits of a weight: below, answers suffer; above, nothing gets better."""
_ORDER = tuple(Verdict)


def recommended(choices: Sequence[tuple[str, Fit]]) -> int | None:
    """The index of one of these quantizations of one model, with their fits, smallest file first.

    None where none could be loaded, or all would be read from disk again and again.
    """
    fitting = [index for index, (_, fit) in enumerate(choices) if fit.verdict.fits]
    if not fitting:
        return None
    sound = [index for index in fitting if _COARSEST <= _bits(choices[index][0]) <= _FINEST] or fitting
    best = min(_ORDER.index(choices[index][1].verdict) for index in sound)
    placed = [index for index in sound if _ORDER.index(choices[index][1].verdict) == best]
    quickest = max(placed, key=lambda index: choices[index][1].tokens_per_second or 0)
    return max((index for index in placed if _is_pleasant(choices[index][1])), default=quickest)


def _bits(quantization: str) -> float:
    known = named(quantization)
    return known.bits if known else _COARSEST


def _is_pleasant(fit: Fit) -> bool:
    """Nobody knows where nothing was measured: then the smallest is taken."""
    return fit.tokens_per_second is not None and fit.tokens_per_second >= _PLEASANT
