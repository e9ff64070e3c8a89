"""Which numbers of a shape are those of no model: they would fill the memory, or end llama.cpp."""

from collections.abc import Mapping

from matryoshka.models.metadata import Array, Value
from matryoshka.models.refusal import Damaged

_BOUNDS = {
    "block_count": range(1, 513),
    "context_length": range(1, 2**31),
    "embedding_length": range(1, 2**20),
    "expert_count": range(1025),
    "expert_used_count": range(1025),
    "attention.head_count": range(2**12),
    "attention.head_count_kv": range(2**12),
    "vocab_size": range(2**24),
}
"""Of keys behind the architecture's name; llama.cpp itself ends at more than 512 layers or 1,024 experts."""


def check_bounds(name: str, architecture: str, metadata: Mapping[str, Value]) -> None:
    """Raises `Damaged` where a file that is called `name` has a number out of bounds."""
    for key, bounds in _BOUNDS.items():
        value = metadata.get(f"{architecture}.{key}", bounds.start)
        each = value if isinstance(value, tuple) else (value,)
        if any(isinstance(one, Array) or one not in bounds for one in each):
            raise Damaged(name, f"its “{key}” is that of no model")
