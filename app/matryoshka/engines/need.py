"""How much memory a tier's model will need, as far as its files tell before it is loaded."""

from contextlib import suppress
from pathlib import Path

from matryoshka.chat.ladder import Placement, Tier
from matryoshka.errors import AppError
from matryoshka.models.eyes import taken_by
from matryoshka.models.layout import Weights
from matryoshka.models.needs import F16, PROCESS, Needs, tokens_of
from matryoshka.models.shape import shape_of
from matryoshka.models.splits import read_model


def need_of(tier: Tier) -> int:
    """Bytes of the computer's own memory, as if no layer went on a graphics card."""
    beside = sum(_size(adapter.path) for adapter in (*tier.loras, *tier.controls)) + taken_by(tier.mmproj)
    with suppress(AppError):
        return beside + needs_of(tier.path, tier.context, tier.placement).on_processor()
    return beside + _size(tier.path) + PROCESS


def needs_of(path: Path, context: int | None, placement: Placement) -> Needs:
    """Of a model that is to remember `context` tokens. Raises `AppError` where its header cannot be read."""
    header = read_model(path)
    shape = shape_of(header)
    return Needs(
        shape,
        Weights(header.tensors, len(shape.layers)),
        tokens_of(shape.trained, context),
        placement.kv_type or F16,
        placement.flash_attention is not False,
    )


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0
