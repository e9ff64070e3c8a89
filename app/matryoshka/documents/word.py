"""Reads the text of Word documents, tables too, in its order."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from matryoshka.documents.document import Passage
from matryoshka.documents.passages import numbered


def passages(content: bytes) -> Iterator[Passage]:
    document = docx.Document(BytesIO(content))
    lines = (line for block in document.iter_inner_content() for line in _lines(block))
    yield from numbered(lines, "paragraphs")


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _marked(block)
        return
    for row in block.rows:
        yield " | ".join(" ".join(cell.text.split()) for cell in row.cells)


def _marked(paragraph: Paragraph) -> str:
    """Headings and points of lists as Markdown marks them."""
    style = paragraph.style.name if paragraph.style else None
    match (style or "").split():
        case ["Title"]:
            return f"# {paragraph.text}"
        case ["Heading", level] if level.isdigit():
            return f"{'#' * int(level)} {paragraph.text}"
        case ["List", *_]:
            return f"- {paragraph.text}"
        case _:
            return paragraph.text
