"""Finds mail addresses."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}(?!\w)"
)
_NO_PART = "'`*(/="


def mails(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; what stands before one as a quotation or a mark is no part of it."""
    for found in _ADDRESS.finditer(text):
        yield found.end() - len(found[0].lstrip(_NO_PART)), found.end()
