"""Has the conversation that is shown called by more than its first words, while nothing else is done."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from matryoshka.chat.titling import may_be_titled
from matryoshka.ui.choices import Choices
from matryoshka.ui.desk import Desk
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.needs import Titles
from matryoshka.ui.window import Window

REST = 3000
"""Milliseconds in which nothing is typed, asked or answered."""
_TITLE = "title"


class TitleConduct(QObject):
    """Connects desk, composer and whoever gives titles while the window lives; each chat is tried once."""

    def __init__(
        self, window: Window, desk: Desk, choices: Choices, titles: Titles, rest: int = REST
    ) -> None:
        super().__init__(window)
        self._desk, self._choices, self._titles = desk, choices, titles
        self._tried: set[str] = set()
        self._errands = Errands()
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self._begin)
        for signal in (desk.opened, desk.busy_changed, window.view.composer.typed):
            signal.connect(self._look)
        choices.changed.connect(self._look)
        window.closed.connect(self._close)

    @Slot()
    def _look(self) -> None:
        """Something is done: what was begun is left for it, and rest begins anew."""
        self._rest.stop()
        self._errands.drop(_TITLE)
        if self._choices.settings.titling and self._is_wanted:
            self._rest.start()

    @property
    def _is_wanted(self) -> bool:
        shown = self._desk.shown
        idle = not (self._desk.busy or self._desk.busy_elsewhere)
        return idle and shown.id not in self._tried and may_be_titled(shown)

    @Slot()
    def _begin(self) -> None:
        shown = self._desk.shown
        work = partial(self._titles.title, shown, self._desk.ladder)
        keep = partial(self._desk.archive.retitle, shown.id, shown.title)
        self._errands.run(_TITLE, work, keep, partial(self._tried.add, shown.id))

    @Slot()
    def _close(self) -> None:
        """No thread is left."""
        self._rest.stop()
        self._errands.close()
