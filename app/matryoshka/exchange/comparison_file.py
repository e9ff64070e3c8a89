"""Writes a comparison as a file for people or programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, assert_never

from matryoshka.chat import words
from matryoshka.chat.comparing.grid import Column, Grid, Row
from matryoshka.chat.comparing.grid_rows import attempt_as_json
from matryoshka.chat.events import Where
from matryoshka.exchange.formats import Format, Print, format_of, write_as
from matryoshka.exchange.html_file import html_of
from matryoshka.exchange.markdown_file import markdown_of
from matryoshka.exchange.telling import Answer, Piece, Question, date_of, one_line
from matryoshka.models.words import money, size

FORMAT, VERSION = "matryoshka comparison", 1
UNTITLED = "Comparison"


def export_grid(grid: Grid, file: Path, printed: Print) -> None:
    """Write it into the file, in the format of its ending; `printed` is asked for a PDF. Raises AppError."""
    format_ = format_of(file)
    write_as(format_, text_of_grid(grid, format_), file, printed)


def text_of_grid(grid: Grid, format_: Format) -> str:
    """The comparison in that format; of a PDF the page that it is printed from."""
    head = one_line(grid.title) or UNTITLED, date_of(grid.created)
    match format_:
        case Format.MARKDOWN:
            return markdown_of(*head, _told(grid))
        case Format.HTML | Format.PDF:
            return html_of(*head, _told(grid))
        case Format.JSON:
            return json.dumps(_document(grid), ensure_ascii=False, indent=1)
    assert_never(format_)


def _told(grid: Grid) -> Iterator[Piece]:
    for row in grid.rows:
        for question, answer in zip(row.before[::2], row.before[1::2], strict=True):
            yield Question(question, ())
            yield Answer("Answer", "before", "", answer.strip("\n"), (), passed=False)
        yield Question(row.question, tuple(f"picture {number}" for number, _ in enumerate(row.pictures, 1)))
        yield from (_answer(row, row.column(tier)) for tier in grid.tiers if _asked(row, tier))


def _asked(row: Row, tier: str) -> bool:
    return any(column.tier == tier and column.attempt for column in row.columns)


def _answer(row: Row, column: Column) -> Answer:
    attempt = column.run.attempts[-1]
    fault = f"{attempt.title} {attempt.remedy}".strip()
    remarks = tuple(one_line(each) for each in (fault, ", ".join(_figures(row, column))) if each)
    tier, model = one_line(column.tier), one_line(column.model)
    return Answer(tier, model, attempt.thinking.strip(), attempt.text.strip("\n"), remarks, passed=False)


def _figures(row: Row, column: Column) -> Iterator[str]:
    attempt = column.run.attempts[-1]
    figures = (
        column.vote,
        "fastest" if row.fastest == column.tier else "",
        "shortest" if row.shortest == column.tier else "",
        words.ending(attempt.state),
        words.duration(attempt.seconds) if attempt.seconds else "",
        f"first word after {words.duration(attempt.first_token_seconds)}" if attempt.tokens else "",
        words.count(attempt.tokens, "token") if attempt.tokens else "",
        f"{column.tokens_per_second:.1f} tokens/s" if column.tokens_per_second else "",
        "" if attempt.cost is None else f"price {money(attempt.cost)}",
        "" if column.memory is None else f"{size(column.memory)} of memory",
        "" if column.where is Where.LOCAL else "over the network",
    )
    yield from filter(None, figures)


def _document(grid: Grid) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": grid.id,
        "title": grid.title,
        "created": grid.created,
        "tiers": grid.tiers,
        "blind": grid.blind,
        "rows": [_row(row) for row in grid.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "question": row.question,
        "before": row.before,
        "pictures": [asdict(each) for each in row.pictures],
        "family": row.family,
        "answers": row.answers,
        "columns": [_column(column) for column in row.columns],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "tier": column.tier,
        "model": column.model,
        "where": column.where,
        "identity": column.identity,
        "memory": column.memory,
        "vote": column.vote,
        "effort": asdict(column.effort),
        "signals": column.observation.as_json(),
        "attempt": column.attempt and attempt_as_json(column.attempt),
    }
