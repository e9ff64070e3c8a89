"""What commands write to standard output: columns for people, one JSON document for programs."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from matryoshka.show import written


def write(what: str, lines: Iterable[str]) -> None:
    """Raises `AppError` where `what` cannot be written."""
    with written(what):
        for line in lines:
            print(line, flush=True)


def write_json(what: str, document: Any) -> None:
    """One line. Raises `AppError` where `what` cannot be written."""
    write(what, [json.dumps(document, ensure_ascii=False)])


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """A line for each row, whose cells stand below one another; numbers end, and words begin, in a column."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_cell, row, widths)).rstrip() for row in rows]


def _cell(text: str, width: int) -> str:
    return text.rjust(width) if text[:1].isdigit() else text.ljust(width)
