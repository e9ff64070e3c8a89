"""A ladder: the ordered tiers of a chat, smallest first, as values."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matryoshka.chat.events import Where
from matryoshka.chat.service import Service


class Form(StrEnum):
    """In which language a grammar is written."""

    GBNF = "gbnf"
    JSON_SCHEMA = "json_schema"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an answer must look like; a model's thinking is free."""

    form: Form
    text: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are chosen. None is what the model's file says, else greedy; 0 is a greedy temperature."""

    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    repeat_penalty: float | None = None
    seed: int | None = None
    max_tokens: int | None = None
    """Of thinking and answer together; None is up to the context's end."""
    frequency_penalty: float | None = None
    presence_penalty: float | None = None
    thinking_tokens: int | None = None
    """How many a model may think before it must answer; None is no limit of its own."""
    stop: tuple[str, ...] = ()
    """Texts before which an answer ends."""
    grammar: Grammar | None = None


class KvType(StrEnum):
    """How precisely a model remembers what it has read."""

    F16 = "f16"
    Q8_0 = "q8_0"
    Q5_1 = "q5_1"
    Q5_0 = "q5_0"
    Q4_1 = "q4_1"
    Q4_0 = "q4_0"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a model lies and computes; None is chosen from what fits."""

    gpu_layers: int | None = None
    main_gpu: int | None = None
    """Counted from 0, as llama.cpp lists them."""
    flash_attention: bool | None = None
    kv_type: KvType | None = None


class Overflow(StrEnum):
    """What becomes of a chat that is longer than a tier's context."""

    SHORTEN = "shorten"
    """Its oldest turns are left out."""
    HAND_UP = "hand_up"
    """The tier above reads it whole."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """A GGUF file that changes a model, `scale` times as strongly as it was made to."""

    path: Path
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Bias:
    """What is added to the logit of one token: of that number, or the one that this text is."""

    token: int | str
    logit: float


@dataclass(frozen=True, slots=True)
class Tier:
    """One model that may answer; `context` None is the smaller of the model's own and what is usual."""

    name: str
    source: Path | Service
    """A GGUF file on this computer, or a model that is asked over the network."""
    label: str
    """How the model is called on screen and in events: `builtin:xs`, the file's name, or the service's."""
    patience: float = 0.5
    """The doubt above which it hands up. At one half a model that was told a command, and not measured, does
    so where it is likelier than not to say it. That a family of models is too sure of itself stretches the
    odds on both sides of one half, and leaves that where it is; so every family has the same.
    """
    context: int | None = None
    threads: int | None = None
    sampling: Sampling = Sampling()
    placement: Placement = Placement()
    loras: tuple[Adapter, ...] = ()
    controls: tuple[Adapter, ...] = ()
    """Control vectors; several are added up."""
    biases: tuple[Bias, ...] = ()
    overflow: Overflow = Overflow.SHORTEN
    """At the top there is nobody to hand up to."""
    mmproj: Path | None = None
    """The GGUF file beside a model's own through which it sees pictures; None where it sees none."""

    @property
    def where(self) -> Where:
        return Where.LOCAL if isinstance(self.source, Path) else Where.REMOTE

    @property
    def sees(self) -> bool:
        """Whether it can see pictures."""
        return self.source.images if isinstance(self.source, Service) else self.mmproj is not None

    @property
    def goes_on(self) -> bool:
        """Whether it can go on with an answer of its own that was cut."""
        return not isinstance(self.source, Service) or self.source.continues is not None

    @property
    def path(self) -> Path:
        """Of the file. Raises TypeError for a remote tier, which has none: ask `where` first."""
        if not isinstance(self.source, Path):
            raise TypeError(self.label)
        return self.source


@dataclass(frozen=True, slots=True)
class Ladder:
    """At least one tier, no two of one name."""

    tiers: tuple[Tier, ...]

    def index(self, name: str) -> int:
        """Raises KeyError when no tier bears the name."""
        for index, tier in enumerate(self.tiers):
            if tier.name == name:
                return index
        raise KeyError(name)

    @property
    def local(self) -> tuple[Tier, ...]:
        """Those on this computer, smallest first; there may be none."""
        return tuple(tier for tier in self.tiers if tier.where is Where.LOCAL)

    def elder(self, name: str) -> Tier | None:
        """The tier one step up; None at the top."""
        above = self.tiers[self.index(name) + 1 :]
        return above[0] if above else None
