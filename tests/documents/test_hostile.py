"""Files made to harm end in a sentence, within seconds and bounds of memory."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.documents.document import Document
from matryoshka.documents.reader import DocumentReader
from matryoshka.errors import AppError
from support import documents

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE o [<!ENTITY o SYSTEM "file:///etc/passwd">]>'
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def odt(head: str, said: str) -> bytes:
    body = f"<office:document-content {NAMES}><text:p>{said}</text:p></office:document-content>"
    return documents.archive({"content.xml": f"{head}{body}".encode()})


def bomb() -> bytes:
    """A document of little, that unpacks to much."""
    return documents.archive({"word/document.xml": b" " * 2**28})


def lying_bomb() -> bytes:
    """As `bomb`, and its list of members says that it is small."""
    packed = bytearray(documents.archive({"word/document.xml": b" " * 2**26, "[Content_Types].xml": b"<a/>"}))
    size = (2**26).to_bytes(4, "little")
    while (at := packed.find(size)) >= 0:
        packed[at : at + 4] = (9).to_bytes(4, "little")
    return bytes(packed)


def deep() -> bytes:
    return odt("", "<text:span>" * 50_000 + "</text:span>" * 50_000)


def nested_pdf() -> bytes:
    return documents.pdf("x").replace(b"/MediaBox[0 0 600 800]", b"/MediaBox" + b"[" * 20_000)


def circular_pdf() -> bytes:
    """Its pages are their own children."""
    return documents.pdf("x").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")


def swollen_pdf() -> bytes:
    """A page whose stream unpacks to a gigabyte."""
    packed = zlib.compress(zlib.compress(b"0 " * 2**26))
    head, tail = documents.pdf("x").split(b"<</Length")
    filters = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(packed)
    return head + filters + packed + b"\nendstream" + tail.partition(b"endstream")[2]


def laughs() -> bytes:
    """Ten entities, each ten times the one before."""
    return odt(BILLION, "&l9;")


def endless_picture() -> bytes:
    """A few bytes that say they are three thousand million points."""
    size = struct.pack(">II", 60_000, 50_000) + b"\x08\x02\x00\x00\x00"
    chunk = b"IHDR" + size
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(size)) + chunk
    return head + struct.pack(">I", zlib.crc32(chunk)) + struct.pack(">I", 0) + b"IDAT" + b"\0" * 4


HOSTILE: list[Callable[[], bytes]] = [
    bomb,
    lying_bomb,
    laughs,
    endless_picture,
    deep,
    nested_pdf,
    circular_pdf,
    swollen_pdf,
]


def read(folder: Path, content: bytes, seconds: float = 60) -> Document | None:
    file = folder / "a"
    file.write_bytes(content)
    return DocumentReader(seconds=seconds).read(file, "a", Stop())


@pytest.mark.parametrize("made", HOSTILE, ids=lambda made: made.__name__)
def test_a_hostile_file_is_refused_soon(tmp_path: Path, made: Callable[[], bytes]) -> None:
    with pytest.raises(AppError, match="cannot be attached"):
        read(tmp_path, made(), seconds=5)


def test_nothing_outside_of_a_file_is_fetched(tmp_path: Path) -> None:
    document = read(tmp_path, odt(OUTSIDE, "before &o; after"))

    assert document is not None
    assert document.text == "before &o; after"


def test_an_archive_within_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = tmp_path / "inner.zip"
    with ZipFile(inner, "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<a/>")

    with pytest.raises(AppError, match="an archive"):
        read(tmp_path, documents.archive({"inner.docx": inner.read_bytes()}))
