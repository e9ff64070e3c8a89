"""How much memory a model will need, as far as its file tells: not exactly, but before it is loaded."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from matryoshka.chat.ladder import USUAL_CONTEXT, Tier
from matryoshka.models.gguf import before_vocabulary
from matryoshka.models.metadata import Value

_PROCESS = 128 * 2**20
"""Bytes: the interpreter, llama.cpp's code, a vocabulary, and buffers to compute in."""
_CELL = 2
"""Bytes of one number that is remembered, in half precision."""


def need_of(tier: Tier) -> int:
    """Bytes of weights, adapters and the memory of what was read, as if each layer remembered all of it."""
    files = (tier.path, *(adapter.path for adapter in (*tier.loras, *tier.controls)))
    return sum(map(_size, files)) + _CELL * remembered(before_vocabulary(tier.path), tier.context) + _PROCESS


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0


def remembered(said: dict[str, Value], context: int | None) -> int:
    """How many numbers all layers remember of so many tokens."""
    of = partial(number, said)
    heads = of("attention.head_count", 1)
    width = of("embedding_length") // max(1, heads)
    row = of("attention.key_length", width) + of("attention.value_length", width)
    each = _value(said, "attention.head_count_kv")
    listed = [count for count in each if isinstance(count, int)] if isinstance(each, tuple) else None
    kept = sum(listed) if listed else of("block_count") * of("attention.head_count_kv", heads)
    return tokens_of(said, context) * kept * row


def tokens_of(said: dict[str, Value], context: int | None) -> int:
    """How many tokens a model remembers; `context` None is the smaller of its own and what is usual."""
    return context or min(number(said, "context_length", USUAL_CONTEXT), USUAL_CONTEXT)


def number(said: dict[str, Value], key: str, otherwise: int = 0) -> int:
    """What the file says of its model under a key; `otherwise` where that is no whole number."""
    value = _value(said, key)
    return value if isinstance(value, int) else otherwise


def _value(said: dict[str, Value], key: str) -> Value | None:
    """Of a key that stands behind the name of the model's architecture."""
    return said.get(f"{said.get('general.architecture')}.{key}")
