"""What a model's host process and its parent say to each other, as values."""

from dataclasses import dataclass, field

from matryoshka.chat.engine import UNWATCHED, Finish, Message, Odds, Watch
from matryoshka.chat.ladder import Adapter, Bias, Placement, Sampling, Tier
from matryoshka.engines.probe_frames import Look, Looked, Rehearse, Rehearsed, Time, Timed


@dataclass(frozen=True, slots=True)
class Open:
    """Load this model: the first request, made once; `context` in tokens."""

    path: str
    context: int | None = None
    threads: int | None = None
    placement: Placement = field(default_factory=Placement)
    loras: tuple[Adapter, ...] = ()
    controls: tuple[Adapter, ...] = ()
    biases: tuple[Bias, ...] = ()
    mmproj: str | None = None
    """The file through which it sees; None where it does not."""
    saved_bytes: int | None = None
    """Memory for chats that wait; None is a share of what is free."""

    @classmethod
    def of(cls, tier: Tier) -> "Open":
        adapters = (tier.loras, tier.controls, tier.biases)
        mmproj = str(tier.mmproj) if tier.mmproj else None
        return cls(str(tier.path), tier.context, tier.threads, tier.placement, *adapters, mmproj)


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer these messages, and tell what is to be watched; the numbers of requests ascend.

    P(hand-off) up to `patience` may be told as a bound, as `Signals` says. Messages of which the context does
    not hold the `whole` are too long. `sparing` of the battery. Where an `elder` stands above, a model that
    owns no hand-off token is told a command.
    """

    request: int
    messages: tuple[Message, ...]
    sampling: Sampling
    watch: Watch = UNWATCHED
    patience: float = 0.0
    whole: bool = False
    sparing: bool = False
    elder: bool = False
    counted: bool = False
    """Whether its prompt is only to be counted: nothing is read, and nothing answered."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Nobody listens any more to this request, nor to any before it."""

    request: int


@dataclass(frozen=True, slots=True)
class Loading:
    """The model is being loaded; `fraction` runs from 0 to 1."""

    fraction: float


@dataclass(frozen=True, slots=True)
class Noticed:
    """How the model is loaded is not how one would expect: what is so, and what to do about it."""

    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded; `context` in tokens, `size` of its weights in bytes, `parameters` counted.

    `offloaded` of its `layers` lie on the graphics card called `card`; the last layer is the output.
    """

    name: str
    architecture: str
    context: int
    size: int
    parameters: int
    handoff: bool
    """Whether the model owns a hand-off token."""
    layers: int = 0
    offloaded: int = 0
    card: str = ""
    kv_type: str = ""
    weights: int = 0
    kv: int = 0
    compute: int = 0
    """Bytes that llama.cpp allocates or maps: for weights, for what is remembered, and to compute in."""


@dataclass(frozen=True, slots=True)
class Read:
    """The prompt has been read: `evaluated` of its tokens anew, the rest were remembered."""

    request: int
    tokens: int
    left_out: int
    evaluated: int


@dataclass(frozen=True, slots=True)
class Said:
    """One token, or one text of several that it is; the rest as in `Signals`, with its first text only."""

    request: int
    text: str
    thinking: bool
    handoff: float | None = None
    odds: Odds | None = None
    hidden: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """`seconds` is how long the writing took, None where none was begun; `probing` of them for the odds.

    `apart` of those before for the prompt's last token alone.
    """

    request: int
    finish: Finish
    seconds: float | None = field(default=None, compare=False)
    probing: float = field(default=0.0, compare=False)
    thinking_cut: bool = False
    """Whether the thinking had spent its budget."""
    apart: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class TooLong:
    """The question, or the whole chat, has `tokens`, and only `context` can be read."""

    request: int
    tokens: int
    context: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong and what to do; a fault of no request is the process's last word."""

    request: int | None
    title: str
    remedy: str
    usage: bool = False
    """Whether what was asked for cannot be followed, by this model or any other."""


Request = Open | Ask | Cancel | Look | Rehearse | Time
Answer = Read | Said | Ended | TooLong | Fault
"""All of these name the request that they answer."""
Reply = Loading | Noticed | Ready | Answer | Looked | Rehearsed | Timed
Frame = Request | Reply
