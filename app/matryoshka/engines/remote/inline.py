"""Tells thoughts from an answer where a service sends both as one text, with marks between."""

from collections.abc import Iterable, Iterator

from matryoshka.chat.engine import Piece
from matryoshka.engines.wanted import any_of, begun

_BEGIN, _END = "<think>", "</think>"
_WHOLE_END, _BEGUN_END = any_of([_END]), begun([_END])


def told_apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same pieces without the marks; what stands between them at the very beginning are thoughts."""
    apart = _Apart()
    for piece in pieces:
        if piece.thinking:
            yield piece
        else:
            yield from apart.pieces(piece.text)
    yield from apart.rest()


class _Apart:
    def __init__(self) -> None:
        self._held = ""
        self._thinking: bool | None = None
        """None before the first letter."""

    def pieces(self, text: str) -> Iterator[Piece]:
        self._held += text
        if self._thinking is None and not self._begins():
            return
        if self._thinking:
            end = _WHOLE_END.search(self._held)
            until = end or _BEGUN_END.search(self._held)
            yield from self._let_go(until.start() if until else len(self._held))
            if not end:
                return
            self._held, self._thinking = self._held.removeprefix(_END), False
        yield from self._let_go(len(self._held))

    def rest(self) -> Iterator[Piece]:
        yield from self._let_go(len(self._held))

    def _begins(self) -> bool:
        """Whether it is known now what the text begins with."""
        start = self._held.lstrip()
        if start.startswith(_BEGIN):
            self._held, self._thinking = start.removeprefix(_BEGIN), True
        elif not _BEGIN.startswith(start):
            self._thinking = False
        return self._thinking is not None

    def _let_go(self, length: int) -> Iterator[Piece]:
        text, self._held = self._held[:length], self._held[length:]
        if text:
            yield Piece(text, thinking=bool(self._thinking))
