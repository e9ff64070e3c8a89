"""Sees when another program has written chats: the terminal, or a second window."""

from PySide6.QtCore import QObject, QTimer, Slot

from matryoshka.errors import AppError
from matryoshka.ui.desk import Desk
from matryoshka.ui.needs import Store
from matryoshka.ui.window import Window

LOOK = 2000
"""Milliseconds between two looks, which take a few microseconds each."""


class Lookout(QObject):
    """Lets the desk look again while the window lives; what keeps it from seeing is told by others."""

    def __init__(self, window: Window, desk: Desk, store: Store) -> None:
        super().__init__(window)
        self._window, self._desk, self._store = window, desk, store
        self._seen: int | None = None
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        window.closed.connect(self._timer.stop)
        self.look()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Not while a backup takes the place of everything: what is shown may be no more meanwhile."""
        if not self._window.isEnabled():
            return
        try:
            changes = self._store.changes_by_others
        except AppError:
            return
        if self._seen not in (None, changes):
            self._desk.look_again()
        self._seen = changes
