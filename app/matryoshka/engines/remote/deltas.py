"""The pieces of text in one event of an answer, as each kind of service writes them."""

from collections.abc import Iterator, Mapping
from typing import Any

from matryoshka.chat.engine import Piece


class Malformed(Exception):
    """An event is none of an answer."""


def pieces_of(delta: Mapping[str, Any]) -> Iterator[Piece]:
    """Raises `Malformed`."""
    thought = delta.get("reasoning_content") or delta.get("reasoning")
    yield from (Piece(text, thinking=True) for text in _texts(thought))
    for said in (delta.get("content"), delta.get("refusal")):
        yield from _of_content(said)


def _of_content(content: object) -> Iterator[Piece]:
    """A text, or a list of parts of which some are thoughts."""
    if isinstance(content, str):
        yield from (Piece(text) for text in _texts(content))
        return
    for part in list_of(content):
        if isinstance(part, Mapping):
            thoughts = list_of(part.get("thinking"))
            yield from (Piece(text, thinking=True) for each in thoughts for text in _texts(_text(each)))
            yield from (Piece(text) for text in _texts(part.get("text")))


def _text(part: object) -> object:
    return part.get("text") if isinstance(part, Mapping) else part


def _texts(value: object) -> Iterator[str]:
    if value is not None and not isinstance(value, str):
        raise Malformed
    if value:
        yield value


def list_of(value: object) -> list[Any]:
    """Raises `Malformed` where it is none."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Malformed
    return value
