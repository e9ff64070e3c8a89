"""Code with tabs: shown as spaces, copied as it was written."""

from collections.abc import Iterator

from matryoshka.ui.transcript.units import cut, units


def with_tabs(text: str, size: int, start: int, end: int) -> str:
    """What stands between two of Qt's positions of `text.expandtabs(size)`, a tab at its first space."""
    if "\t" not in text:
        return cut(text, start, end)
    places = zip(text, _places(text, size), strict=True)
    return "".join(letter for letter, place in places if start <= place < end)


def _places(text: str, size: int) -> Iterator[int]:
    """Where each letter begins once the tabs are spaces."""
    place = column = 0
    for letter in text:
        yield place
        wide = size - column % size if letter == "\t" else 1
        column = 0 if letter in "\r\n" else column + wide
        place += wide if letter == "\t" else units(letter)
