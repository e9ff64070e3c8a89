"""What another start brings: the window comes to the front, and a question is asked in a new chat."""

import os

from PySide6.QtCore import QObject

from matryoshka.ui import commands
from matryoshka.ui.desk import Desk
from matryoshka.ui.door import Door, Knock
from matryoshka.ui.window import Window


class DoorConduct(QObject):
    """Between the door and the window, while that lives."""

    def __init__(self, window: Window, desk: Desk, door: Door) -> None:
        super().__init__(window)
        self._alone = True
        """Whether a small window takes the place of the large one, which has only just come."""
        self._window, self._desk = window, desk
        door.attend(self._take)
        self._alone = False

    def _take(self, knock: Knock) -> None:
        if knock.compact:
            self._window.setHidden(self._alone or self._window.isHidden())
            commands.COMPACT.run_in(self._window)
            return
        self._come_to_front(knock.leave)
        if knock.question:
            self._desk.begin()
            self._window.show_chat()
            self._window.view.composer.put(knock.question)
            self._window.view.composer.asked.emit(knock.question)

    def _come_to_front(self, leave: str) -> None:
        """A Wayland desktop wants its `leave` for that, which Qt reads from the environment."""
        if leave:
            os.environ["XDG_ACTIVATION_TOKEN"] = leave
        self._window.come_to_front()
