"""The header that a file of the catalogue has, table by table, before a byte of it is here.

Which table is stored how follows `llama_tensor_get_type` in `src/llama-quant.cpp` of llama.cpp.
"""

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from matryoshka.models.catalogue import CatalogueFile, CatalogueModel
from matryoshka.models.gguf import Header
from matryoshka.models.metadata import Array, Kind, Value
from matryoshka.models.tables import Sides, in_layer, tables
from matryoshka.models.tensors import Tensor
from matryoshka.models.weights import BLOCKS, TensorType

_VERSION = 3
_NO_KEYS = ("architecture", "tied", "vocabulary")


class _Mixture(NamedTuple):
    """Types of most tables, of those that lose most by rounding, of experts, and of fused attention."""

    usual: TensorType
    finer: TensorType
    experts: TensorType
    fused: TensorType


_MIXTURES = {
    "Q4_K_M": _Mixture(TensorType.Q4_K, TensorType.Q6_K, TensorType.Q4_K, TensorType.Q5_K),
    "Q5_K_M": _Mixture(TensorType.Q5_K, TensorType.Q6_K, TensorType.Q5_K, TensorType.Q6_K),
    "Q6_K": _Mixture(*[TensorType.Q6_K] * 4),
    "Q8_0": _Mixture(*[TensorType.Q8_0] * 4),
    "MXFP4": _Mixture(TensorType.Q8_0, TensorType.Q8_0, TensorType.MXFP4, TensorType.Q8_0),
}
_IN_SHORT_ROWS = {
    TensorType.Q4_K: TensorType.Q5_0,
    TensorType.Q5_K: TensorType.Q5_1,
    TensorType.Q6_K: TensorType.Q8_0,
}
"""What is taken where rows are no multiple of the type's block."""
_SENSITIVE = ("attn_v", "ffn_down")
"""Tables that are stored finer in some layers."""
_EXACT = ("attn_norm", "ffn_norm", "ffn_gate_inp")


def foretell(model: CatalogueModel, file: CatalogueFile) -> Header:
    """Raises KeyError for a quantization whose mixture of types is not known here."""
    return Header(
        _VERSION, dict(_metadata(model)), tuple(_tensors(model.header, _MIXTURES[file.quantization])), 0
    )


def _metadata(model: CatalogueModel) -> Iterator[tuple[str, Value]]:
    shape, architecture = model.header, model.header["architecture"]
    yield "general.architecture", architecture
    yield "general.name", model.name
    yield f"{architecture}.context_length", model.context
    for key, value in shape.items():
        if isinstance(value, list):
            yield f"{architecture}.{key}", tuple(in_layer(shape, key, n) for n in range(shape["block_count"]))
        elif key not in _NO_KEYS:
            yield f"{architecture}.{key}", value
    yield "tokenizer.ggml.tokens", Array(Kind.TEXT, shape["vocabulary"])


def _tensors(shape: Mapping[str, Any], mixture: _Mixture) -> Iterator[Tensor]:
    listed = [Tensor(name, sides, _type(name, sides, shape, mixture), 0) for name, sides in tables(shape)]
    offsets = accumulate((tensor.bytes for tensor in listed), initial=0)
    for tensor, offset in zip(listed, offsets, strict=False):
        yield Tensor(tensor.name, tensor.shape, tensor.type, offset)


def _type(name: str, sides: Sides, shape: Mapping[str, Any], mixture: _Mixture) -> TensorType:
    chosen = _of_layer(name, shape, mixture) if name.startswith("blk.") else _outside(name, shape, mixture)
    return chosen if sides[0] % BLOCKS[chosen].weights == 0 else _IN_SHORT_ROWS[chosen]


def _outside(name: str, shape: Mapping[str, Any], mixture: _Mixture) -> TensorType:
    if name == "output_norm.weight":
        return TensorType.F32
    output = "token_embd.weight" if shape["tied"] else "output.weight"
    return mixture.finer if name in (output, "per_layer_token_embd.weight") else mixture.usual


def _of_layer(name: str, shape: Mapping[str, Any], mixture: _Mixture) -> TensorType:
    _, layer, table, _ = name.split(".")
    if table in _EXACT:
        return TensorType.F32
    if table == "attn_qkv":
        return mixture.fused
    usual = mixture.experts if table.endswith("_exps") else mixture.usual
    sensitive = table.removesuffix("_exps") in _SENSITIVE and _gets_more(int(layer), shape["block_count"])
    return mixture.finer if sensitive and usual is not TensorType.MXFP4 else usual


def _gets_more(layer: int, layers: int) -> bool:
    """The first and the last eighth, and every third layer between."""
    eighth = layers // 8
    return layer < eighth or layer >= 7 * layers // 8 or (layer - eighth) % 3 == 2  # noqa: PLR2004 - of 0, 1, 2
