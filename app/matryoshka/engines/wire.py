"""Frames on their way between two processes: JSON, after its length."""

import json
import math
import struct
from pathlib import Path
from typing import Any, BinaryIO

from matryoshka.chat.engine import Finish, Message, Odds, Picture, Role, Watch
from matryoshka.chat.ladder import Adapter, Bias, Form, Grammar, KvType, Placement, Sampling
from matryoshka.engines.frames import (
    Ask,
    Cancel,
    Ended,
    Fault,
    Frame,
    Loading,
    Noticed,
    Open,
    Read,
    Ready,
    Said,
    TooLong,
)
from matryoshka.engines.probe_frames import Look, Looked, Rehearse, Rehearsed, Time, Timed
from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.hardware import Device, DeviceKind, IdleDevice, Seen

_LENGTH = struct.Struct(">I")
_KINDS: dict[str, type[Frame]] = {
    kind.__name__: kind
    for kind in (Cancel, Loading, Noticed, Ready, Read, TooLong, Fault, Look, Rehearse, Rehearsed, Time)
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
    hidden = "null" if frame.hidden is None else _ENCODER.encode(frame.hidden)
    return (
        f'{{"kind": "Said", "request": {frame.request}, "text": {_quoted(frame.text)}, '
        f'"thinking": {"true" if frame.thinking else "false"}, "handoff": {handoff}, "odds": {odds}, '
        f'"hidden": {hidden}}}'
    )


def write(pipe: BinaryIO, frame: Frame) -> None:
    """Raises OSError when nobody is left to read."""
    put(pipe, frame)
    pipe.flush()


def put(pipe: BinaryIO, frame: Frame) -> None:
    """As `write`, but it may wait in the pipe's buffer until that is flushed."""
    body = (_said(frame) if isinstance(frame, Said) else _written(frame)).encode()
    pipe.write(_LENGTH.pack(len(body)) + body)


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
            told = {
                "messages": tuple(map(_message, fields["messages"])),
                "sampling": _sampling(fields["sampling"]),
            }
            return Ask(**fields | told | {"watch": Watch(**fields["watch"])})
        case "Said":
            odds, hidden = fields["odds"], fields["hidden"]
            return Said(**fields | {"odds": odds and Odds(**odds), "hidden": hidden and tuple(hidden)})
        case "Ended":
            return Ended(**fields | {"finish": Finish(fields["finish"])})
        case "Looked":
            return Looked(**fields | {"seen": _seen(fields["seen"])})
        case "Timed":
            return Timed(Bandwidth(**fields["bandwidth"]))
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


def _message(fields: dict[str, Any]) -> Message:
    pictures = tuple(Picture(**each) for each in fields["pictures"])
    return Message(**fields | {"role": Role(fields["role"]), "pictures": pictures})


def _sampling(fields: dict[str, Any]) -> Sampling:
    grammar = fields["grammar"] and Grammar(Form(fields["grammar"]["form"]), fields["grammar"]["text"])
    return Sampling(**fields | {"stop": tuple(fields["stop"]), "grammar": grammar})


def _seen(fields: dict[str, Any]) -> Seen:
    devices = (Device(**each | {"kind": DeviceKind(each["kind"])}) for each in fields["devices"])
    idle = (IdleDevice(**each) for each in fields["idle"])
    told = {"instructions": tuple(fields["instructions"]), "devices": tuple(devices), "idle": tuple(idle)}
    return Seen(**fields | told)
