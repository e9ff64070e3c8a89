"""The words that are looked for in a conversation, and where they stand in a text."""

import re

from matryoshka.ui.transcript.markup import PAD
from matryoshka.ui.transcript.units import spread

_SAME = {"е": "[её]", "ё": "[её]"}
_MARKS = r"[*_~`\\]*"
"""What Markdown may hold between two letters of a word."""


class Needle:
    """Upper and lower case are the same, ё is е, and any space stands for any other."""

    def __init__(self, words: str) -> None:
        """Raises ValueError where there are none."""
        if not words.split():
            raise ValueError(words)
        chains = [f"{PAD}?".join(map(_letter, word)) for word in words.split()]
        self._pattern = re.compile(r"\s+".join(chains), re.IGNORECASE)
        traces = (_MARKS.join(map(_letter, word)) for word in re.findall(r"[^\W_]+", words))
        self._traces = [re.compile(f"&|{trace}", re.IGNORECASE) for trace in traces]

    def may_be_in(self, markdown: str) -> bool:
        """False where what is shown of it cannot hold the words; fast."""
        return all(trace.search(markdown) for trace in self._traces)

    def count(self, text: str) -> int:
        return sum(1 for _ in self._pattern.finditer(text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where they begin and end, in Qt's positions."""
        return [spread(text, found) for found in self._pattern.finditer(text)]


def _letter(sign: str) -> str:
    return _SAME.get(sign.lower(), re.escape(sign))
