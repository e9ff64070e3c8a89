"""What the window says by itself: faults of the world with a way on, and mistakes of the program."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from matryoshka.chat.events import Event, Noted
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui.clipboard import copy
from matryoshka.ui.desk import Desk
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class NoticeConduct(QObject):
    """Connects the desk's troubles and the notice above the composer."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk
        self._notice, self._toast = window.view.notice, window.view.toast
        desk.heard.connect(self._say_note)
        desk.troubled.connect(self.say_fault)
        desk.settled.connect(self._take_back_fault)

    @Slot(object)
    def say_fault(self, fault: AppError) -> None:
        """A fault of the world, and a button to try again where there is something to save."""
        retry = self._desk.save if self._desk.unsaved else None
        self._notice.say(fault, action=tr("Try again"), act=retry)

    @Slot(str)
    def say_crash(self, report: str) -> None:
        """A mistake of the program: the window lives on, and the report can be taken along."""
        fault = AppError(tr("The program made a mistake."), tr("Your chats are safe."))
        self._notice.say(fault, action=tr("Copy report"), act=partial(copy, self._toast, report))

    @Slot(object)
    def _say_note(self, event: Event) -> None:
        if isinstance(event, Noted):
            self._notice.add(
                AppError(say("{tier}: {title}", tier=event.tier, title=event.title), event.remedy)
            )

    @Slot()
    def _take_back_fault(self) -> None:
        self._notice.take_back(self._desk.save)
