"""Hears an answer token by token: what is thought, what is said, and when there is thought enough."""

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from matryoshka.engines.host.thinking import Marks
from matryoshka.engines.host.vocabulary import Vocabulary


class Part(NamedTuple):
    """A text, empty where only a mark was heard, and whether it was thought."""

    text: str
    thinking: bool


class Speech:
    """One answer. `thinking` is whether its prompt ended in the midst of it; `budget` of tokens for it."""

    def __init__(self, vocabulary: Vocabulary, marks: Marks, *, thinking: bool, budget: int | None) -> None:
        self.thinking = thinking
        self.cut_short = False
        """Whether it would have thought longer than it might."""
        self._vocabulary = vocabulary
        self._marks = marks
        self._budget = budget
        self._thought = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._held = ""

    def hear(self, token: int, *, last: bool = False) -> list[Part]:
        """At least one part. What may be the beginning of a mark is held back, unless it comes `last`."""
        self._thought += self.thinking
        symbol = self._marks.symbols.get(token)
        text = symbol or self._decoder.decode(self._vocabulary.decode(token))
        if not self._marks.thinks:
            return [Part(text, thinking=False)]
        self._held += text
        return [part for part in self._parts(last=last) if part.text] or [Part("", self.thinking)]

    def rest(self) -> Part:
        """What is still held back when the answer has ended by itself."""
        return Part(self._held.translate(self._marks.plain), self.thinking)

    @property
    def mark(self) -> str:
        """What was heard last and may be the beginning of a mark."""
        return self._held

    @property
    def spent(self) -> bool:
        """Whether it is to think no longer: never within a character, or in what may become a mark."""
        if self._budget is None or not self.thinking or self._thought < self._budget:
            return False
        return not self._held and not self._decoder.getstate()[0]

    def conclude(self) -> list[int]:
        """End the thinking: the tokens that the model is to read for it, and that nobody hears."""
        self.thinking, self.cut_short = False, self._thought > 0
        return self._marks.close

    def _parts(self, *, last: bool) -> Iterator[Part]:
        start = 0
        for mark in self._marks.whole.finditer(self._held):
            yield self._part(start, mark.start())
            self.thinking, start = self._marks.thinks[mark[0]], mark.end()
        begun = None if last else self._marks.begun.search(self._held, start)
        end = begun.start() if begun else len(self._held)
        yield self._part(start, end)
        self._held = self._held[end:]

    def _part(self, start: int, end: int) -> Part:
        return Part(self._held[start:end].translate(self._marks.plain), self.thinking)
