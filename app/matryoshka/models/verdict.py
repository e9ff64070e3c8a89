"""Whether a model fits this computer: the verdict, the numbers behind it, and both in one sentence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from matryoshka.models.words import size
from matryoshka.saying import say


class Verdict(StrEnum):
    """Where a model would lie, from best to worst."""

    GPU = "gpu"
    """All of it on graphics cards."""
    PARTLY = "partly"
    """Some layers on graphics cards, the others on the processor."""
    MEMORY = "memory"
    """On the processor."""
    DISK = "disk"
    """Its weights are read from disk again and again: it answers, and slowly."""
    CANNOT = "cannot"
    """What it computes and remembers with does not fit: it cannot be loaded."""

    @property
    def fits(self) -> bool:
        """Whether it answers without waiting for a disk."""
        return self not in (Verdict.DISK, Verdict.CANNOT)


@dataclass(frozen=True, slots=True)
class Fit:
    """What a model needs of this computer, in bytes, and what of that it would get.

    `weights` counts all that llama.cpp allocates or maps for them, `kv` what remembers `context` tokens in
    `kv_type`, `compute` what it computes in, and `overhead` the process around it. `free` is what may be
    taken, with what our own models would give back: of memory, and of graphics cards too where the verdict
    puts layers there. `device_layers` of `layers` lie on the cards; the output counts as one of them.
    `tokens_per_second` is None where it is not known.
    """

    weights: int
    kv: int
    compute: int
    overhead: int
    context: int
    kv_type: str
    mmap: bool
    verdict: Verdict
    device_layers: int
    layers: int
    free: int
    once: int = 0
    """Bytes of `weights` that are read from the file once, to be packed anew: they need not stay."""
    on_cards: int = 0
    """Bytes of all that lies on graphics cards."""
    tokens_per_second: float | None = None
    measured: bool = False
    """Whether the sizes were measured when it was last loaded, and not computed."""

    @property
    def total(self) -> int:
        return self.weights + self.kv + self.compute + self.overhead

    @property
    def needed(self) -> int:
        """What must find room among what is `free`, so that nobody waits for a disk."""
        return self.total - self.once


def sentence(fit: Fit) -> str:
    """The verdict with its numbers, and the context that it assumes."""
    needs = f"{size(fit.needed)} of {size(max(0, fit.free))} free, with {fit.context:,} tokens of context"
    match fit.verdict:
        case Verdict.GPU:
            return say("Fits the graphics card: {needs}.", needs=needs)
        case Verdict.PARTLY:
            return say(
                "Fits with {some} of {layers} layers on the graphics card: {needs}.",
                some=fit.device_layers,
                layers=fit.layers,
                needs=needs,
            )
        case Verdict.MEMORY:
            return say("Fits in memory: {needs}.", needs=needs)
        case Verdict.DISK:
            return say("Pages from disk, and answers slowly: {needs}.", needs=needs)
        case Verdict.CANNOT:
            return say("Cannot run here: {needs}.", needs=needs)
        case _:
            assert_never(fit.verdict)
