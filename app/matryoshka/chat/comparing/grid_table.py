"""Keeps comparisons in the file of the chats until the person deletes them."""

from collections import defaultdict
from pathlib import Path
from typing import Self

from matryoshka.chat import label_queries
from matryoshka.chat.comparing import grid_queries as queries
from matryoshka.chat.comparing.grid import Column, Grid, GridSummary, Row
from matryoshka.chat.comparing.grid_rows import (
    column_of,
    grid_of,
    question_of,
    row_of_column,
    row_of_grid,
    row_of_question,
    summary_of,
)
from matryoshka.chat.comparing.voting import labels
from matryoshka.chat.database import CHECKED_AT_ONCE, Connection, Database
from matryoshka.chat.label_rows import row_of_label
from matryoshka.errors import AppError
from matryoshka.saying import say


class GridTable:
    """The comparisons in the store's file `path`; it may be open elsewhere at the same time.

    A table belongs to the thread that made it. Every method raises `AppError` as those of `ChatStore` do;
    nothing is then changed.
    """

    def __init__(self, path: Path, checked_at_once: int = CHECKED_AT_ONCE) -> None:
        """Open or create; raises `Damaged`, or `AppError` for a file of a newer version.

        `checked_at_once` is 0 where this process has the file open already, looked through.
        """
        self._database = Database(path, checked_at_once=checked_at_once)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    def summaries(self) -> tuple[GridSummary, ...]:
        """All of them, the newest first."""
        with self._database.reading() as database:
            return tuple(map(summary_of, database.execute(queries.SUMMARIES).fetchall()))

    def find(self, words: str) -> tuple[GridSummary, ...]:
        """Those with these words in the title or in a question, in whatever case; the newest first."""
        wanted = words.casefold()
        with self._database.reading() as database:
            questions = database.execute(queries.QUESTIONS).fetchall()
        having = {each["grid"] for each in questions if wanted in each["question"].casefold()}
        return tuple(
            each for each in self.summaries() if each.id in having or wanted in each.title.casefold()
        )

    def kinds(self) -> tuple[str, ...]:
        """Of questions, as they were named."""
        with self._database.reading() as database:
            return tuple(each["family"] for each in database.execute(queries.KINDS))

    def grid(self, name: str) -> Grid:
        """The comparison with the id `name`, whole; raises `AppError` when it was deleted."""
        with self._database.reading() as database:
            if (head := database.execute(queries.GRID, (name,)).fetchone()) is None:
                raise gone()
            columns = defaultdict[str, list[Column]](list)
            for row in database.execute(queries.COLUMNS, (name,)):
                columns[row["row"]].append(column_of(row))
            rows = database.execute(queries.ROWS, (name,)).fetchall()
        return grid_of(head, [question_of(row, columns[row["id"]]) for row in rows])

    def all(self) -> tuple[Grid, ...]:
        """For figures of all votes; the newest first."""
        return tuple(self.grid(each.id) for each in self.summaries())

    def save(self, grid: Grid) -> None:
        """On the disk when this returns; what is known by its id is replaced, and no row is forgotten."""
        with self._database.writing() as database:
            database.execute(queries.SAVE_GRID, row_of_grid(grid))
            for row in grid.rows:
                database.execute(queries.SAVE_ROW, row_of_question(row, grid.id))
                _save_columns(database, row)

    def save_column(self, row: str, column: Column) -> None:
        """Of the row with that id, unless that was deleted; a program that is killed then loses nothing."""
        with self._database.writing(durable=False) as database:
            database.execute(queries.SAVE_COLUMN, row_of_column(column, row))

    def vote(self, row: Row) -> None:
        """Keep the votes of a row that was saved, and what they teach, in place of what they taught before.

        Its answers stay as they are kept: one may have come meanwhile.
        """
        with self._database.writing() as database:
            for column in row.columns:
                database.execute(queries.VOTE, {"row": row.id, "tier": column.tier, "vote": column.vote})
            database.execute(queries.FORGET_VERDICTS, (row.id,))
            database.executemany(label_queries.ADD, map(row_of_label, labels(row)))

    def delete(self, name: str) -> None:
        """Erase the comparison with the id `name`, and what its votes taught: no file holds a byte of it.

        Raises `AppError` when it was deleted before.
        """
        with self._database.writing() as database:
            if not database.execute(queries.DELETE, (name,)).rowcount:
                raise gone()
        self._database.remove_copies()
        self._database.empty_log()


def gone() -> AppError:
    return AppError(say("This comparison was deleted."), say("Open another one."))


def _save_columns(database: Connection, row: Row) -> None:
    for column in row.columns:
        database.execute(queries.SAVE_COLUMN, row_of_column(column, row.id))
