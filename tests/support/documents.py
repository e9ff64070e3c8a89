"""Files of the kinds that people attach, each made by the library that others make them with."""

from io import BytesIO
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

_ODT = """<?xml version="1.0"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:h text:outline-level="2">Dolls</text:h><text:p>One <text:span>in</text:span><text:tab/>another.</text:p>
<table:table><table:table-row><table:table-cell><text:p>size</text:p></table:table-cell>
<table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Dolls", 1)
    document.add_paragraph("One in another.")
    document.add_paragraph("birch", "List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "size", "7"
    return _saved(document)


def workbook(rows: int = 2) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Dolls"
    for number in range(rows):
        sheet.append([f"doll {number}", number, None])
    return _saved(book)


def slides() -> bytes:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Dolls"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "size", "7"
    slide.notes_slide.notes_text_frame.text = "Smile"
    return _saved(show)


def odt() -> bytes:
    return archive({"content.xml": _ODT.encode()})


def pdf(*pages: str) -> bytes:
    """A page for each text, which must be ASCII."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>"]
    font = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    for number, text in enumerate(pages):
        drawn = f"BT /F 12 Tf 50 700 Td ({text}) Tj ET"
        shown = f"/MediaBox[0 0 600 800]/Resources{font}/Contents {4 + 2 * number} 0 R"
        objects += [
            f"<</Type/Page/Parent 2 0 R{shown}>>",
            f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        ]
    return _numbered(objects)


def archive(members: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return held.getvalue()


def _numbered(objects: list[str]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end = f"{head}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return body + end.encode()


class _Saves(Protocol):
    def save(self, path: BytesIO, /) -> object: ...


def _saved(made: _Saves) -> bytes:
    held = BytesIO()
    made.save(held)
    return held.getvalue()
