"""Hears whether a model that was told a command says it, and keeps that from the person."""

from collections.abc import Iterable, Iterator

from matryoshka.chat.engine import End, Output, Piece, Signals
from matryoshka.engines.wanted import any_of, begun

_CALLED = Piece("", signals=Signals(1.0, told=True))


def without_command(outputs: Iterable[Output], command: str) -> Iterator[Output]:
    """The same, but where the answer comes to `command`: a piece that doubts then. Thoughts are free."""
    whole, possible, held = any_of([command]), begun([command]), ""
    for output in outputs:
        if isinstance(output, Piece) and not output.thinking:
            held += output.text
            call = whole.search(held)
            until = call or possible.search(held)
            text, held = held[: until.start() if until else None], held[until.start() :] if until else ""
            if text or not (held or call):
                yield Piece(text)
            if call:
                yield _CALLED
                held = held.removeprefix(command)
        elif isinstance(output, End) and held:
            yield Piece(held)
            yield output
        else:
            yield output
