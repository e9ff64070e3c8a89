"""The vocabulary both built-in tiers share: byte-level pieces, digits single, control tokens apart."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from matryoshka.learning.tokens import CONTROLS, SIZE

QWEN2_PIECES = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Text to token ids and back; control tokens go by name and are never read out of plain text."""

    tokenizer: Tokenizer

    @classmethod
    def learn(cls, texts: Iterable[str]) -> "Vocabulary":
        """A new vocabulary of SIZE pieces in all from the given texts."""
        tokenizer = Tokenizer(models.BPE())
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
            [
                pre_tokenizers.Split(Regex(QWEN2_PIECES), "isolated"),
                pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
            ]
        )
        tokenizer.decoder = decoders.ByteLevel()
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(
            vocab_size=SIZE - len(CONTROLS), initial_alphabet=alphabet, show_progress=False
        )
        tokenizer.train_from_iterator(texts, trainer)
        return cls(tokenizer)

    @classmethod
    def read(cls, file: Path) -> "Vocabulary":
        return cls(Tokenizer.from_file(str(file)))

    def save(self, file: Path) -> None:
        self.tokenizer.save(str(file))

    def learned(self) -> dict[str, Any]:
        """The pieces by id and the merges in order, as the tokenizer's own file has them."""
        model: dict[str, Any] = json.loads(self.tokenizer.to_str())["model"]
        return model

    def encode(self, text: str) -> list[int]:
        """Ids of plain text; `<|handoff|>` typed by a person is plain text too."""
        ids: list[int] = self.tokenizer.encode(text).ids
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """Text of the ids, control tokens left out."""
        text: str = self.tokenizer.decode([token for token in ids if token < self.first_control])
        return text

    def control(self, name: str) -> int:
        return self.first_control + CONTROLS.index(name)

    @property
    def first_control(self) -> int:
        size: int = self.tokenizer.get_vocab_size()
        return size

    @property
    def size(self) -> int:
        return self.first_control + len(CONTROLS)
