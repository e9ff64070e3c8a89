"""Some services say the beginning of an answer again before they go on with it."""

from collections.abc import Iterable, Iterator

from matryoshka.chat.engine import End, Output, Piece


def without_echo(outputs: Iterable[Output], begun: str) -> Iterator[Output]:
    """The same, but where they begin with all of `begun`: what follows that. Thoughts are left alone."""
    held, listening = "", True
    for output in outputs:
        if listening and isinstance(output, Piece) and not output.thinking:
            held += output.text
            if held == begun or not begun.startswith(held):
                listening = False
                yield Piece(held.removeprefix(begun))
        elif listening and held and isinstance(output, End):
            yield Piece(held)
            yield output
        else:
            yield output
