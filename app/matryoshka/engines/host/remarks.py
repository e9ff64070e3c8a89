"""What a person is told when a model is loaded otherwise than one would expect."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.ladder import KvType, Placement
from matryoshka.engines.frames import Noticed
from matryoshka.engines.host.placing import Place
from matryoshka.models.hardware import Device, IdleDevice
from matryoshka.saying import Figure, say

_SET_UP = "Set the program up from its source, with `--backend cuda` or `--backend vulkan`"
_SILENCE = "`gpu_layers = 0` in the ladder says that this is meant"


def unexpected(
    wish: Placement, placed: Place, usable: Sequence[Device], idle: Sequence[IdleDevice]
) -> Iterator[Noticed]:
    """Of the cards that llama.cpp can use, and of those that only the system sees."""
    if idle:
        yield Noticed(idle[0].title, f"{idle[0].remedy}; {_SILENCE}.")
    elif not usable and wish.gpu_layers:
        yield Noticed(
            say("No graphics card is used: llama.cpp sees none."),
            say("{set_up}, or remove `gpu_layers`.", set_up=_SET_UP),
        )
    elif usable and not placed.layers:
        free = " and ".join(f"{card.free / 2**30:.1f} GiB of “{card.description}”" for card in usable)
        title = say(
            "The graphics card is not used: {free} are free, and no layer fits beside a margin.", free=free
        )
        yield Noticed(
            title,
            say("Close other programs that use it, or choose a smaller model; {silence}.", silence=_SILENCE),
        )
    if placed.kv_type is not (wish.kv_type or KvType.F16):
        title = say(
            "It remembers in {kv_type}: only so all of it fits on the graphics card.", kv_type=placed.kv_type
        )
        yield Noticed(title, '`kv_type = "f16"` in the ladder prefers precision, and `context` less memory.')


def less_memory(wanted: Place, got: Place, context: int, limit: int) -> Noticed:
    """After a second try; `context` tokens were wanted, and `limit` are."""
    if wanted.layers:
        title = say(
            "{layers} layers lie on the graphics card and not {wanted}: its memory ran out.",
            layers=got.layers,
            wanted=wanted.layers,
        )
        return Noticed(title, say("Close other programs that use it, or lower `gpu_layers` in the ladder."))
    title = say(
        "It reads up to {limit} tokens and not {context}: memory ran out.",
        limit=Figure(limit),
        context=Figure(context),
    )
    return Noticed(title, say("Close other programs, or lower `context` in the ladder."))
