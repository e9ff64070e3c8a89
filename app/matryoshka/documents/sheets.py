"""Reads the values of Excel workbooks, sheet by sheet."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from matryoshka.documents.document import Passage
from matryoshka.documents.passages import numbered


def passages(content: bytes) -> Iterator[Passage]:
    """Of formulas the values that they had when the workbook was saved."""
    with closing(load_workbook(BytesIO(content), read_only=True, data_only=True)) as book:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be a lie
            lines = (_line(row) for row in sheet.iter_rows(values_only=True))
            yield from numbered(lines, f"{sheet.title}, rows", whole=sheet.title)


def _line(row: tuple[Any, ...]) -> str:
    return "\t".join("" if value is None else str(value) for value in row).rstrip("\t")
