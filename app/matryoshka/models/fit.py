"""Whether a model will fit this computer, judged from its header before a byte of its weights is here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matryoshka.models.cards import SMALL, SPARING, Choice, choose
from matryoshka.models.gguf import Header
from matryoshka.models.hardware import Device, DeviceKind, Hardware
from matryoshka.models.layout import Weights
from matryoshka.models.measured import Known, Load, Rehearsal, Sizes
from matryoshka.models.needs import F16, Needs, tokens_of
from matryoshka.models.pace import tokens_per_second
from matryoshka.models.shape import shape_of
from matryoshka.models.verdict import Fit, Verdict

SPARE = 1 / 16
"""This part of all memory stays free, so that the rest of the computer need not wait for a disk."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a model is to be loaded; None is chosen as it will be chosen then."""

    context: int | None = None
    kv_type: str | None = None
    gpu_layers: int | None = None
    flash_attention: bool | None = None
    eyes: int = 0
    """Bytes of what it is to see through, loaded."""


def fit(
    header: Header,
    hardware: Hardware,
    wish: Wish | None = None,
    *,
    ours: int = 0,
    known: Known | None = None,
    rehearsal: Rehearsal | None = None,
) -> Fit:
    """Judge a model by its header, of a split one with the tensors of all parts.

    `ours` is what models of our own hold of the computer's memory, in bytes, and would give back. Sizes
    `known` from when it was last loaded so count in place of computed ones, else what a `rehearsal` says.
    """
    room = _Room.of(hardware, ours)
    choice = _chosen(_needs(header, hardware, wish or Wish()), room, wish or Wish())
    return _paced(_told(choice, room, header, known, rehearsal), header, hardware)


def fit_ladder(
    headers: Sequence[Header], hardware: Hardware, ours: int = 0, wishes: Sequence[Wish] = ()
) -> tuple[tuple[Fit, bool], ...]:
    """Each model, smallest first, with whether it stays loaded beside those before it that do.

    One that does not is judged as if those had left: models that do not fit together take turns. Where there
    are `wishes`, there is one for each.
    """
    room, judged = _Room.of(hardware, ours), []
    left = room
    for header, wish in zip(headers, wishes or [Wish()] * len(headers), strict=True):
        needs = _needs(header, hardware, wish)
        beside = _judged(_chosen(needs, left, wish), left)
        alone = _judged(_chosen(needs, room, wish), room)
        together = beside.verdict is alone.verdict and beside.verdict.fits
        judged.append((_paced(beside if together else alone, header, hardware), together))
        left = left.without(beside) if together else left
    return tuple(judged)


@dataclass(frozen=True, slots=True)
class _Room:
    """Bytes: `memory` free for a model, `most` of it that it may take at all, and `cards` beside it."""

    memory: int
    most: int
    cards: int
    shared: bool
    """Whether the cards' room is in the computer's own memory."""

    @classmethod
    def of(cls, hardware: Hardware, ours: int) -> "_Room":
        most = hardware.memory_free + ours
        free = most - int(hardware.memory_total * SPARE)
        shared = not hardware.cards
        chips = (each for each in hardware.devices if each.kind is DeviceKind.SHARED)
        cards: Sequence[Device] = hardware.cards or tuple(chips)
        room = sum(card.room for card in cards)
        return cls(free, most, min(room, free) if shared else room, shared)

    def without(self, fit: Fit) -> "_Room":
        taken = fit.needed - (0 if self.shared else fit.on_cards)
        return replace(
            self, memory=self.memory - taken, most=self.most - taken, cards=max(0, self.cards - fit.on_cards)
        )


def _needs(header: Header, hardware: Hardware, wish: Wish) -> Needs:
    shape = shape_of(header)
    return Needs(
        shape,
        Weights(header.tensors, len(shape.layers)),
        tokens_of(shape.trained, wish.context),
        wish.kv_type or F16,
        wish.flash_attention is not False,
        hardware.instructions,
        wish.eyes,
    )


def _chosen(needs: Needs, room: _Room, wish: Wish) -> Choice:
    if not room.cards or (wish.gpu_layers is None and needs.weights.size < SMALL):
        return Choice(0, needs)
    sparing = wish.kv_type is None and needs.flash_attention
    return choose(needs, room.cards, SPARING if sparing else (needs.kv_type,), wish.gpu_layers)


def _told(
    choice: Choice, room: _Room, header: Header, known: Known | None, rehearsal: Rehearsal | None
) -> Fit:
    computed = _judged(choice, room)
    load = Load(computed.context, computed.kv_type, computed.device_layers)
    if sizes := known and known.sizes(header, load):
        return replace(_corrected(choice, room, sizes), measured=True)
    if beside := rehearsal and rehearsal.rehearse(load):
        return _corrected(choice, room, replace(beside, weights=computed.weights))
    return computed


def _paced(fit: Fit, header: Header, hardware: Hardware) -> Fit:
    """With its speed, where the processor alone computes and no disk is waited for."""
    if fit.verdict is not Verdict.MEMORY or not hardware.bandwidth:
        return fit
    return replace(fit, tokens_per_second=tokens_per_second(header, hardware.bandwidth))


def _judged(choice: Choice, room: _Room) -> Fit:
    needs, on_cards = choice.needs, choice.layers
    held = needs.held(on_cards)
    return Fit(
        weights=held.mapped + held.packed + needs.weights.on_cards[on_cards],
        kv=needs.kv,
        compute=needs.compute * (2 if on_cards else 1),
        overhead=needs.overhead,
        context=needs.context,
        kv_type=needs.kv_type,
        mmap=True,
        verdict=_verdict(choice, room),
        device_layers=on_cards,
        layers=needs.layers,
        free=room.memory + (room.cards if on_cards and not room.shared else 0),
        once=held.once,
        on_cards=needs.on_cards(on_cards),
    )


def _corrected(choice: Choice, room: _Room, sizes: Sizes) -> Fit:
    computed = _judged(choice, room)
    more = sizes.kv + sizes.compute - computed.kv - computed.compute
    verdict = _verdict(choice, replace(room, memory=room.memory - more, most=room.most - more))
    return replace(computed, weights=sizes.weights, kv=sizes.kv, compute=sizes.compute, verdict=verdict)


def _verdict(choice: Choice, room: _Room) -> Verdict:
    needs, on_cards = choice.needs, choice.layers
    shared = needs.on_cards(on_cards) if room.shared else 0
    if needs.unmapped(on_cards) + shared > room.most:
        return Verdict.CANNOT
    if needs.on_processor(on_cards) + shared > room.memory:
        return Verdict.DISK
    if not on_cards:
        return Verdict.MEMORY
    return Verdict.GPU if on_cards == needs.layers else Verdict.PARTLY
