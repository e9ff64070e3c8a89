"""What a person is told when a model is loaded otherwise than one would expect."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.ladder import KvType, Placement
from matryoshka.engines.frames import Noticed
from matryoshka.engines.host.placing import Place
from matryoshka.models.hardware import Device, IdleDevice

_SET_UP = "Set the program up again with `--backend cuda` or `--backend vulkan`"
_SILENCE = "`gpu_layers = 0` in the ladder says that this is meant"


def unexpected(
    wish: Placement, placed: Place, usable: Sequence[Device], idle: Sequence[IdleDevice]
) -> Iterator[Noticed]:
    """Of the cards that llama.cpp can use, and of those that only the system sees."""
    if idle:
        yield Noticed(idle[0].title, f"{idle[0].remedy}; {_SILENCE}.")
    elif not usable and wish.gpu_layers:
        yield Noticed("No graphics card is used: llama.cpp sees none.", f"{_SET_UP}, or remove `gpu_layers`.")
    elif usable and not placed.layers:
        free = " and ".join(f"{card.free / 2**30:.1f} GiB of “{card.description}”" for card in usable)
        title = f"The graphics card is not used: {free} are free, and no layer fits beside a margin."
        yield Noticed(title, f"Close other programs that use it, or choose a smaller model; {_SILENCE}.")
    if placed.kv_type is not (wish.kv_type or KvType.F16):
        title = f"It remembers in {placed.kv_type}: only so all of it fits on the graphics card."
        yield Noticed(title, '`kv_type = "f16"` in the ladder prefers precision, and `context` less memory.')


def less_memory(wanted: Place, got: Place, context: int, limit: int) -> Noticed:
    """After a second try; `context` tokens were wanted, and `limit` are."""
    if wanted.layers:
        title = f"{got.layers} layers lie on the graphics card and not {wanted.layers}: its memory ran out."
        return Noticed(title, "Close other programs that use it, or lower `gpu_layers` in the ladder.")
    title = f"It reads up to {limit:,} tokens and not {context:,}: memory ran out."
    return Noticed(title, "Close other programs, or lower `context` in the ladder.")
