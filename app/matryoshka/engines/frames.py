"""What a model's host process and its parent say to each other: values as length-prefixed JSON."""

import json
import math
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from matryoshka.chat.engine import Finish, Message, Odds, Role
from matryoshka.chat.ladder import Adapter, Bias, Form, Grammar, KvType, Placement, Sampling, Tier

_LENGTH = struct.Struct(">I")


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
    saved_bytes: int | None = None
    """Memory for chats that wait; None is a share of what is free."""

    @classmethod
    def of(cls, tier: Tier) -> "Open":
        return cls(
            str(tier.path), tier.context, tier.threads, tier.placement, tier.loras, tier.controls, tier.biases
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer these messages; the numbers of requests ascend. A `probe` wants the odds of every token too.

    P(hand-off) up to `patience` may be told as a bound, as `Signals` says. Messages of which the context does
    not hold the `whole` are too long. `sparing` of the battery.
    """

    request: int
    messages: tuple[Message, ...]
    sampling: Sampling
    probe: bool = False
    patience: float = 0.0
    whole: bool = False
    sparing: bool = False


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


@dataclass(frozen=True, slots=True)
class Read:
    """The prompt has been read: `evaluated` of its tokens anew, the rest were remembered."""

    request: int
    tokens: int
    left_out: int
    evaluated: int


@dataclass(frozen=True, slots=True)
class Said:
    """One token; `handoff` as in `Signals`."""

    request: int
    text: str
    thinking: bool
    handoff: float | None
    odds: Odds | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """`seconds` is how long the writing took, None where none was begun; `probing` of them for the odds."""

    request: int
    finish: Finish
    seconds: float | None = field(default=None, compare=False)
    probing: float = field(default=0.0, compare=False)
    thinking_cut: bool = False
    """Whether the thinking had spent its budget."""


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


Request = Open | Ask | Cancel
Reply = Loading | Noticed | Ready | Read | Said | Ended | TooLong | Fault
Frame = Request | Reply

_KINDS: dict[str, type[Frame]] = {
    kind.__name__: kind for kind in (Cancel, Loading, Noticed, Ready, Read, TooLong, Fault)
}


def _fields(value: Any) -> Any:
    """A value of ours as JSON knows it."""
    return str(value) if isinstance(value, Path) else {name: getattr(value, name) for name in value.__slots__}


_ENCODER = json.JSONEncoder(default=_fields)
_quoted = json.encoder.encode_basestring_ascii


def _written(value: Any) -> str:
    return _ENCODER.encode({"kind": type(value).__name__} | _fields(value))


def _said(frame: Said) -> str:
    """The same for the frame of every token, in a third of the time."""
    known = frame.handoff is not None and math.isfinite(frame.handoff)
    handoff = repr(frame.handoff) if known else _ENCODER.encode(frame.handoff)
    odds = "null" if frame.odds is None else _ENCODER.encode(frame.odds)
    return (
        f'{{"kind": "Said", "request": {frame.request}, "text": {_quoted(frame.text)}, '
        f'"thinking": {"true" if frame.thinking else "false"}, "handoff": {handoff}, "odds": {odds}}}'
    )


def write(pipe: BinaryIO, frame: Frame) -> None:
    """Raises OSError when nobody is left to read."""
    body = (_said(frame) if isinstance(frame, Said) else _written(frame)).encode()
    pipe.write(_LENGTH.pack(len(body)) + body)
    pipe.flush()


def read(pipe: BinaryIO) -> Frame | None:
    """The next frame; None when the pipe has ended, be it within a frame."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = pipe.read(length)
    return _decoded(json.loads(body)) if len(body) == length else None


def _decoded(fields: dict[str, Any]) -> Frame:
    match fields.pop("kind"):
        case "Open":
            return _open(fields)
        case "Ask":
            messages = (Message(Role(each["role"]), each["text"]) for each in fields["messages"])
            return Ask(**fields | {"messages": tuple(messages), "sampling": _sampling(fields["sampling"])})
        case "Said":
            odds = fields["odds"]
            return Said(**fields | {"odds": odds and Odds(**odds)})
        case "Ended":
            return Ended(**fields | {"finish": Finish(fields["finish"])})
        case kind:
            return _KINDS[kind](**fields)


def _open(fields: dict[str, Any]) -> Open:
    kv_type = fields["placement"]["kv_type"]
    placement = Placement(**fields["placement"] | {"kv_type": kv_type and KvType(kv_type)})
    loras, controls = (
        tuple(Adapter(Path(each["path"]), each["scale"]) for each in fields[key])
        for key in ("loras", "controls")
    )
    biases = tuple(Bias(**each) for each in fields["biases"])
    return Open(**fields | {"placement": placement, "loras": loras, "controls": controls, "biases": biases})


def _sampling(fields: dict[str, Any]) -> Sampling:
    grammar = fields["grammar"] and Grammar(Form(fields["grammar"]["form"]), fields["grammar"]["text"])
    return Sampling(**fields | {"stop": tuple(fields["stop"]), "grammar": grammar})
