"""Reads the text of PDF files, a passage for each page."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader

from matryoshka.documents.document import Passage
from matryoshka.errors import AppError
from matryoshka.saying import say


def passages(content: bytes) -> Iterator[Passage]:
    """Raises `AppError` where it is locked, or holds no text."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise AppError(say("This PDF is locked with a password."), say("Attach a copy without one."))
    pages = [page.extract_text().strip() for page in reader.pages]
    if not any(pages):
        raise AppError(
            say("This PDF holds no text: its pages are pictures."),
            say("Attach one whose text can be marked."),
        )
    for number, text in enumerate(pages, 1):
        yield Passage(f"page {number}", text)
