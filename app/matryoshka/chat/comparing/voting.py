"""What the person says of the answers in a row, and what that teaches, as labels."""

from collections.abc import Iterator
from dataclasses import replace

from matryoshka.chat.comparing.grid import Column, Row, Vote
from matryoshka.chat.label import Label, Source


def voted(row: Row, tier: str, vote: Vote | None) -> Row:
    """With that vote on the answer of `tier`; None takes it back. Another that was the best is it no more."""
    columns = (
        replace(each, vote=None) if vote is Vote.BEST and each.vote is Vote.BEST else each
        for each in row.columns
    )
    cleared = replace(row, columns=tuple(columns))
    return cleared.with_column(replace(cleared.column(tier), vote=vote))


def labels(row: Row) -> tuple[Label, ...]:
    """Of all answers in a row with a vote: the row is the trial in which they are compared.

    What is good enough is right: a question need not go up for it. On who has no vote nobody has judged.
    """
    return tuple(_labels(row)) if row.voted else ()


def _labels(row: Row) -> Iterator[Label]:
    for column in row.columns:
        if attempt := column.attempt if column.answered or column.vote else None:
            yield Label(
                trial=row.id,
                question=row.question,
                tier=column.tier,
                model=column.model,
                identity=column.identity,
                answer=attempt.text.strip(),
                right=_right(column),
                source=Source.VOTE if column.vote else None,
                observation=column.observation,
                effort=column.effort,
                family=row.family,
                before=row.before,
                id=f"{row.id}:{column.tier}",
            )


def _right(column: Column) -> float | None:
    return None if column.vote is None else float(column.vote.good_enough)
