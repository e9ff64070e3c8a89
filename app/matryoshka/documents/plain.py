"""Reads text and code, in the encodings that such files still have."""

import codecs
import re
from collections.abc import Iterator

from matryoshka.documents.document import Passage
from matryoshka.documents.passages import numbered
from matryoshka.errors import AppError
from matryoshka.saying import say

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def passages(content: bytes) -> Iterator[Passage]:
    """Raises `AppError` where this is no text."""
    yield from numbered(decoded(content).splitlines(), "lines")


def decoded(content: bytes) -> str:
    """Raises `AppError` where this is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\0" in content:
        raise AppError(
            say("This is not a text file."), say("Text, code, PDF and office files can be attached.")
        )
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode(_old_encoding(content), "replace")


def _old_encoding(content: bytes) -> str:
    """Letters beyond ASCII stand side by side in Cyrillic, and mostly alone in languages of Latin letters."""
    beyond = len(re.findall(rb"[\x80-\xff]", content))
    together = sum(map(len, re.findall(rb"[\x80-\xff]{3,}", content)))
    return "cp1251" if together * 2 > beyond else "cp1252"
