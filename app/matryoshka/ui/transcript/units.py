"""Positions as Qt counts them: an emoji takes two."""

import re


def units(text: str) -> int:
    """Length of `text` in Qt's positions."""
    return len(text) if text.isascii() else len(_coded(text)) // 2


def cut(text: str, start: int, end: int) -> str:
    """What stands between two of Qt's positions, as far as there is any."""
    if text.isascii():
        return text[start:end]
    return _coded(text)[2 * start : 2 * end].decode("utf-16-le", "ignore")


def spread(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Qt's positions of what was found in `text`."""
    start = units(text[: found.start()])
    return start, start + units(found[0])


def _coded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
