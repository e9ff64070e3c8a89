"""Reads what a GGUF file of ours holds back into the things that training works with."""

from pathlib import Path
from typing import Any

import gguf
import torch
from tokenizers import models

from matryoshka.learning.export import gguf_name
from matryoshka.learning.shape import Shape
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.tokens import CONTROLS
from matryoshka.learning.vocabulary import Vocabulary


def vocabulary_in(file: Path) -> Vocabulary:
    """The pieces and merges of the file, with the way of cutting text that training has."""
    reader = gguf.GGUFReader(file)
    pieces: list[str] = reader.fields["tokenizer.ggml.tokens"].contents()
    merges: list[str] = reader.fields["tokenizer.ggml.merges"].contents()
    learned = pieces[: len(pieces) - len(CONTROLS)]
    vocabulary = Vocabulary.learn([])
    ids = {piece: number for number, piece in enumerate(learned)}
    pairs = [(left, right) for left, right in (merge.split(" ") for merge in merges)]
    vocabulary.tokenizer.model = models.BPE(ids, pairs)
    return vocabulary


def model_in(file: Path) -> Tiny:
    """The weights of the file, without what their kind has rounded off."""
    reader = gguf.GGUFReader(file)
    tensors = {tensor.name: tensor for tensor in reader.tensors}
    model = Tiny(_shape(reader))
    model.load_state_dict({name: _values(tensors[gguf_name(name)]) for name in model.state_dict()})
    return model


def _shape(reader: gguf.GGUFReader) -> Shape:
    def number(key: str) -> int:
        return int(reader.fields[f"qwen3.{key}"].contents())

    return Shape(
        vocabulary=len(reader.fields["tokenizer.ggml.tokens"].contents()),
        width=number("embedding_length"),
        layers=number("block_count"),
        heads=number("attention.head_count"),
        hidden=number("feed_forward_length"),
        context=number("context_length"),
    )


def _values(tensor: Any) -> torch.Tensor:
    return torch.tensor(gguf.quants.dequantize(tensor.data, tensor.tensor_type))
