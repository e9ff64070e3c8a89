"""What became of the questions that the smallest tier handed up, and what handing up cost."""

from collections.abc import Sequence

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Resamples, estimate, ratio
from matryoshka.learning.evaluation.document import Handed, Handoffs, Overhead
from matryoshka.learning.evaluation.pair import Pair


def handoffs(pair: Pair, families: Sequence[str], resamples: Resamples) -> Handoffs:
    """All hand-offs at the shipped patience, those of each family, and their cost by length of prompt."""
    kinds = np.array(families)
    return Handoffs(
        all=_handed(pair, np.ones_like(pair.junior.right), resamples),
        families={str(kind): _handed(pair, kinds == kind, resamples) for kind in np.unique(kinds)},
        tokens_before=estimate(resamples.of(ratio(pair.junior.before, pair.junior.unsure))),
        overhead=_overheads(pair, resamples),
    )


def _handed(pair: Pair, among: Bools, resamples: Resamples) -> Handed:
    up, wrong, elder = among & pair.junior.unsure, ~pair.junior.right, pair.elder
    return Handed(
        questions=int(among.sum()),
        handed_up=resamples.share(up, among),
        needed=resamples.share(up & wrong & elder.right, among),
        unneeded=resamples.share(up & ~wrong, among),
        futile=resamples.share(up & wrong & elder.wrong, among),
        honest=resamples.share(up & wrong & elder.declined, among),
        wrong_served=resamples.share(np.where(up, elder.wrong, wrong) & among, among),
    )


def _overheads(pair: Pair, resamples: Resamples) -> list[Overhead]:
    """By doubling lengths: 1, 2 to 3, 4 to 7 … tokens; only lengths at which something went up."""
    powers = np.frexp(pair.junior.prompt_tokens)[1]
    found = np.unique(powers[pair.junior.unsure]).tolist()
    return [_overhead(pair, pair.junior.unsure & (powers == power), power, resamples) for power in found]


def _overhead(pair: Pair, inside: Bools, power: int, resamples: Resamples) -> Overhead:
    junior, elder = pair.junior.spent[0] * inside, pair.elder.cost[0] * inside
    return Overhead(
        tokens_from=2 ** (power - 1),
        tokens_to=2**power - 1,
        questions=int(inside.sum()),
        seconds=estimate(resamples.of(ratio(junior, inside))),
        share=estimate(resamples.of(ratio(junior, elder))),
    )
