"""The files that a conversation can become, and how they are called."""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from matryoshka.chat.conversation import Conversation
from matryoshka.errors import AppError
from matryoshka.exchange.html_file import as_html
from matryoshka.exchange.markdown_file import as_markdown
from matryoshka.exchange.own import as_json
from matryoshka.exchange.telling import UNTITLED
from matryoshka.saying import say
from matryoshka.whole_file import write_whole

Print = Callable[[str], bytes]
"""Makes a PDF of a page of HTML."""
_LONGEST = 60


class Format(StrEnum):
    """Each by the ending of its files."""

    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"


def format_of(file: Path) -> Format:
    """By its ending; raises AppError for one that no format has."""
    try:
        return Format(file.suffix.lower().lstrip("."))
    except ValueError as error:
        endings = ", ".join(f".{each}" for each in Format)
        raise AppError(
            say("{file} does not say what it should become.", file=file.name),
            say("Let it end in one of {endings}.", endings=endings),
        ) from error


def text_of(conversation: Conversation, format_: Format) -> str:
    """The conversation in that format; of a PDF the page that it is printed from."""
    match format_:
        case Format.MARKDOWN:
            return as_markdown(conversation)
        case Format.HTML | Format.PDF:
            return as_html(conversation)
        case Format.JSON:
            return as_json([conversation])
    assert_never(format_)


def name_of(title: str, format_: Format) -> str:
    """A file name from the title that every system takes."""
    words = re.sub(r"[^\w\- ]+", " ", title)
    name = " ".join(words.split())[:_LONGEST].strip() or UNTITLED
    return f"{name}.{format_}"


def export(conversation: Conversation, file: Path, printed: Print) -> None:
    """Write it into the file, in the format of its ending; `printed` is asked for a PDF. Raises AppError."""
    format_ = format_of(file)
    write_as(format_, text_of(conversation, format_), file, printed)


def write_as(format_: Format, text: str, file: Path, printed: Print) -> None:
    """As `export`, of a text in that format."""
    write(file, printed(text) if format_ is Format.PDF else text.encode())


def write(file: Path, data: bytes) -> None:
    """Raises AppError where the file cannot be written; what was there then stays."""
    try:
        write_whole(file, data)
    except OSError as error:
        raise AppError(
            say("{file} cannot be written: {strerror}.", file=file, strerror=error.strerror),
            say("Name another file."),
        ) from error
