"""What is told of a comparison in the terminal: while it is made, and when all have ended."""

import shutil
import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, assert_never

from matryoshka.chat import words
from matryoshka.chat.comparing.grid import Column, Row, Status
from matryoshka.chat.conversation import State
from matryoshka.chat.record import ENDED
from matryoshka.models.words import money

NARROWEST = 36
"""Letters of a column that can be read; narrower ones stand one under another."""
_GAP = "   "
_FINISHES = {state: finish for finish, state in ENDED.items()}


def now(row: Row) -> str:
    """What each column does, in one line."""
    return "  ".join(f"{column.tier}: {_now(column)}" for column in row.columns)


def document(column: Column) -> dict[str, Any]:
    """For programs; without an answer `finish` is null, and `error` says why."""
    attempt = column.attempt
    return {
        "tier": column.tier,
        "answer": column.text,
        "finish": _FINISHES.get(attempt.state) if attempt else None,
        "tokens": attempt.tokens if attempt else 0,
        "seconds": attempt.seconds if attempt else 0.0,
        "first_token_seconds": attempt.first_token_seconds if attempt else 0.0,
        "error": _error(column),
    }


def lines(row: Row) -> Iterator[str]:
    """For people: side by side where the terminal is wide enough, else one under another."""
    width = (shutil.get_terminal_size().columns + len(_GAP)) // len(row.columns) - len(_GAP)
    if width < NARROWEST:
        for column in row.columns:
            yield from (*_head(row, column), column.text.strip(), "")
        return
    cells = [_cell(row, column, width) for column in row.columns]
    for line in zip_longest(*cells, fillvalue=""):
        yield _GAP.join(cell.ljust(width) for cell in line).rstrip()


def _cell(row: Row, column: Column, width: int) -> list[str]:
    paragraphs = (*_head(row, column), *column.text.strip().split("\n"))
    return [line for each in paragraphs for line in textwrap.wrap(each, width) or [""]]


def _head(row: Row, column: Column) -> tuple[str, str]:
    return f"{column.tier} · {column.model}", ", ".join(filter(None, _figures(row, column)))


def _figures(row: Row, column: Column) -> Iterator[str]:
    yield _error(column) or ""
    if attempt := column.attempt:
        yield words.ending(attempt.state)
        yield words.duration(attempt.seconds) if attempt.seconds else ""
        yield words.count(attempt.tokens, "token") if attempt.tokens else ""
        yield f"{column.tokens_per_second:.0f} tokens/s" if column.tokens_per_second else ""
        yield "" if attempt.cost is None else f"cost {money(attempt.cost)}"
    yield "fastest" if row.fastest == column.tier else ""
    yield "shortest" if row.shortest == column.tier else ""


def _error(column: Column) -> str | None:
    if column.asks:
        return f"{column.tier} was not asked: it is {column.asks.destination}."
    attempt = column.attempt
    failed = attempt is not None and attempt.state is State.FAILED
    return f"{attempt.title} {attempt.remedy}" if attempt and failed else None


def _now(column: Column) -> str:
    match column.status:
        case Status.WAITING:
            return f"waits for {', '.join(column.behind)}" if column.behind else "waits"
        case Status.ASKS:
            return "waits for you"
        case Status.LOADING | Status.READING as status:
            return status
        case Status.WRITING:
            return f"{column.run.attempts[-1].tokens} tokens, {column.tokens_per_second:.0f} tokens/s"
        case Status.ENDED:
            return "done"
    assert_never(column.status)
