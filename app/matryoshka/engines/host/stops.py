"""Ends an answer where it comes to one of the texts that its ladder names."""

from collections.abc import Iterator, Sequence

from matryoshka.engines.host.speech import Part
from matryoshka.engines.wanted import any_of, begun


class Stops:
    """Of one answer; `reached` is the text it has come to, if any. A model may think what it likes."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.reached = ""
        self._whole = any_of(texts)
        self._begun = begun(texts)
        self._held = ""

    def let_through(self, part: Part, *, last: bool = False) -> Iterator[Part]:
        """The text before a stop. What may be the beginning of one is held back, unless it comes `last`."""
        if part.thinking:
            if self._held:
                yield self._let_go(len(self._held))
            yield part
            return
        self._held += part.text
        stop = self._whole.search(self._held)
        self.reached = stop[0] if stop else ""
        until = stop or (None if last else self._begun.search(self._held))
        yield self._let_go(until.start() if until else len(self._held))

    def _let_go(self, length: int) -> Part:
        text, self._held = self._held[:length], self._held[length:]
        return Part(text, thinking=False)
