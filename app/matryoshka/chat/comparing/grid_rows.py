"""How comparisons become rows of the store, and rows become comparisons."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from matryoshka.chat.comparing.grid import Column, Grid, GridSummary, Vote
from matryoshka.chat.comparing.grid import Row as Question
from matryoshka.chat.conversation import Attempt, State
from matryoshka.chat.engine import Picture
from matryoshka.chat.events import Where
from matryoshka.chat.label import Effort
from matryoshka.chat.observation import Observation
from matryoshka.chat.record import Run
from matryoshka.chat.rows import ASK_AGAIN, CUT_OFF, Row

_LEFT_OUT = ("loading", "handoff")
"""Of an attempt: what lasts a moment only, and what nobody does who is asked straight."""
_STORED = tuple(each.name for each in fields(Attempt) if each.name not in _LEFT_OUT)


def row_of_grid(grid: Grid) -> Row:
    return {
        "id": grid.id,
        "created": grid.created,
        "blind": grid.blind,
        "tiers": _text(grid.tiers),
        "title": grid.title,
    }


def row_of_question(question: Question, grid: str) -> Row:
    return {
        "id": question.id,
        "grid": grid,
        "family": question.family,
        "answers": _text(question.answers),
        "before": _text(question.before),
        "question": question.question,
        "locked": question.locked,
        "pictures": _text([[each.media_type, each.data] for each in question.pictures]),
    }


def row_of_column(column: Column, question: str) -> Row:
    return {
        "row": question,
        "tier": column.tier,
        "model": column.model,
        "where": column.where,
        "identity": column.identity,
        "memory": column.memory,
        "vote": column.vote,
        "effort": json.dumps(asdict(column.effort)),
        "signals": json.dumps(column.observation.as_json()),
        "attempt": column.attempt and json.dumps(attempt_as_json(column.attempt), ensure_ascii=False),
    }


def attempt_as_json(attempt: Attempt) -> dict[str, Any]:
    return {name: getattr(attempt, name) for name in _STORED}


def summary_of(row: Row) -> GridSummary:
    return GridSummary(**row | {"tiers": _texts(row["tiers"])})


def grid_of(row: Row, questions: Sequence[Question]) -> Grid:
    return Grid(
        _texts(row["tiers"]), tuple(questions), row["title"], bool(row["blind"]), row["id"], row["created"]
    )


def question_of(row: Row, columns: Sequence[Column]) -> Question:
    return Question(
        row["question"],
        tuple(columns),
        _texts(row["before"]),
        row["family"],
        _texts(row["answers"]),
        row["id"],
        tuple(Picture(*each) for each in json.loads(row["pictures"])),
        bool(row["locked"]),
    )


def column_of(row: Row) -> Column:
    """An answer that was growing when it was kept grows no more."""
    attempt = row["attempt"] and _attempt(json.loads(row["attempt"]))
    return Column(
        row["tier"],
        row["model"],
        Where(row["where"]),
        row["identity"],
        run=Run(row["row"], (attempt,) if attempt else ()),
        observation=Observation.of_json(json.loads(row["signals"])),
        effort=Effort(**json.loads(row["effort"])),
        memory=row["memory"],
        vote=row["vote"] and Vote(row["vote"]),
    )


def _attempt(kept: Mapping[str, Any]) -> Attempt:
    attempt = Attempt(**{**kept, "where": Where(kept["where"]), "state": State(kept["state"])})
    if attempt.state is not State.WRITING:
        return attempt
    return replace(attempt, state=State.INTERRUPTED, title=CUT_OFF, remedy=ASK_AGAIN)


def _text(values: Sequence[object]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
