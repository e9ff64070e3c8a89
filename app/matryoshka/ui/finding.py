"""Joins the find bar to the conversation below it."""

from PySide6.QtCore import QObject, Slot

from matryoshka.ui import commands
from matryoshka.ui.window import Window


class Finding(QObject):
    """Words are looked for in the shown conversation while the bar is open."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._view, self._bar = window.view, window.view.find_bar
        self._transcript = window.view.transcript
        self._bar.sought.connect(self._transcript.finder.seek)
        self._bar.stepped.connect(self._transcript.finder.step)
        self._bar.left.connect(self._leave)
        self._transcript.finder.changed.connect(self._bar.show_tally)
        for command, act in (
            (commands.FIND, self._open),
            (commands.FIND_NEXT, self._bar.go_on),
            (commands.FIND_BEFORE, self._bar.go_back),
        ):
            command.action(window).triggered.connect(act)

    @Slot()
    def _open(self) -> None:
        """What is marked is looked for, as far as it is one line."""
        self._window.show_chat()
        if not self._view.shows_welcome:
            self._bar.open_with(self._transcript.marked_line)

    @Slot()
    def _leave(self) -> None:
        self._transcript.finder.seek("")
        self._view.composer.setFocus()
