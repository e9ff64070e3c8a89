"""The comparisons in the file of the chats; what cannot be read or kept of them is told."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from matryoshka.chat.comparing.grid import Column, Grid, Row
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.errors import AppError


class Kept:
    """Opened for each use: other programs and threads have it too. `tell` hears of faults."""

    def __init__(self, store: Path, tell: Callable[[AppError], object]) -> None:
        self._store, self._tell = store, tell

    def grid(self, name: str) -> Grid | None:
        """The one with that id, unless it was deleted or cannot be read."""
        found = list[Grid]()
        self._with(lambda table: found.append(table.grid(name)))
        return found[0] if found else None

    def kinds(self) -> tuple[str, ...]:
        """Of questions, as they were named until now."""
        found = list[str]()
        self._with(lambda table: found.extend(table.kinds()))
        return tuple(found)

    def save(self, grid: Grid) -> None:
        """With what its votes teach."""

        def keep(table: GridTable) -> None:
            table.save(grid)
            for row in grid.rows:
                if row.voted:
                    table.vote(row)

        self._with(keep)

    def save_column(self, row: Row, column: Column) -> None:
        self._with(lambda table: table.save_column(row.id, column))

    def vote(self, row: Row) -> None:
        self._with(lambda table: table.vote(row))

    def delete(self, grid: Grid) -> None:
        self._with(lambda table: table.delete(grid.id))

    def _with(self, use: Callable[[GridTable], None]) -> None:
        try:
            with closing(GridTable(self._store, checked_at_once=0)) as table:
                use(table)
        except AppError as fault:
            self._tell(fault)
