"""Deletes a comparison, wherever it is shown, with a way back."""

from collections.abc import Callable

from matryoshka.chat.comparing.grid import Grid
from matryoshka.ui.compare.kept import Kept
from matryoshka.ui.compare.open_grid import OpenGrid


def removed(grid: Grid, sheet: OpenGrid, kept: Kept) -> Callable[[], None]:
    """Gives what brings it back, as if it had been asked just so; it is open then where it was open."""
    place = sheet.place if sheet.grid.id == grid.id else None
    kept.delete(grid)
    if place is not None:
        sheet.open(Grid(()))

    def bring_back() -> None:
        kept.save(grid)
        if place is not None and not (sheet.busy or sheet.grid.rows):
            sheet.open(grid, place)

    return bring_back
