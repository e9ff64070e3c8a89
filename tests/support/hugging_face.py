"""Small models in the format of Hugging Face, and the GGUF files that a converter would make of them."""

import json
from pathlib import Path
from typing import Any

import gguf
import torch
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from torch import Tensor
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer, PreTrainedTokenizerFast

from matryoshka.engines.command import COMMANDS, told
from matryoshka.learning.vocabulary import QWEN2_PIECES

MARKS = ("<|end|>", "<|system|>", "<|user|>", "<|assistant|>")
RESERVED = ("<|reserved_0|>", "<|reserved_1|>", "<|reserved_2|>")
TEMPLATE = (
    "{%- for message in messages -%}{{- '<|' + message.role + '|>' + message.content + '<|end|>' -}}"
    "{%- endfor -%}{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}"
)
KINDS = ("llama", "qwen2", "qwen3")
PIECES = 400
"""Learned from what a junior is told of its elder: so that is short."""


def write_base(folder: Path, kind: str = "llama", spare: tuple[str, ...] = RESERVED, **shape: Any) -> Any:
    """A model that has learned nothing, and its tokenizer; the model as it was written."""
    tokenizer = _tokenizer(spare)
    wanted = {
        "hidden_size": 32,
        "intermediate_size": 48,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 8,
        "max_position_embeddings": 512,
        "tie_word_embeddings": False,
        "vocab_size": len(tokenizer),
        "eos_token_id": tokenizer.eos_token_id,
        "bos_token_id": None,
        "pad_token_id": None,
        "initializer_range": 0.2,
    }
    torch.manual_seed(6)
    model = AutoModelForCausalLM.from_config(AutoConfig.for_model(kind, **wanted | shape)).float()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return model


def write_gguf(folder: Path, path: Path) -> Path:
    """The model in `folder` as a GGUF file in 32 bits."""
    model = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
    config = model.config
    writer = gguf.GGUFWriter(path, config.model_type)
    _describe(writer, config)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    _write_vocabulary(writer, tokenizer, config.vocab_size)
    kinds = {name: kind for kind, name in gguf.MODEL_ARCH_NAMES.items()}
    names = gguf.get_tensor_name_map(kinds[config.model_type], config.num_hidden_layers)
    for name, tensor in model.state_dict().items():
        if name != "lm_head.weight" or not config.tie_word_embeddings:
            values = _turned(name, tensor, config).contiguous().numpy()
            writer.add_tensor(names.get_name(name, (".weight", ".bias")), values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _tokenizer(spare: tuple[str, ...]) -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_PIECES), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=PIECES, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([message.text for message in told([], COMMANDS[0])], trainer)
    tokenizer.add_special_tokens([AddedToken(mark, special=True) for mark in (*MARKS, *spare)])
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=MARKS[0])
    fast.chat_template = TEMPLATE
    return fast


def _describe(writer: gguf.GGUFWriter, config: Any) -> None:
    writer.add_name("Small")
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    head = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    writer.add_key_length(head)
    writer.add_value_length(head)
    writer.add_rope_dimension_count(head)
    writer.add_rope_freq_base(_rope_base(config))
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)


def _rope_base(config: Any) -> float:
    told = getattr(config, "rope_parameters", None) or {}
    return float(told.get("rope_theta") or config.rope_theta)


def _write_vocabulary(writer: gguf.GGUFWriter, tokenizer: Any, count: int) -> None:
    """As many tokens as the model has rows, which may be fewer or more than the tokenizer knows."""
    special = {token for token, added in tokenizer.added_tokens_decoder.items() if added.special}
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    texts = (tokenizer.convert_ids_to_tokens(token) for token in range(count))
    writer.add_token_list([text or f"<|unnamed_{token}|>" for token, text in enumerate(texts)])
    writer.add_token_types([control if token in special else normal for token in range(count)])
    learned = json.loads(tokenizer.backend_tokenizer.to_str())["model"]
    writer.add_token_merges([" ".join(merge) for merge in learned["merges"]])
    writer.add_add_bos_token(False)
    writer.add_eos_token_id(tokenizer.eos_token_id)
    writer.add_chat_template(tokenizer.chat_template)


def _turned(name: str, tensor: Tensor, config: Any) -> Tensor:
    """As llama.cpp turns queries and keys of this architecture: pair by pair."""
    if config.model_type != "llama" or not name.endswith(("q_proj.weight", "k_proj.weight")):
        return tensor
    heads = config.num_attention_heads if "q_proj" in name else config.num_key_value_heads
    return tensor.view(heads, 2, -1, tensor.shape[1]).transpose(1, 2).reshape(tensor.shape)
