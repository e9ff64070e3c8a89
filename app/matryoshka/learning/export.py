"""Writes a trained tier as a GGUF file that plain llama.cpp runs, chat template and hand-off id included."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import torch
from torch import Tensor

from matryoshka.learning.shape import Shape
from matryoshka.learning.tiny import EPSILON, ROPE_BASE, Tiny
from matryoshka.learning.tokens import CHAT_TEMPLATE, CONTROLS, END, HANDOFF, HANDOFF_KEY
from matryoshka.learning.vocabulary import Vocabulary

ARCHITECTURE = "qwen3"
LICENSE = "apache-2.0"
BLOCK_NAMES = {
    "attention_norm": "attn_norm",
    "attention.query": "attn_q",
    "attention.key": "attn_k",
    "attention.value": "attn_v",
    "attention.out": "attn_output",
    "attention.query_norm": "attn_q_norm",
    "attention.key_norm": "attn_k_norm",
    "feed_norm": "ffn_norm",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
}


@dataclass(frozen=True, slots=True)
class Export:
    """What a GGUF file is made of; the matrices are written as `kind`, the norms always as f32."""

    model: Tiny
    vocabulary: Vocabulary
    name: str
    kind: gguf.GGMLQuantizationType

    def write(self, file: Path) -> None:
        """Write the file anew."""
        writer = gguf.GGUFWriter(file, ARCHITECTURE)
        self._describe(writer, self.model.shape)
        self._vocabulary(writer)
        for name, tensor in self.model.state_dict().items():
            self._tensor(writer, gguf_name(name), tensor)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    def _describe(self, writer: gguf.GGUFWriter, shape: Shape) -> None:
        writer.add_name(self.name)
        writer.add_license(LICENSE)
        writer.add_context_length(shape.context)
        writer.add_embedding_length(shape.width)
        writer.add_block_count(shape.layers)
        writer.add_feed_forward_length(shape.hidden)
        writer.add_head_count(shape.heads)
        writer.add_head_count_kv(shape.heads)
        writer.add_key_length(shape.head)
        writer.add_value_length(shape.head)
        writer.add_rope_freq_base(ROPE_BASE)
        writer.add_layer_norm_rms_eps(EPSILON)
        writer.add_file_type(self._file_type())

    def _vocabulary(self, writer: gguf.GGUFWriter) -> None:
        pieces, merges = _pieces_and_merges(self.vocabulary)
        kinds = [gguf.TokenType.NORMAL] * len(pieces) + [gguf.TokenType.CONTROL] * len(CONTROLS)
        end = self.vocabulary.control(END)
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre("qwen2")
        writer.add_token_list([*pieces, *CONTROLS])
        writer.add_token_types(kinds)
        writer.add_token_merges(merges)
        writer.add_add_bos_token(False)
        writer.add_eos_token_id(end)
        writer.add_eot_token_id(end)
        writer.add_chat_template(CHAT_TEMPLATE)
        writer.add_uint32(HANDOFF_KEY, self.vocabulary.control(HANDOFF))

    def _tensor(self, writer: gguf.GGUFWriter, name: str, tensor: Tensor) -> None:
        values = tensor.detach().to("cpu", torch.float32).numpy()
        kind = self.kind if values.ndim > 1 else gguf.GGMLQuantizationType.F32
        writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)

    def _file_type(self) -> int:
        quantized = self.kind is gguf.GGMLQuantizationType.Q8_0
        return int(gguf.LlamaFileType.MOSTLY_Q8_0 if quantized else gguf.LlamaFileType.MOSTLY_F16)


def gguf_name(name: str) -> str:
    """The name llama.cpp knows one of our parameters by."""
    part, _, rest = name.partition(".")
    if part == "blocks":
        number, _, inner = rest.partition(".")
        return f"blk.{number}.{BLOCK_NAMES[inner.removesuffix('.weight')]}.weight"
    return {"embedding": "token_embd.weight", "norm": "output_norm.weight"}[part]


def _pieces_and_merges(vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    learned: dict[str, Any] = vocabulary.learned()
    ids: dict[str, int] = learned["vocab"]
    return sorted(ids, key=lambda piece: ids[piece]), [" ".join(merge) for merge in learned["merges"]]
