"""Patterns that find wanted texts in one that is still being written."""

import re
from collections.abc import Iterable


def any_of(texts: Iterable[str], end: str = "") -> re.Pattern[str]:
    """Matches each of the texts, the longest first; nothing where there are none."""
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile("(?:" + ("|".join(map(re.escape, longest_first)) or r"(?!)") + ")" + end)


def begun(texts: Iterable[str]) -> re.Pattern[str]:
    """Matches at the end what may become one of the texts."""
    return any_of({text[:end] for text in texts for end in range(1, len(text))}, r"\Z")
