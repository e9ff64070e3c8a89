"""How much memory a model will need, as far as its file tells: not exactly, but before it is loaded."""

from contextlib import suppress
from pathlib import Path

from matryoshka.chat.ladder import USUAL_CONTEXT, Tier
from matryoshka.engines.header import Value, header

_PROCESS = 128 * 2**20
"""Bytes: the interpreter, llama.cpp's code, a vocabulary, and buffers to compute in."""
_CELL = 2
"""Bytes of one number that is remembered, in half precision."""


def need_of(tier: Tier) -> int:
    """Bytes of weights, adapters and the memory of what was read, as if each layer remembered all of it."""
    files = (tier.path, *(adapter.path for adapter in (*tier.loras, *tier.controls)))
    return sum(map(_size, files)) + _CELL * remembered(header(tier.path), tier.context) + _PROCESS


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0


def remembered(said: dict[str, Value], context: int | None) -> int:
    """How many numbers all layers remember of so many tokens."""
    kind = said.get("general.architecture")

    def number(key: str, otherwise: int = 0) -> int:
        value = said.get(f"{kind}.{key}")
        return value if isinstance(value, int) else otherwise

    heads = number("attention.head_count", 1)
    width = number("embedding_length") // max(1, heads)
    row = number("attention.key_length", width) + number("attention.value_length", width)
    tokens = context or min(number("context_length", USUAL_CONTEXT), USUAL_CONTEXT)
    each = said.get(f"{kind}.attention.head_count_kv")
    listed = [count for count in each if isinstance(count, int)] if isinstance(each, tuple) else None
    kept = sum(listed) if listed else number("block_count") * number("attention.head_count_kv", heads)
    return tokens * kept * row
