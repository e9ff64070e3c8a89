"""Models of random weights, one for each way in which models remember; their words mean nothing."""

from enum import StrEnum
from pathlib import Path

import gguf
import numpy as np

VOCABULARY = 500
_WIDTH, _HEADS, _HEAD = 64, 2, 32
_WINDOW = 32


class Kind(StrEnum):
    """Named as llama.cpp names a model of the kind."""

    PLAIN = "llama"
    WINDOW = "gemma3"
    """All layers but each sixth see the last 32 tokens only."""
    SUMMING = "mamba"
    MIXED = "lfm2"
    """Each second layer sums up, the others see all."""
    PLACED = "qwen2vl"
    """A picture stands at fewer positions than it has tokens, each at its own place in it."""


def write_memory(path: Path, kind: Kind, *, layers: int = 6, context: int = 1024) -> Path:
    random = np.random.default_rng(7)
    writer = gguf.GGUFWriter(path, kind)
    _write_shape(writer, layers=layers, context=context, mixed=kind is Kind.MIXED)
    for name, shape in _shapes(kind, layers).items():
        spread = random.standard_normal(shape, np.float32) / np.float32(np.sqrt(shape[-1]))
        writer.add_tensor(name, 1 + 0 * spread if "norm" in name else _steady(name, spread))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _steady(name: str, values: np.ndarray) -> np.ndarray:
    """What decays must be negative."""
    return -1 - np.abs(values) if name.endswith("ssm_a") else values


def _write_shape(writer: gguf.GGUFWriter, *, layers: int, context: int, mixed: bool) -> None:
    writer.add_context_length(context)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(2 * _WIDTH)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv([_HEADS * (layer % 2) for layer in range(layers)] if mixed else _HEADS)
    writer.add_key_length(_HEAD)
    writer.add_value_length(_HEAD)
    writer.add_rope_dimension_count(_HEAD)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_vocab_size(VOCABULARY)
    writer.add_tokenizer_model("rwkv")
    writer.add_token_list([*(f"\\x{byte:02x}" for byte in range(256)), *map(str, range(256, VOCABULARY))])
    writer.add_rope_dimension_sections([_HEAD // 4, _HEAD // 8, _HEAD // 8, 0])
    if writer.arch == Kind.WINDOW:
        writer.add_sliding_window(_WINDOW)
    writer.add_shortconv_l_cache(3)
    writer.add_ssm_conv_kernel(4)
    writer.add_ssm_inner_size(2 * _WIDTH)
    writer.add_ssm_state_size(16)
    writer.add_ssm_time_step_rank(4)


def _shapes(kind: Kind, layers: int) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (VOCABULARY, _WIDTH),
        "output.weight": (VOCABULARY, _WIDTH),
        f"{'token_embd' if kind is Kind.MIXED else 'output'}_norm.weight": (_WIDTH,),
    }
    for layer in range(layers):
        for name, shape in _layer(kind, layer).items():
            shapes[f"blk.{layer}.{name}"] = shape
    return shapes


def _layer(kind: Kind, number: int) -> dict[str, tuple[int, ...]]:
    norm = {"attn_norm.weight": (_WIDTH,)}
    match kind:
        case Kind.PLAIN | Kind.PLACED:
            return norm | _ATTENTION | _FEED
        case Kind.WINDOW:
            return norm | _ATTENTION | _NORMS | _FEED | _AFTER
        case Kind.SUMMING:
            return norm | _STATE
        case Kind.MIXED:
            return norm | (_ATTENTION | _NORMS if number % 2 else _CONVOLUTION) | _FEED


_ATTENTION = {f"attn_{name}.weight": (_WIDTH, _WIDTH) for name in ("q", "k", "v", "output")}
_NORMS = {f"attn_{name}_norm.weight": (_HEAD,) for name in ("q", "k")}
_AFTER = {f"post_{name}.weight": (_WIDTH,) for name in ("attention_norm", "ffw_norm")}
_FEED = {
    "ffn_norm.weight": (_WIDTH,),
    "ffn_gate.weight": (2 * _WIDTH, _WIDTH),
    "ffn_up.weight": (2 * _WIDTH, _WIDTH),
    "ffn_down.weight": (_WIDTH, 2 * _WIDTH),
}
_CONVOLUTION = {
    "shortconv.conv.weight": (_WIDTH, 3),
    "shortconv.in_proj.weight": (3 * _WIDTH, _WIDTH),
    "shortconv.out_proj.weight": (_WIDTH, _WIDTH),
}
_STATE = {
    "ssm_in.weight": (4 * _WIDTH, _WIDTH),
    "ssm_conv1d.weight": (2 * _WIDTH, 4),
    "ssm_conv1d.bias": (2 * _WIDTH,),
    "ssm_x.weight": (4 + 2 * 16, 2 * _WIDTH),
    "ssm_dt.weight": (2 * _WIDTH, 4),
    "ssm_dt.bias": (2 * _WIDTH,),
    "ssm_a": (2 * _WIDTH, 16),
    "ssm_d": (2 * _WIDTH,),
    "ssm_out.weight": (_WIDTH, 2 * _WIDTH),
}
