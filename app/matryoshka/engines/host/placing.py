"""Chooses where a model lies: as much of it on the graphics cards as fits, and how precisely it remembers."""

from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.chat.ladder import KvType, Placement
from matryoshka.errors import AppError
from matryoshka.models.cards import SPARING, choose
from matryoshka.models.hardware import Device
from matryoshka.models.needs import Needs
from matryoshka.saying import say


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


def chosen(wish: Placement, cards: Sequence[Device]) -> Sequence[Device]:
    """The cards that may be used. Raises `AppError` when the one that the ladder names is not there."""
    if wish.main_gpu is None or not cards:
        return cards
    if wish.main_gpu >= len(cards):
        known = ", ".join(f"{number} is {card.description}" for number, card in enumerate(cards))
        raise AppError(
            say("There is no graphics card {main_gpu}.", main_gpu=wish.main_gpu),
            say("Choose another `main_gpu`: {known}.", known=known),
        )
    return (cards[wish.main_gpu],)


def place(wish: Placement, needs: Needs, cards: Sequence[Device]) -> Place:
    """All layers on the `cards` if they fit, remembered less precisely if need be; else as many as fit."""
    choice = choose(needs, sum(card.room for card in cards), _kv_types(wish), wish.gpu_layers)
    kv_type = KvType(choice.needs.kv_type)
    return Place(choice.layers if cards else 0, wish.main_gpu, kv_type, wish.flash_attention)


def _kv_types(wish: Placement) -> Sequence[str]:
    """The first is preferred. What is not f16 needs flash attention."""
    if wish.kv_type:
        return (wish.kv_type,)
    return SPARING[:1] if wish.flash_attention is False else SPARING
