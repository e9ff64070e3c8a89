"""The comparison that is open on the page, and which of its questions is shown."""

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.comparing.grid import Column, Grid, Row


class OpenGrid(QObject):
    """`opened` when it is another one, `changed` when something of it is, or another question is shown."""

    opened = Signal()
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.grid = Grid(())
        self.place = 0
        """Of the question that is shown."""
        self.busy = False
        """Whether it is being asked."""

    @property
    def row(self) -> Row | None:
        """The one that is shown; none where nothing was asked."""
        return self.grid.rows[self.place] if self.grid.rows else None

    def open(self, grid: Grid, place: int = 0) -> None:
        self.grid, self.place = grid, place
        self.opened.emit()

    def turn_to(self, place: int) -> None:
        """To another question; beyond the ends there is none."""
        if 0 <= place < len(self.grid.rows):
            self.place = place
            self.changed.emit()

    def find(self, name: str) -> Row | None:
        """The row with that id, if the comparison has it."""
        return next((each for each in self.grid.rows if each.id == name), None)

    def put(self, row: Row) -> None:
        """In place of the one with its id."""
        self.grid = self.grid.with_row(row)
        self.changed.emit()

    def put_column(self, name: str, column: Column) -> Row | None:
        """Into the row with that id, with the vote that it has; gives the row."""
        if row := self.find(name):
            row = row.with_column(column)
            self.put(row)
        return row
