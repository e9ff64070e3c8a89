"""Chooses where a model lies: as much of it on the graphics cards as fits, and how precisely it remembers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.chat.ladder import KvType, Placement
from matryoshka.engines.need import number, remembered
from matryoshka.errors import AppError
from matryoshka.models.gguf import before_vocabulary
from matryoshka.models.hardware import Device

_BYTES = {
    KvType.F16: 2.0,
    KvType.Q8_0: 34 / 32,
    KvType.Q5_1: 24 / 32,
    KvType.Q5_0: 22 / 32,
    KvType.Q4_1: 20 / 32,
    KvType.Q4_0: 18 / 32,
}
"""Of one number; all but the first come in blocks of 32."""
_SPARING = (KvType.F16, KvType.Q8_0)
"""What is tried unasked: nobody tells answers remembered in q8_0 from others."""


@dataclass(frozen=True, slots=True)
class Place:
    """How a model is laid out: `layers` of it on all graphics cards or on the one of number `card`."""

    layers: int = 0
    card: int | None = None
    kv_type: KvType = KvType.F16
    flash_attention: bool | None = None
    """None leaves it to llama.cpp."""

    @classmethod
    def of(cls, wish: Placement) -> "Place":
        """On the processor."""
        return cls(kv_type=wish.kv_type or KvType.F16, flash_attention=wish.flash_attention)


ON_PROCESSOR = Place()


@dataclass(frozen=True, slots=True)
class Needs:
    """What each of a model's `layers` needs where it lies, in the mean; its output counts as one.

    `weights` in bytes; `numbers` remembered of the whole context.
    """

    layers: int
    weights: int
    numbers: int

    def layer(self, kv_type: KvType) -> int:
        """Bytes."""
        return self.weights + int(self.numbers * _BYTES[kv_type])

    def fitting(self, room: int, kv_type: KvType) -> int:
        """How many layers fit into `room` bytes."""
        return min(self.layers, room // self.layer(kv_type))


def needs_of(path: Path, context: int | None) -> Needs:
    """As the file tells, of a memory of `context` tokens."""
    said = before_vocabulary(path)
    layers = 1 + number(said, "block_count")
    return Needs(layers, -(-path.stat().st_size // layers), remembered(said, context) // max(1, layers - 1))


def chosen(wish: Placement, cards: Sequence[Device]) -> Sequence[Device]:
    """The cards that may be used. Raises `AppError` when the one that the ladder names is not there."""
    if wish.main_gpu is None or not cards:
        return cards
    if wish.main_gpu >= len(cards):
        known = ", ".join(f"{number} is {card.description}" for number, card in enumerate(cards))
        raise AppError(f"There is no graphics card {wish.main_gpu}.", f"Choose another `main_gpu`: {known}.")
    return (cards[wish.main_gpu],)


def place(wish: Placement, needs: Needs, cards: Sequence[Device]) -> Place:
    """All layers on the `cards` if they fit, remembered less precisely if need be; else as many as fit."""
    room = sum(card.room for card in cards)
    wanted = needs.layers if wish.gpu_layers is None else min(wish.gpu_layers, needs.layers)
    kinds = _kinds(wish)
    kind = next((each for each in kinds if needs.fitting(room, each) >= wanted), kinds[0])
    layers = min(wanted, needs.fitting(room, kind)) if wish.gpu_layers is None else wanted
    return Place(layers if cards else 0, wish.main_gpu, kind, wish.flash_attention)


def _kinds(wish: Placement) -> Sequence[KvType]:
    """The first is preferred. What is not f16 needs flash attention."""
    if wish.kv_type:
        return (wish.kv_type,)
    return _SPARING[:1] if wish.flash_attention is False else _SPARING
