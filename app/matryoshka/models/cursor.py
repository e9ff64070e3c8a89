"""Goes through the bytes at the beginning of a file, a bounded number of them whatever they say."""

import struct
from collections.abc import Callable
from typing import Any

from matryoshka.models.refusal import Damaged

_FIRST, _MOST = 2**20, 2**23
"""Bytes asked for at once: each time twice as many."""
_LONGEST = 2**26
"""Bytes of a header; the longest in use have a quarter of that."""
_KEPT = 2**23
"""Bytes of names and values that are kept."""
_TEXTS = 2**21
"""How many texts of vocabularies are passed over."""
_LENGTH = struct.Struct("<Q")
_ENDS = "it ends before its header does"
_TOO_LONG = "its header is longer than that of any model"


class Cursor:
    """Stands at a byte of what `read(start, length)` gives; raises `Damaged` where the file ends."""

    def __init__(self, name: str, size: int, read: Callable[[int, int], bytes]) -> None:
        self.name, self._size, self._read = name, size, read
        self._data, self._start, self._at = b"", 0, 0
        self._chunk, self._keeps, self._texts = _FIRST, _KEPT, _TEXTS

    @property
    def position(self) -> int:
        return self._start + self._at

    @property
    def left(self) -> int:
        """Bytes to the end of the file."""
        return self._size - self.position

    def number(self, form: struct.Struct) -> Any:
        (value,) = self.numbers(form)
        return value

    def numbers(self, form: struct.Struct) -> tuple[Any, ...]:
        self._have(form.size)
        values = form.unpack_from(self._data, self._at)
        self._at += form.size
        return values

    def text(self) -> str:
        return self.letters(self.length())

    def length(self) -> int:
        """Of what follows."""
        return int(self.number(_LENGTH))

    def letters(self, length: int) -> str:
        """A text of so many bytes; what is no UTF-8 becomes question marks."""
        self.keep(length)
        self._have(length)
        text = self._data[self._at : self._at + length].decode(errors="replace")
        self._at += length
        return text

    def keep(self, count: int) -> None:
        """Count bytes that will stay in memory."""
        self._keeps -= count
        if self._keeps < 0:
            raise self.damaged(_ENDS if count > self.left else _TOO_LONG)

    def skip(self, count: int) -> None:
        if count > self.left:
            raise self.damaged(_ENDS)
        self._at += count

    def skip_texts(self, count: int) -> None:
        self._texts -= count
        if self._texts < 0 or count * _LENGTH.size > self.left:
            raise self.damaged("it lists more texts than it can hold")
        while count:
            self._have(_LENGTH.size)
            count = self._skipped_here(count)

    def _skipped_here(self, count: int) -> int:
        """Pass over texts as long as their lengths lie in the bytes at hand; how many are left."""
        data, at, last = self._data, self._at, len(self._data) - _LENGTH.size
        length_at = _LENGTH.unpack_from
        while count and at <= last:
            at += _LENGTH.size + length_at(data, at)[0]
            count -= 1
        self._at = at
        return count

    def damaged(self, why: str) -> Damaged:
        return Damaged(self.name, why)

    def _have(self, count: int) -> None:
        if self._at + count > len(self._data):
            self._fetch(count)

    def _fetch(self, count: int) -> None:
        if count > self.left:
            raise self.damaged(_ENDS)
        if self.position + count > _LONGEST:
            raise self.damaged(_TOO_LONG)
        wanted = min(max(count, self._chunk), self.left)
        self._start, self._at = self.position, 0
        self._data = self._read(self._start, wanted)
        self._chunk = min(2 * self._chunk, _MOST)
        if len(self._data) < count:
            raise self.damaged(_ENDS)
