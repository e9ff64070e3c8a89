"""Finds the line of a TOML file that a fault is about: tomllib does not tell."""

import re

_TEXTS = re.compile(
    r"""("{3}(?:\\.|[^\\])*?"{3}|'{3}.*?'{3})|#[^\n]*|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""", re.DOTALL
)
"""Comments and texts of TOML; one over several lines is the group."""

Place = tuple[str, int]
"""The name of an array of tables, and which of its tables is meant, from 0."""


def plain(text: str) -> str:
    """With as many lines, of which none looks like a key because it is in the midst of a text."""
    return _TEXTS.sub(lambda found: "\n" * found[0].count("\n") if found[1] else found[0], text)


class Lines:
    def __init__(self, text: str) -> None:
        self._lines = plain(text).splitlines()

    def of(self, key: str, *places: Place) -> int:
        """Where `key` stands in the table that `places` lead to, else where that begins; from 1."""
        start, end = 0, len(self._lines)
        names: list[str] = []
        for name, number in places:
            names.append(name)
            headers = self._found(r"\s*\[\[\s*" + r"\s*\.\s*".join(names) + r"\s*\]\]", start, end)
            if number >= len(headers):
                key = name
                break
            start, end = headers[number], (*headers, end)[number + 1]
        return next(iter(self._found(_begins(key), start, end)), start) + 1

    def _found(self, pattern: str, start: int, end: int) -> list[int]:
        return [at for at in range(start, end) if re.match(pattern, self._lines[at])]


def _begins(key: str) -> str:
    return rf"\s*\[*\s*(tier\.)?[\"']?{re.escape(key)}[\"']?\s*[\]=.]"
