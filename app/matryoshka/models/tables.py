"""Which tables of weights a model has, by the shape that its header gives.

As `load_arch_tensors` of each file in llama.cpp's `src/models` asks for them; what is tiny is left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Sides: TypeAlias = tuple[int, ...]
"""Of a table, the length of its rows first."""
Table: TypeAlias = tuple[str, Sides]

_FUSED = ("phi3",)
"""Architectures that hold in one table what others hold in two or three."""
_OF_LAYERS = "embedding_length_per_layer_input"


def tables(shape: Mapping[str, Any]) -> Iterator[Table]:
    """In the order of the file; `shape` holds keys of the header, `vocabulary`, and whether it is `tied`."""
    words = (shape["embedding_length"], shape["vocabulary"])
    yield "token_embd.weight", words
    if each := shape.get(_OF_LAYERS):
        yield "per_layer_token_embd.weight", (each * shape["block_count"], shape["vocabulary"])
    for layer in range(shape["block_count"]):
        for name, sides in (*_attention(shape, layer), *_forward(shape), *_of_layer(shape)):
            yield f"blk.{layer}.{name}.weight", sides
    yield "output_norm.weight", words[:1]
    if not shape["tied"]:
        yield "output.weight", words


def in_layer(shape: Mapping[str, Any], key: str, layer: int) -> Any:
    """The value of a key there; a list goes round and round over the layers."""
    value = shape.get(key)
    return value[layer % len(value)] if isinstance(value, list) else value


def _attention(shape: Mapping[str, Any], layer: int) -> Iterator[Table]:
    near = in_layer(shape, "attention.sliding_window_pattern", layer)
    width, length = (
        shape["embedding_length"],
        shape["attention.key_length_swa" if near else "attention.key_length"],
    )
    asked = shape["attention.head_count"] * length
    kept = in_layer(shape, "attention.head_count_kv", layer) * length
    yield "attn_norm", (width,)
    if shape["architecture"] in _FUSED:
        yield "attn_qkv", (width, asked + 2 * kept)
    else:
        yield "attn_q", (width, asked)
        yield "attn_k", (width, kept)
        yield "attn_v", (width, kept)
    yield "attn_output", (asked, width)


def _forward(shape: Mapping[str, Any]) -> Iterator[Table]:
    yield "ffn_norm", (shape["embedding_length"],)
    experts = shape.get("expert_count", 0)
    if experts:
        yield from _experts(shape, experts)
    if not experts or shape["architecture"] == "gemma4":
        yield from _inner(shape)


def _experts(shape: Mapping[str, Any], count: int) -> Iterator[Table]:
    width, inner = shape["embedding_length"], shape["expert_feed_forward_length"]
    yield "ffn_gate_inp", (width, count)
    yield "ffn_gate_exps", (width, inner, count)
    yield "ffn_up_exps", (width, inner, count)
    yield "ffn_down_exps", (inner, width, count)


def _inner(shape: Mapping[str, Any]) -> Iterator[Table]:
    width, inner = shape["embedding_length"], shape["feed_forward_length"]
    if shape["architecture"] in _FUSED:
        yield "ffn_up", (width, 2 * inner)
    else:
        yield "ffn_gate", (width, inner)
        yield "ffn_up", (width, inner)
    yield "ffn_down", (inner, width)


def _of_layer(shape: Mapping[str, Any]) -> Iterator[Table]:
    if each := shape.get(_OF_LAYERS):
        yield "inp_gate", (shape["embedding_length"], each)
        yield "proj", (each, shape["embedding_length"])
