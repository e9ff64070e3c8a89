"""What the GGUF file of a base says that an adapter must know, read without the weights."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf

from matryoshka.errors import AppError
from matryoshka.models.gguf import Header, read_header
from matryoshka.models.source import FileSource

ARCHITECTURES = ("llama", "qwen2", "qwen3")
"""Those whose layers are known to lie in the file as they lie in the base, but for `interleaved`."""


@dataclass(frozen=True, slots=True)
class Stock:
    """A tier's own file, `path`; all numbers are counts."""

    path: Path
    header: Header

    @classmethod
    def read(cls, path: Path) -> "Stock":
        """Raises `AppError` for what is no model, or none that can be taught here."""
        header = read_header(FileSource(path))
        if header.architecture not in ARCHITECTURES:
            known = ", ".join(ARCHITECTURES)
            title = f"“{path.name}” is a {header.architecture} model, and teaching knows {known} only."
            raise AppError(title, "Choose another base, or calibrate this one.")
        return cls(path, header)

    @property
    def architecture(self) -> str:
        return self.header.architecture

    @property
    def interleaved(self) -> bool:
        """Whether the rows of queries and keys lie in the order in which llama.cpp turns them."""
        return self.architecture == "llama"

    @property
    def layers(self) -> int:
        return self._count("block_count")

    @property
    def width(self) -> int:
        return self._count("embedding_length")

    @property
    def vocabulary(self) -> int:
        return self.shapes["token_embd.weight"][1]

    @property
    def parameters(self) -> int:
        return sum(tensor.weights for tensor in self.header.tensors)

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Of its tables of weights by their names: inputs first, then outputs."""
        return {tensor.name: tensor.shape for tensor in self.header.tensors}

    def heads(self, tensor: str) -> int:
        """How many heads share the rows of a layer's queries or keys."""
        queries = self._count("attention.head_count")
        keys = self.header.of_model("attention.head_count_kv")
        return keys if isinstance(keys, int) and "attn_k" in tensor else queries

    def controls(self) -> dict[int, str]:
        """Its control tokens, by their numbers."""
        fields: Any = gguf.GGUFReader(self.path).fields
        types = fields["tokenizer.ggml.token_type"].contents()
        texts = fields["tokenizer.ggml.tokens"].contents()
        return {at: texts[at] for at, kind in enumerate(types) if kind == gguf.TokenType.CONTROL}

    def _count(self, key: str) -> int:
        value = self.header.of_model(key)
        if not isinstance(value, int):
            raise AppError(
                f"“{self.path.name}” does not tell its {key}.", "Choose another file of this model."
            )
        return value
