"""Models of a real shape whose weights are random: they cost what a real one costs, and say nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

BLOCK = 32  # weights that share a scale in Q8_0
SPREAD = 74.0  # standard deviation of evenly drawn numbers from -127 to 127
LOUD = 1e7  # of the dimension that makes a hand-off certain
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
MARKS = ("<|im_end|>", "<|im_start|>", "<|handoff|>")


@dataclass(frozen=True, slots=True)
class Shape:
    """Of a Qwen3 model with tied embeddings; all in numbers of weights, heads or tokens."""

    layers: int
    width: int
    heads: int
    key_heads: int
    head: int
    forward: int
    vocabulary: int = 151_936

    @property
    def parameters(self) -> int:
        """Without norms, as one token is computed."""
        attention = 2 * self.heads + 2 * self.key_heads
        layer = self.width * (attention * self.head + 3 * self.forward)
        return self.layers * layer + self.vocabulary * self.width


REAL = Shape(layers=28, width=1024, heads=16, key_heads=8, head=128, forward=3072)
"""Of Qwen3-0.6B."""


def write_model(path: Path, shape: Shape, *, hands_off: bool = False, context: int = 8192) -> Path:
    """A Q8_0 file at `path` unless it is there; the end of an answer is never likely in it.

    It owns a hand-off token: hardly ever the likeliest, or with `hands_off` certain before every word.
    """
    if path.exists():
        return path
    unfinished = path.with_suffix(".part")
    writer = gguf.GGUFWriter(unfinished, "qwen3")
    _write_shape(writer, shape, context)
    _write_vocabulary(writer, shape.vocabulary)
    for name, tensor in _tensors(shape, hands_off=hands_off):
        quantised = gguf.GGMLQuantizationType.Q8_0 if tensor.dtype == np.uint8 else None
        writer.add_tensor(name, tensor, raw_dtype=quantised)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return unfinished.rename(path)


def _write_shape(writer: gguf.GGUFWriter, shape: Shape, context: int) -> None:
    writer.add_name("Random weights")
    writer.add_context_length(context)
    writer.add_block_count(shape.layers)
    writer.add_embedding_length(shape.width)
    writer.add_feed_forward_length(shape.forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.key_heads)
    writer.add_key_length(shape.head)
    writer.add_value_length(shape.head)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_chat_template(TEMPLATE)


def _write_vocabulary(writer: gguf.GGUFWriter, size: int) -> None:
    """Each byte is a token, then many words that nobody types, then the marks."""
    words = [f"Ġw{number:05d}" for number in range(size - 256 - len(MARKS))]
    texts = [*_letters(), *words, *MARKS]
    plain = [gguf.TokenType.NORMAL] * (size - len(MARKS))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(texts)
    writer.add_token_types([*plain, *[gguf.TokenType.CONTROL] * len(MARKS)])
    writer.add_token_merges(["Ġ w"])
    writer.add_eos_token_id(texts.index(MARKS[0]))
    writer.add_add_bos_token(False)


def _letters() -> list[str]:
    """How byte-level vocabularies spell the 256 bytes: each as a letter that can be seen."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    unseen = [value for value in range(256) if value not in seen]
    letters = {value: chr(value) for value in seen}
    letters |= {value: chr(256 + number) for number, value in enumerate(unseen)}
    return [letters[value] for value in range(256)]


def _tensors(shape: Shape, *, hands_off: bool) -> Iterator[tuple[str, NDArray[np.uint8 | np.float32]]]:
    draw = np.random.default_rng(1)
    queries, keys = shape.heads * shape.head, shape.key_heads * shape.head
    loud = np.ones(shape.width, np.float32)
    loud[0] = LOUD if hands_off else 0.0
    yield "token_embd.weight", _embeddings(draw, shape)
    yield "output_norm.weight", loud
    for layer in range(shape.layers):
        shapes = {
            "attn_q": (queries, shape.width),
            "attn_k": (keys, shape.width),
            "attn_v": (keys, shape.width),
            "attn_output": (shape.width, queries),
            "ffn_gate": (shape.forward, shape.width),
            "ffn_up": (shape.forward, shape.width),
            "ffn_down": (shape.width, shape.forward),
        }
        for name, (rows, columns) in shapes.items():
            yield f"blk.{layer}.{name}.weight", _quantised(_numbers(draw, rows, columns))
        for name, length in (("attn", shape.width), ("ffn", shape.width)):
            yield f"blk.{layer}.{name}_norm.weight", np.ones(length, np.float32)
        for name in ("q", "k"):
            yield f"blk.{layer}.attn_{name}_norm.weight", np.ones(shape.head, np.float32)


def _embeddings(draw: np.random.Generator, shape: Shape) -> NDArray[np.uint8]:
    """Only whole words are ever likely.

    The first dimension is the same for all tokens but the hand-off, which alone loves it.
    """
    numbers = _numbers(draw, shape.vocabulary, shape.width)
    numbers[:256] = numbers[-len(MARKS) :] = 0
    numbers[:, 0] = 1
    numbers[-1, 0] = 127
    return _quantised(numbers)


def _numbers(draw: np.random.Generator, rows: int, columns: int) -> NDArray[np.int8]:
    """The first row says nothing: so no layer touches the first dimension of what flows through."""
    numbers = draw.integers(-127, 128, (rows, columns), np.int8)
    numbers[0] = 0
    return numbers


def _quantised(numbers: NDArray[np.int8]) -> NDArray[np.uint8]:
    """In Q8_0: blocks of a 16-bit scale and 32 numbers, scaled so that what goes in keeps its size."""
    rows, columns = numbers.shape
    scale = np.float16(1 / (SPREAD * np.sqrt(columns)))
    blocks = np.empty((rows * columns // BLOCK, 2 + BLOCK), np.uint8)
    blocks[:, :2] = np.frombuffer(scale.tobytes(), np.uint8)
    blocks[:, 2:] = numbers.reshape(-1, BLOCK).view(np.uint8)
    return blocks.reshape(rows, -1)
