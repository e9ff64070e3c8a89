"""Hears whether an answer goes round in circles: whether for long it has said nothing that it had not said.

To stop a good answer is worse than to let a bad one run on for a while, so the judgement comes late.
"""

import re
from collections import deque

_PASSAGE = 32
"""Characters of the passages that are compared: prose repeats so many only where it means to."""
_OFTEN = 3
"""A passage said so often before is old: a refrain comes back as often as that."""
_REMEMBERED = 10_000
"""Characters that are remembered: a circle of up to 2,500 is heard."""
_TOO_LONG = 2_000
"""So many characters in a row without a new passage are a circle.

Rulers, the rows of a table, a field of zeros, or a word that someone wished to read fifty times are shorter.
"""
_TOO_LONG_FOR_A_WISH = 8_000
"""The same where each of its words stands in the question: "write this line a hundred times"."""
_WORD = re.compile(r"\w+")


class Loop:
    """Listens to one answer to a question, at about half a microsecond a character, in about 2 MB."""

    def __init__(self, question: str) -> None:
        self._question = question
        self._end = ""
        self._passages: deque[str] = deque()
        self._times: dict[str, int] = {}
        self._old = 0

    def closed(self, text: str) -> bool:
        """Whether with this text the answer has gone round in a circle for too long."""
        heard = self._end + text
        for start in range(len(heard) - _PASSAGE + 1):
            self._hear(heard[start : start + _PASSAGE])
        self._end = heard[1 - _PASSAGE :]
        return self._old >= _TOO_LONG and (self._old >= _TOO_LONG_FOR_A_WISH or not self._wished_for)

    def _hear(self, passage: str) -> None:
        """Each passage is the one before it and one character more."""
        times = self._times.get(passage, 0)
        self._old = self._old + 1 if times >= _OFTEN else 0
        self._times[passage] = times + 1
        self._passages.append(passage)
        if len(self._passages) > _REMEMBERED:
            self._forget(self._passages.popleft())

    def _forget(self, passage: str) -> None:
        self._times[passage] -= 1
        if not self._times[passage]:
            del self._times[passage]

    @property
    def _wished_for(self) -> bool:
        """Whether the circle consists of the question's own words."""
        circle = "".join(passage[-1] for passage in list(self._passages)[-_TOO_LONG:])
        inside = _words(circle[circle.find(" ") : circle.rfind(" ")])  # its first and last may be cut
        return bool(inside) and inside <= _words(self._question)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
