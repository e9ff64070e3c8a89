"""Which kind of file something is, by what it holds: its name alone is believed by nobody."""

import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

from matryoshka.documents.document import Passage
from matryoshka.errors import AppError
from matryoshka.saying import say

UNPACKED = 128 * 2**20
"""Bytes that an office file may hold when unpacked."""
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ARCHIVED = {
    "word/document.xml": (f"{_OFFICE}.wordprocessingml.document", "word"),
    "xl/workbook.xml": (f"{_OFFICE}.spreadsheetml.sheet", "sheets"),
    "ppt/presentation.xml": (f"{_OFFICE}.presentationml.presentation", "slides"),
    "content.xml": ("application/vnd.oasis.opendocument.text", "odt"),
}
"""By a member that only such an archive has."""
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"RIFF": "webp",
}
_OLD = {b"\xd0\xcf\x11\xe0": "docx, xlsx or pptx", b"{\\rtf": "docx or text"}
"""Formats of long ago, and as what such a file can be saved instead."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a file's bytes become passages."""

    media_type: str
    passages: Callable[[bytes], Iterator[Passage]]


def kind_of(content: bytes, name: str) -> Kind:
    """Raises `AppError` where nothing here reads such a file."""
    if subtype := _picture(content):
        return _reader(f"image/{subtype}", "picture")
    if content.startswith(b"%PDF-"):
        return _reader("application/pdf", "pdf")
    if content.startswith(b"PK"):
        return _archived(content)
    if instead := next((new for mark, new in _OLD.items() if content.startswith(mark)), None):
        raise AppError(
            say("This is a format of long ago."),
            say("Save it as {instead}, and attach that.", instead=instead),
        )
    return _reader(mimetypes.guess_type(name)[0] or "text/plain", "plain")


def _picture(content: bytes) -> str | None:
    subtype = next((each for mark, each in _PICTURES.items() if content.startswith(mark)), None)
    return None if subtype == "webp" and content[8:12] != b"WEBP" else subtype


def _archived(content: bytes) -> Kind:
    with ZipFile(BytesIO(content)) as archive:
        members = {member.filename: member.file_size for member in archive.infolist()}
    if sum(members.values()) > UNPACKED:
        raise AppError(
            say("This file unpacks to more than a document needs."), say("Attach only the part that matters.")
        )
    for member, (media_type, module) in _ARCHIVED.items():
        if member in members:
            return _reader(media_type, module)
    raise AppError(
        say("This is an archive, or no file of a kind that can be read."),
        say("Attach the files in it one by one."),
    )


def _reader(media_type: str, module: str) -> Kind:
    """The module is loaded only when it is wanted: the libraries are slow to load."""
    return Kind(media_type, import_module(f"matryoshka.documents.{module}").passages)
