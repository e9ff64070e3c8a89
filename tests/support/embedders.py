"""Tiny models that turn a text into numbers: one layer of zero weights, of the kind called BERT."""

from pathlib import Path

import gguf
import numpy as np

_WIDTH = 32
_WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "\u2581hello", "\u2581world"]
_MATRICES = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_up", "ffn_down")
_NORMS = ("attn_output_norm", "layer_output_norm")


def write_embedder(path: Path) -> Path:
    """A GGUF file at `path` that llama.cpp loads."""
    writer = gguf.GGUFWriter(path, "bert")
    _write_shape(writer)
    _write_vocabulary(writer)
    for name, shape in _shapes().items():
        writer.add_tensor(name, np.zeros(shape, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _write_shape(writer: gguf.GGUFWriter) -> None:
    writer.add_context_length(64)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_WIDTH)
    writer.add_head_count(1)
    writer.add_layer_norm_eps(1e-6)
    writer.add_causal_attention(value=False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_token_type_count(2)


def _write_vocabulary(writer: gguf.GGUFWriter) -> None:
    writer.add_tokenizer_model("bert")
    writer.add_token_list(_WORDS)
    writer.add_token_types([gguf.TokenType.CONTROL] * 5 + [gguf.TokenType.NORMAL] * 2)


def _shapes() -> dict[str, tuple[int, ...]]:
    square, row = (_WIDTH, _WIDTH), (_WIDTH,)
    whole = {
        "token_embd.weight": (len(_WORDS), _WIDTH),
        "token_types.weight": (2, _WIDTH),
        "position_embd.weight": (64, _WIDTH),
        "token_embd_norm.weight": row,
        "token_embd_norm.bias": row,
    }
    matrices = {f"blk.0.{name}.weight": square for name in _MATRICES}
    biases = {name.replace("weight", "bias"): row for name in matrices}
    norms = {f"blk.0.{name}.{kind}": row for name in _NORMS for kind in ("weight", "bias")}
    return whole | matrices | biases | norms
