"""Reads the text of OpenDocument texts, as the standard's part 3 has it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from matryoshka.documents.document import Passage
from matryoshka.documents.passages import numbered

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SPACES = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}


def passages(content: bytes) -> Iterator[Passage]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"), parser)
    yield from numbered(_lines(root), "paragraphs")


def _lines(root: Any) -> Iterator[str]:
    """A line for each paragraph, heading, and row of a table; what stands in a row is part of it."""
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"):
        in_row = any(True for _ in element.iterancestors(f"{_TABLE}table-row"))
        if element.tag == f"{_TABLE}table-row":
            yield " | ".join(_said(cell) for cell in element.iter(f"{_TABLE}table-cell"))
        elif not in_row:
            level = element.get(f"{_TEXT}outline-level", "1") if element.tag == f"{_TEXT}h" else "0"
            yield f"{'#' * int(level)} {_said(element)}".lstrip()


def _said(element: Any) -> str:
    """The words of an element and of all in it."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_SPACES.get(child.tag, ""), _said(child), child.tail or ""]
    return "".join(pieces)
