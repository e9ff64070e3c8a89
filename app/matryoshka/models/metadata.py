"""The keys and values at the beginning of a GGUF file."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from matryoshka.models.cursor import Cursor
from matryoshka.models.refusal import shown

_VOCABULARY = "tokenizer."
"""What keys of words begin with."""
_LONGEST_KEY = 2**16
_LONGEST_TEXT = 2**20
_LONGEST_ARRAY = 2**10
"""Items of what is kept: more than a model has layers."""


class Kind(IntEnum):
    """What a value is, by the number in the file."""

    UINT8 = 0
    INT8 = 1
    UINT16 = 2
    INT16 = 3
    UINT32 = 4
    INT32 = 5
    FLOAT32 = 6
    BOOL = 7
    TEXT = 8
    ARRAY = 9
    UINT64 = 10
    INT64 = 11
    FLOAT64 = 12


@dataclass(frozen=True, slots=True)
class Array:
    """A list that was not kept, such as a vocabulary; a very long text is one of so many bytes."""

    kind: Kind
    count: int


Scalar: TypeAlias = int | float | str
Value: TypeAlias = Scalar | tuple[Scalar, ...] | Array

_CODES = {
    Kind.UINT8: "B",
    Kind.INT8: "b",
    Kind.UINT16: "H",
    Kind.INT16: "h",
    Kind.UINT32: "I",
    Kind.INT32: "i",
    Kind.FLOAT32: "f",
    Kind.BOOL: "?",
    Kind.UINT64: "Q",
    Kind.INT64: "q",
    Kind.FLOAT64: "d",
}
_FORMS = {kind: struct.Struct("<" + code) for kind, code in _CODES.items()}
_NUMBER = struct.Struct("<I")


def pairs(cursor: Cursor, count: int) -> Iterator[tuple[str, Value]]:
    """So many keys, each with its value. Raises `Damaged`, after those that could be read."""
    seen = set[str]()
    for _ in range(count):
        key = _key(cursor)
        if key in seen:
            raise cursor.damaged(f"it holds “{shown(key)}” twice")
        seen.add(key)
        yield key, _value(cursor, 0 if key.startswith(_VOCABULARY) else _LONGEST_ARRAY)


def _key(cursor: Cursor) -> str:
    length = cursor.length()
    if not 0 < length < _LONGEST_KEY:
        raise cursor.damaged("it names a value in no way that there is")
    return cursor.letters(length)


def _value(cursor: Cursor, longest: int) -> Value:
    """Of an array, if it has at most `longest` items."""
    kind = _kind(cursor)
    if kind is Kind.ARRAY:
        return _array(cursor, longest)
    if kind is Kind.TEXT:
        return _text(cursor)
    number: int | float = cursor.number(_FORMS[kind])
    return number


def _kind(cursor: Cursor) -> Kind:
    number = cursor.number(_NUMBER)
    if number > max(Kind):
        raise cursor.damaged("it holds a value of no kind that there is")
    return Kind(number)


def _text(cursor: Cursor) -> str | Array:
    length = cursor.length()
    if length <= _LONGEST_TEXT:
        return cursor.letters(length)
    cursor.skip(length)
    return Array(Kind.UINT8, length)


def _array(cursor: Cursor, longest: int) -> tuple[Scalar, ...] | Array:
    kind, count = _kind(cursor), cursor.length()
    if kind is Kind.ARRAY:
        raise cursor.damaged("it holds a list of lists")
    if count > longest:
        _skip(cursor, kind, count)
        return Array(kind, count)
    if kind is Kind.TEXT:
        return tuple(cursor.text() for _ in range(count))
    return _numbers(cursor, kind, count)


def _skip(cursor: Cursor, kind: Kind, count: int) -> None:
    if kind is Kind.TEXT:
        cursor.skip_texts(count)
    else:
        cursor.skip(count * _FORMS[kind].size)


def _numbers(cursor: Cursor, kind: Kind, count: int) -> tuple[Scalar, ...]:
    cursor.keep(count * _FORMS[kind].size)
    return cursor.numbers(struct.Struct(f"<{count}{_CODES[kind]}"))
