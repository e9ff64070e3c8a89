"""GGUF files of any shape whose weights are a hole: llama.cpp loads them, and a disk holds the header."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import prod
from pathlib import Path

import gguf
from gguf.gguf_writer import TensorInfo

from matryoshka.models.weights import BLOCKS
from matryoshka.models.weights import TensorType as Type

_ALIGNMENT = 32
_TEMPLATE = "{% for message in messages %}{{ message.content }}{% endfor %}"
_FINER = ("attn_v.weight", "ffn_down.weight")
"""Tables that Q4_K_M stores in Q6_K."""

Tables = Iterator[tuple[str, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Model:
    """A model as its header tells of it; `type` is that of most tables, `words` of the vocabulary's."""

    architecture: str
    layers: int = 2
    width: int = 512
    forward: int = 1024
    heads: int = 8
    kept: int | Sequence[int] = 4
    """Heads that are remembered, of every layer or of each."""
    head: int = 64
    vocabulary: int = 1000
    type: Type = Type.Q8_0
    words: Type | None = None
    tied: bool = False
    mixed: bool = False
    """Some tables are finer, as in Q4_K_M."""
    experts: int = 0
    asked: int = 0
    expert: int = 0
    """The width of one expert."""
    window: int = 0
    context: int = 32768
    more: dict[str, int] = field(default_factory=dict)
    """Further keys behind the name of the architecture."""

    def remembered(self, layer: int) -> int:
        return self.kept if isinstance(self.kept, int) else self.kept[layer]


def write_sparse(path: Path, model: Model, parts: int = 1) -> Path:
    """The file at `path`; of several `parts` it is the first, and named so by the caller."""
    tables = [(name, shape, _type(model, name, shape)) for name, shape in _tables(model)]
    share = -(-len(tables) // parts)
    for part in range(parts):
        writer = gguf.GGUFWriter(_named(path, part), model.architecture)
        if not part:
            _write_keys(writer, model)
        if parts > 1:
            _write_split(writer, part, parts, len(tables))
        _write_hole(writer, _named(path, part), tables[part * share : (part + 1) * share])
    return path


def _named(path: Path, part: int) -> Path:
    return path.with_name(path.name.replace("-00001-of-", f"-{part + 1:05d}-of-"))


def _write_split(writer: gguf.GGUFWriter, part: int, parts: int, tables: int) -> None:
    writer.add_uint16("split.no", part)
    writer.add_uint16("split.count", parts)
    writer.add_int32("split.tensors.count", tables)


def _write_hole(
    writer: gguf.GGUFWriter, path: Path, tables: Sequence[tuple[str, tuple[int, ...], Type]]
) -> None:
    size = 0
    for name, shape, kind in tables:
        length = _bytes(shape, kind)
        writer.tensors[-1][name] = TensorInfo(shape, gguf.GGMLQuantizationType(kind), length)
        size += -(-length // _ALIGNMENT) * _ALIGNMENT
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    writer.close()
    with path.open("r+b") as file:
        file.truncate(-(-path.stat().st_size // _ALIGNMENT) * _ALIGNMENT + size)


def _write_keys(writer: gguf.GGUFWriter, model: Model) -> None:
    writer.add_context_length(model.context)
    writer.add_embedding_length(model.width)
    writer.add_block_count(model.layers)
    writer.add_feed_forward_length(model.forward)
    writer.add_head_count(model.heads)
    writer.add_head_count_kv(model.kept)
    writer.add_key_length(model.head)
    writer.add_value_length(model.head)
    writer.add_rope_dimension_count(model.head)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_vocab_size(model.vocabulary)
    writer.add_tokenizer_model("none")
    writer.add_chat_template(_TEMPLATE)
    if model.window:
        writer.add_sliding_window(model.window)
    if model.experts:
        writer.add_expert_count(model.experts)
        writer.add_expert_used_count(model.asked)
        writer.add_expert_feed_forward_length(model.expert)
    for key, value in model.more.items():
        writer.add_uint32(f"{model.architecture}.{key}", value)


def _tables(model: Model) -> Tables:
    """Names and shapes, rows first."""
    yield "token_embd.weight", (model.vocabulary, model.width)
    yield "output_norm.weight", (model.width,)
    if not model.tied:
        yield "output.weight", (model.vocabulary, model.width)
    for layer in range(model.layers):
        for tables in (_norms(model), _attention(model, layer), _feed(model), _biases(model)):
            for name, shape in tables:
                yield f"blk.{layer}.{name}", shape


def _norms(model: Model) -> Tables:
    names = ["attn_norm"]
    names += ["post_attention_norm" if model.architecture == "gpt-oss" else "ffn_norm"]
    names += ["post_attention_norm", "post_ffw_norm"] if model.architecture.startswith("gemma") else []
    for name in names:
        yield f"{name}.weight", (model.width,)
    if model.architecture in ("qwen3", "qwen3moe", "gemma3"):
        for name in ("attn_q_norm", "attn_k_norm"):
            yield f"{name}.weight", (model.head,)
    if model.architecture == "gpt-oss":
        yield "attn_sinks.weight", (model.heads,)


def _attention(model: Model, layer: int) -> Tables:
    asked, kept = model.heads * model.head, model.remembered(layer) * model.head
    if model.architecture == "phi3":
        yield "attn_qkv.weight", (asked + 2 * kept, model.width)
    else:
        yield "attn_q.weight", (asked, model.width)
        yield "attn_k.weight", (kept, model.width)
        yield "attn_v.weight", (kept, model.width)
    yield "attn_output.weight", (model.width, asked)


def _feed(model: Model) -> Tables:
    experts = (model.experts,) if model.experts else ()
    suffix = "_exps" if model.experts else ""
    inner = model.expert or model.forward
    if model.experts:
        yield "ffn_gate_inp.weight", (model.experts, model.width)
    if model.architecture != "phi3":
        yield f"ffn_gate{suffix}.weight", (*experts, inner, model.width)
    rows = 2 * inner if model.architecture == "phi3" else inner
    yield f"ffn_up{suffix}.weight", (*experts, rows, model.width)
    yield f"ffn_down{suffix}.weight", (*experts, model.width, inner)


def _biases(model: Model) -> Tables:
    if model.architecture not in ("qwen2", "gpt-oss"):
        return
    asked, kept = model.heads * model.head, model.remembered(0) * model.head
    for name, length in (("q", asked), ("k", kept), ("v", kept)):
        yield f"attn_{name}.bias", (length,)
    if model.architecture == "gpt-oss":
        yield "attn_output.bias", (model.width,)
        yield "ffn_gate_inp.bias", (model.experts,)
        for name, length in (("gate", model.expert), ("up", model.expert), ("down", model.width)):
            yield f"ffn_{name}_exps.bias", (model.experts, length)


def _type(model: Model, name: str, shape: tuple[int, ...]) -> Type:
    if len(shape) == 1 or "norm" in name or "_inp" in name or name.endswith(".bias"):
        return Type.F32
    if name.startswith(("token_embd", "output")):
        return model.words or model.type
    if model.mixed and name.endswith(_FINER):
        return Type.Q6_K
    return Type.MXFP4 if model.architecture == "gpt-oss" and "_exps" in name else model.type


def _bytes(shape: tuple[int, ...], kind: Type) -> int:
    return prod(shape) // BLOCKS[kind].weights * BLOCKS[kind].bytes
