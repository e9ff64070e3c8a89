"""Parrots: tiny models that recite one line through the real llama.cpp, with hand-off odds chosen exactly.

Their layers are zero, so what they say next depends on the last token alone: its embedding lights one
dimension, and the output matrix holds that dimension's odds. The line starts after `<|assistant|>`.
"""

import math
import re
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

import gguf
import numpy as np

from matryoshka.engines.command import COMMANDS

TEMPLATE = (
    "{% for message in messages %}<|{{ message.role }}|>{{ message.content }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
_ROLES = ("<|system|>", "<|user|>", "<|assistant|>")
_END = "<|end|>"
BEGUN = COMMANDS[0].partition("_")[0].encode()
_HEIGHT = 1000.0  # of the lit dimension: makes the epsilon of the norm vanish
SEEN = -1
"""The dimension in which pictures are bright or dark: the last."""
_CLEARLY = 1e5
_NEVER, _HARDLY = -400.0, -200.0  # logits beside which any other odds are nothing


class Owns(Enum):
    """How a parrot owns a hand-off token."""

    CONTROL = auto()
    BY_NUMBER = auto()
    """A control token of another text, named in the file's header."""
    USER_DEFINED = auto()
    """A token of the right text that anyone could type: it must not count."""
    COMMAND = auto()
    """None, but a plain token of the command's text."""
    HALF_A_COMMAND = auto()
    """None, but a plain token of how the command begins."""
    NOTHING = auto()


def write_parrot(
    path: Path,
    line: str | Sequence[bytes | str],
    handoff: float | Sequence[float] = 0.0,
    *,
    thinking: str = "",
    end: str = _END,
    owns: Owns = Owns.CONTROL,
    context: int = 512,
    endless: bool = False,
    template: str | None = TEMPLATE,
    layers: int = 1,
    weight: int = 32,
    recurrent: bool = False,
    sees: str = "",
) -> Path:
    """A GGUF file at `path` that says `line` to whatever it is asked, word by word.

    Or piece by piece: bytes are text, a str is a mark, one token with a meaning of its own.

    `handoff` is P(hand-off token) before the first token, or before each in turn (0 where it ends early):
    `<think>`, the words of `thinking`, `</think>` when there is thinking, then the words, then the end.
    `endless` begins again after the last word. More `layers` of a `weight` in the thousands
    make each token of a prompt slower. A `recurrent` one cannot forget a part of what it has read.
    One that `sees` says that word first instead where it was shown bright pictures (see `eyes`).
    """
    words = [*_thought(thinking), *(_words(line) if isinstance(line, str) else line)]
    handoffs = [handoff] if isinstance(handoff, int | float) else list(handoff)
    vocabulary = _Vocabulary(words, owns, end, sees)
    steps = [*vocabulary.said, vocabulary.said[0] if endless else vocabulary.end]
    odds = _odds(vocabulary, steps, [*handoffs, *[0.0] * (len(steps) - len(handoffs))])
    width = odds.shape[1]
    writer = gguf.GGUFWriter(path, "mamba" if recurrent else "llama")
    _write_shape(writer, layers=layers, width=width, weight=weight, context=context)
    _write_vocabulary(writer, vocabulary)
    if template is not None:
        writer.add_chat_template(template)
    _write_tables(writer, odds, vocabulary)
    for layer in range(layers):
        _write_layer(writer, layer, _mamba(width) if recurrent else _llama(width, weight), _looking(sees))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


class _Vocabulary:
    """All bytes, the marks, and a token of its own for each step of the line: `said` are their numbers."""

    def __init__(self, words: Sequence[bytes | str], owns: Owns, end: str, sees: str) -> None:
        self.texts = [_spelled(bytes([value]), 0) for value in range(256)]
        self.types = [gguf.TokenType.NORMAL] * 256
        for mark in (*_ROLES, end):
            self._add(mark, gguf.TokenType.CONTROL)
        self.start, self.end = self.texts.index("<|assistant|>"), self.texts.index(end)
        self.handoff, self.named = self._own(owns), owns is Owns.BY_NUMBER
        self.said = [self._say(word) for word in words]
        self.seen = self._say(sees.encode()) if sees else None

    def _add(self, text: str, kind: gguf.TokenType) -> int:
        self.texts.append(text)
        self.types.append(kind)
        return len(self.texts) - 1

    def _own(self, owns: Owns) -> int | None:
        match owns:
            case Owns.CONTROL:
                return self._add("<|handoff|>", gguf.TokenType.CONTROL)
            case Owns.BY_NUMBER:
                return self._add("<|reserved_7|>", gguf.TokenType.CONTROL)
            case Owns.USER_DEFINED:
                return self._add("<|handoff|>", gguf.TokenType.USER_DEFINED)
            case Owns.COMMAND:
                return self._say(COMMANDS[0].encode())
            case Owns.HALF_A_COMMAND:
                return self._say(BEGUN)
            case Owns.NOTHING:
                return None

    def _say(self, word: bytes | str) -> int:
        if isinstance(word, str):
            return self._add(word, gguf.TokenType.USER_DEFINED)
        spellings = (_spelled(word, count) for count in range(3 ** len(word)))
        return self._add(next(text for text in spellings if text not in self.texts), gguf.TokenType.NORMAL)


def _spelled(word: bytes, variant: int) -> str:
    r"""The word in the escapes of RWKV vocabularies, \x41 for A.

    The high digit counts modulo 16, also when written as a later letter: so one word has several spellings,
    and a word that comes twice gets two tokens.
    """
    digits = ["0123456789abcdef", "ghijklmnopqrstuv", "PQRSTUVWXYZ[\\]^_"]
    text = ""
    for byte in word:
        variant, digit = divmod(variant, 3)
        text += f"\\x{digits[digit][byte >> 4]}{byte & 15:x}"
    return text


def _thought(text: str) -> list[bytes | str]:
    return ["<think>", *_words(text), "</think>"] if text else []


def _words(line: str) -> list[bytes]:
    return [word.encode() for word in re.findall(r"\s*\S+|\s+$", line)]


def _odds(vocabulary: _Vocabulary, steps: Sequence[int], handoffs: Sequence[float]) -> np.ndarray:
    """Logits (tokens x states): state 0 is any token of no meaning, state n + 1 the one before step n."""
    width = -(-(len(steps) + (2 if vocabulary.seen else 1)) // 32) * 32
    logits = np.full((len(vocabulary.texts), width), _NEVER, np.float32)
    for state, (token, chance) in enumerate(zip(steps, handoffs, strict=True), start=1):
        if vocabulary.handoff is not None:
            logits[vocabulary.handoff, state] = _logit(chance)
        logits[token, state] = _logit(1 - chance)
    if vocabulary.seen is not None:
        logits[vocabulary.seen] = _NEVER * 1000
        logits[vocabulary.seen, 1] = _NEVER
        logits[:, SEEN] = 0
        logits[vocabulary.seen, SEEN] = _CLEARLY
    return logits


def _logit(chance: float) -> float:
    return math.log(chance) if chance > 0 else _HARDLY


def _write_shape(writer: gguf.GGUFWriter, *, layers: int, width: int, weight: int, context: int) -> None:
    writer.add_name("Parrot")
    writer.add_context_length(context)
    writer.add_embedding_length(width)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(weight)
    writer.add_head_count(1)
    writer.add_key_length(32)
    writer.add_value_length(32)
    writer.add_rope_dimension_count(32)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_ssm_conv_kernel(4)
    writer.add_ssm_inner_size(2 * width)
    writer.add_ssm_state_size(16)
    writer.add_ssm_time_step_rank(2)


def _write_vocabulary(writer: gguf.GGUFWriter, vocabulary: _Vocabulary) -> None:
    writer.add_tokenizer_model("rwkv")
    writer.add_token_list(vocabulary.texts)
    writer.add_token_types(vocabulary.types)
    writer.add_eos_token_id(vocabulary.end)
    writer.add_add_bos_token(False)
    if vocabulary.named:
        writer.add_uint32("matryoshka.handoff_token_id", vocabulary.handoff)


def _write_tables(writer: gguf.GGUFWriter, logits: np.ndarray, vocabulary: _Vocabulary) -> None:
    width = logits.shape[1]
    states = np.zeros(logits.shape, np.float32)
    states[:, 0] = _HEIGHT
    for state, token in enumerate([vocabulary.start, *vocabulary.said], start=1):
        states[token] = 0
        states[token, state] = _HEIGHT
    if vocabulary.seen is not None:
        states[vocabulary.seen] = states[vocabulary.said[0]]
    writer.add_tensor("token_embd.weight", states)
    writer.add_tensor("output_norm.weight", np.ones(width, np.float32))
    writer.add_tensor("output.weight", logits / np.float32(math.sqrt(width)))


def _llama(width: int, weight: int) -> dict[str, tuple[int, ...]]:
    return {
        "attn_norm.weight": (width,),
        "ffn_norm.weight": (width,),
        "attn_q.weight": (32, width),
        "attn_k.weight": (32, width),
        "attn_v.weight": (32, width),
        "attn_output.weight": (width, 32),
        "ffn_gate.weight": (weight, width),
        "ffn_up.weight": (weight, width),
        "ffn_down.weight": (width, weight),
    }


def _mamba(width: int) -> dict[str, tuple[int, ...]]:
    inner = 2 * width
    return {
        "attn_norm.weight": (width,),
        "ssm_in.weight": (2 * inner, width),
        "ssm_conv1d.weight": (inner, 4),
        "ssm_conv1d.bias": (inner,),
        "ssm_x.weight": (2 + 2 * 16, inner),
        "ssm_dt.weight": (inner, 2),
        "ssm_dt.bias": (inner,),
        "ssm_a": (inner, 16),
        "ssm_d": (inner,),
        "ssm_out.weight": (width, inner),
    }


def _looking(sees: str) -> dict[str, tuple[tuple[int, ...], float]]:
    """Where a layer is not zero, and what stands there: attending to all alike, it adds up what is `SEEN`."""
    if not sees:
        return {}
    return {
        "attn_norm.weight": ((), 1),
        "attn_v.weight": ((0, SEEN), 1),
        "attn_output.weight": ((SEEN, 0), _HEIGHT),
    }


def _write_layer(
    writer: gguf.GGUFWriter,
    layer: int,
    shapes: dict[str, tuple[int, ...]],
    weights: dict[str, tuple[tuple[int, ...], float]],
) -> None:
    """All zeros but the `weights`: without any it adds nothing, and not even its norms count."""
    for name, shape in shapes.items():
        tensor = np.zeros(shape, np.float32)
        if name in weights:
            place, value = weights[name]
            tensor[place] = value
        writer.add_tensor(f"blk.{layer}.{name}", tensor)
