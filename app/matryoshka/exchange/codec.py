"""Makes plain JSON values of the values of a conversation, and reads them back by their names and types."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from math import isfinite
from typing import Any, Union, get_args, get_origin, get_type_hints

from matryoshka.chat.conversation import Attempt, Conversation, Part

_KINDS: dict[str, type] = {each.__name__.lower(): each for each in get_args(Part)}
_LEFT_OUT = {Attempt: {"loading"}, Conversation: {"leave"}}
"""What lasts a moment only, and what a file must not bring: leave to send a chat somewhere."""
_MOST = 2**63
"""What no number in a store reaches."""


def plain(value: Any) -> Any:
    """`value` as JSON has it: tables under the names of its fields, of parts also their `kind`."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if not is_dataclass(value):
        return value
    left_out = _LEFT_OUT.get(type(value), set())
    table = {
        each.name: plain(getattr(value, each.name)) for each in fields(value) if each.name not in left_out
    }
    kind = type(value).__name__.lower()
    return {"kind": kind} | table if kind in _KINDS else table


def value_of(kind: Any, raw: Any) -> Any:
    """The value of the type `kind` that `plain` made `raw` of; raises ValueError where it is none.

    Unknown names are left alone: they may be a newer version's.
    """
    if get_origin(kind) in (Union, types.UnionType):
        return _one_of(get_args(kind), raw)
    if get_origin(kind) is tuple:
        return tuple(value_of(get_args(kind)[0], each) for each in _of(list, raw))
    if is_dataclass(kind):
        return _table(kind, _of(dict, raw))
    return _simple(kind, raw)


def _one_of(kinds: tuple[Any, ...], raw: Any) -> Any:
    if raw is None and types.NoneType in kinds:
        return None
    if all(kind in _KINDS.values() for kind in kinds):
        return value_of(_KINDS.get(str(_of(dict, raw).get("kind")), kinds[0]), raw)
    return value_of(kinds[0], raw)


def _table(kind: Any, raw: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    taken = [each for each in fields(kind) if each.name not in _LEFT_OUT.get(kind, set())]
    missing = [each.name for each in taken if each.name not in raw and _must_be_there(each)]
    if missing:
        raise ValueError(f"“{missing[0]}” is missing")
    return kind(
        **{each.name: value_of(hints[each.name], raw[each.name]) for each in taken if each.name in raw}
    )


def _must_be_there(each: Any) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _simple(kind: Any, raw: Any) -> Any:
    if issubclass(kind, StrEnum):
        return kind(raw)
    if kind is str:
        return whole(_of(str, raw))
    if kind is bool:
        return _of(bool, raw)
    number = _of((int, float) if kind is float else int, raw)
    if isinstance(raw, bool) or not -_MOST < number < _MOST or not isfinite(number):
        raise ValueError(f"{raw} is no number that can be kept")
    return kind(number)


def _of(kind: type | tuple[type, ...], raw: Any) -> Any:
    if not isinstance(raw, kind):
        raise ValueError(f"{type(raw).__name__} is not what belongs here")
    return raw


def whole(text: str) -> str:
    """`text` without halves of characters, which no file takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
