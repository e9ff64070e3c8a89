"""What of a model decides how much it remembers and computes in, as its header tells.

The rules are llama.cpp's: `src/llama-hparams.cpp`, and `load_arch_hparams` in each file of `src/models`.
"""

from dataclasses import dataclass

from matryoshka.models.gguf import Header
from matryoshka.models.metadata import Array

_SUMMING = ("mamba", "mamba2", "rwkv6", "rwkv6qwen2", "rwkv7", "arwkv7")
"""Architectures without attention: every layer sums up what it has read."""
_BOTH = ("falcon-h1",)
"""Every layer attends, and sums up as well."""
_BY_TURNS = ("qwen3next", "qwen35", "qwen35moe")
"""Every so many layers one attends, the others sum up."""
_TURN = 4
_SHORT = ("lfm2", "lfm2moe")
"""Layers that do not attend remember the latest few tokens."""
_ALONE = ("nemotron_h", "nemotron_h_moe")
"""A layer is one of three: it attends, sums up, or only computes."""
_REUSING = {"gemma3n": 20}
"""Only so many layers, from the first, remember; the others look there. Newer files say so themselves."""
_UNWINDOWED = ("phi3",)
"""Their files speak of a window that llama.cpp does not use."""


@dataclass(frozen=True, slots=True)
class Layer:
    """How many numbers it keeps: as `keys` and `values` of each token read, as `state` of all together."""

    keys: int = 0
    values: int = 0
    state: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """All in numbers of weights or of tokens."""

    trained: int
    """The context that the model was made for; 0 where its file does not say."""
    vocabulary: int
    width: int
    heads: int
    attending: int
    """Numbers of all heads together."""
    forward: int
    """What one token becomes between the layers' two parts, in all experts that it asks."""
    asked: int
    """Experts that one token asks; 0 where there are none."""
    windowed: bool
    """Whether some layers see only the latest tokens. They remember all, as the others do."""
    layers: tuple[Layer, ...]


def shape_of(header: Header) -> Shape:
    """Zero of what the header does not tell."""
    said = _Said(header)
    heads = max(said.each("attention.head_count"), default=0)
    return Shape(
        trained=said.number("context_length"),
        vocabulary=_vocabulary(header) or said.number("vocab_size"),
        width=said.number("embedding_length"),
        heads=heads,
        attending=heads * said.number("attention.value_length", said.head),
        forward=_forward(said),
        asked=said.number("expert_used_count"),
        windowed=said.windowed,
        layers=tuple(_layer(said, index) for index in range(said.count)),
    )


class _Said:
    """A header's values, with what llama.cpp takes where one is absent."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self.kind = header.architecture
        self.all = self.number("block_count")
        self.count = max(0, self.all - self.number("nextn_predict_layers"))
        self.head = self.number("embedding_length") // max(1, self.number("attention.head_count", 1))

    def number(self, key: str, otherwise: int = 0) -> int:
        """The largest where there is one for each layer."""
        value = self._header.of_model(key)
        numbers = value if isinstance(value, tuple) else (value,)
        return max((each for each in numbers if isinstance(each, int)), default=otherwise)

    def each(self, key: str, otherwise: int = 0) -> tuple[int, ...]:
        """One number for each layer."""
        value = self._header.of_model(key)
        if isinstance(value, tuple) and len(value) >= self.all:
            return tuple(each if isinstance(each, int) else otherwise for each in value[: self.all])
        return (self.number(key, otherwise),) * self.all

    @property
    def windowed(self) -> bool:
        return self.kind not in _UNWINDOWED and (
            self.number("attention.sliding_window") > 0 or self.kind == "llama4"
        )


def _layer(said: _Said, index: int) -> Layer:
    if said.kind in _SUMMING:
        return Layer(state=_state(said))
    if not _attends(said, index):
        return Layer(state=_state(said) if _sums_up(said, index) else 0)
    near = "_swa" if said.each("attention.sliding_window_pattern")[index] else ""
    heads = said.each("attention.head_count_kv", said.number("attention.head_count"))[index]
    keys, values = _head(said, "key", near), _head(said, "value", near)
    if said.number("attention.key_length_mla"):
        values = 0  # these are computed from the keys
    return Layer(heads * keys, heads * values, _state(said) if said.kind in _BOTH else 0)


def _head(said: _Said, what: str, near: str) -> int:
    usual = said.number(f"attention.{what}_length", said.head)
    return said.number(f"attention.{what}_length{near}", usual)


def _attends(said: _Said, index: int) -> bool:
    if said.kind in _BY_TURNS:
        return (index + 1) % said.number("full_attention_interval", _TURN) == 0
    if said.kind in _ALONE and said.each("feed_forward_length")[index]:
        return False
    reused = said.number("attention.shared_kv_layers")
    remembering = said.all - reused if reused else _REUSING.get(said.kind, said.all)
    return index < remembering and said.each("attention.head_count_kv", 1)[index] > 0


def _sums_up(said: _Said, index: int) -> bool:
    if said.kind in _ALONE:
        return said.each("feed_forward_length")[index] == 0
    return said.kind in _BY_TURNS or said.each("attention.head_count_kv", 1)[index] == 0


def _state(said: _Said) -> int:
    """Of one layer: what it has just read, and the sum of all before."""
    width, inner = said.number("embedding_length"), said.number("ssm.inner_size")
    state = said.number("ssm.state_size")
    if head := said.number("wkv.head_size"):
        return width * (said.number("token_shift_count", 2) + head)
    if said.kind in _SHORT:
        return width * max(0, said.number("shortconv.l_cache") - 1)
    read = max(0, said.number("ssm.conv_kernel") - 1) * (inner + 2 * said.number("ssm.group_count") * state)
    return read + inner * state


def _forward(said: _Said) -> int:
    experts = said.number("expert_used_count") * said.number("expert_feed_forward_length")
    return experts or said.number("feed_forward_length")


def _vocabulary(header: Header) -> int:
    tokens = header.metadata.get("tokenizer.ggml.tokens")
    if isinstance(tokens, Array):
        return tokens.count
    return len(tokens) if isinstance(tokens, tuple) else 0
