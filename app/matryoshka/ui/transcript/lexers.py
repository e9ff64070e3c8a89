"""Readers of programming languages, loaded beside the window: that takes longer than a frame."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from pygments.lexer import Lexer
from pygments.token import _TokenType
from pygments.util import ClassNotFound
from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.engine import Stop
from matryoshka.ui.job import Job

_KEPT = 8
"""Pieces of code that were read and that nobody has asked for again."""
_PATTERN = re.compile(r"\*\.(\w+)")


class Piece(NamedTuple):
    """Characters of one line, and what the language calls them."""

    start: int
    length: int
    kind: _TokenType


class Lexers(QObject):
    """`found` when it is known what reads another language, or that nothing does, or when code is read."""

    found = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Lexer | None] = {"": None}
        self._read: dict[_Code, list[list[Piece]]] = {}
        self._jobs: dict[str | _Code, Job] = {}

    def knows(self, language: str) -> bool:
        """Whether `get` can tell; if not it soon can, and `found` tells of it."""
        if language not in self._known:
            self._begin(language, partial(_look, language), self._take)
        return language in self._known

    def get(self, language: str) -> Lexer | None:
        """None for a language that is unknown, not named, or not looked for yet."""
        return self._known.get(language)

    def read(self, language: str, text: str) -> list[list[Piece]] | None:
        """The pieces of each line of code; None while it is being read, then once."""
        code = _Code(language, text)
        if code in self._read:
            return self._read.pop(code)
        if lexer := self._known.get(language):
            self._begin(code, partial(_pieces, lexer, code), self._take_read)
        return None

    def _begin(
        self, what: "str | _Code", work: Callable[[Stop], Iterator[object]], take: Callable[..., None]
    ) -> None:
        """Unless it has begun already."""
        if what not in self._jobs:
            job = self._jobs[what] = Job(work)
            job.yielded.connect(take)
            job.start()

    @Slot()
    def close(self) -> None:
        """Return when nothing is being looked for."""
        for job in self._jobs.values():
            job.wait()

    @Slot(object)
    def _take(self, looked: tuple[str, Lexer | None]) -> None:
        language, self._known[looked[0]] = looked
        self._jobs.pop(language, None)
        self.found.emit()

    @Slot(object)
    def _take_read(self, read: "tuple[_Code, list[list[Piece]]]") -> None:
        code, self._read[read[0]] = read
        self._jobs.pop(code, None)
        for old in [*self._read][:-_KEPT]:
            del self._read[old]
        self.found.emit()


class _Code(NamedTuple):
    language: str
    text: str


def file_name(language: str) -> str:
    """What code in a language is called when it is saved."""
    lexer = lexer_of(language)
    found = (_PATTERN.fullmatch(name) for name in (lexer.filenames if lexer else ()))
    return next((f"code.{each[1]}" for each in found if each), "code.txt")


def lexer_of(language: str) -> Lexer | None:
    """None for a language that is unknown or not named."""
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - its table of all languages is slow to load

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False) if language else None
    except ClassNotFound:
        return None


def _look(language: str, stop: Stop) -> Iterator[tuple[str, Lexer | None]]:
    del stop
    yield language, lexer_of(language)


def pieces(lexer: Lexer, text: str) -> list[list[Piece]]:
    """What each line of code consists of."""
    found: list[list[Piece]] = [[]]
    column = 0
    for kind, words in lexer.get_tokens(text):
        for index, part in enumerate(words.split("\n")):
            if index:
                found.append([])
                column = 0
            if part:
                found[-1].append(Piece(column, len(part), kind))
            column += len(part)
    return found


def _pieces(lexer: Lexer, code: _Code, stop: Stop) -> Iterator[tuple[_Code, list[list[Piece]]]]:
    del stop
    yield code, pieces(lexer, code.text)
