"""Keeps what is typed and attached in each conversation, and brings it back with that."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from matryoshka.chat.conversation import Conversation, clean
from matryoshka.chat.draft import NOTHING, Draft
from matryoshka.errors import AppError
from matryoshka.ui.attaching.tray import Tray
from matryoshka.ui.desk import Desk
from matryoshka.ui.needs import Store
from matryoshka.ui.told import told
from matryoshka.ui.window import Window

PAUSE = 400
"""Milliseconds from a change until all that was changed since is kept: no key waits for that."""
_LASTS = 3
"""Failures after which a fault is told: another program's lock is gone before."""


class Drafting(QObject):
    """Connects composer, tray, desk and store while the window lives; `troubled(AppError)` of what lasts.

    What could not be kept is known as long as the program runs.
    """

    troubled = Signal(object)

    def __init__(self, window: Window, desk: Desk, tray: Tray, store: Store) -> None:
        super().__init__(window)
        self._window, self._desk, self._tray, self._store = window, desk, tray, store
        self._composer = window.view.composer
        self._conversation = desk.shown.id
        self._kept = (_place(desk.shown), NOTHING)
        """Where what was last kept lies, and what that is."""
        self._unkept: dict[str, Draft] = {}
        self._met: set[str] = set()
        """The conversations whose files the tray has."""
        self._failed = 0
        """How often keeping it failed since it went well."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._follow()
        self._bring_back()

    def _follow(self) -> None:
        self._pause.timeout.connect(self._keep)
        for signal in (self._composer.typed, self._tray.changed):
            signal.connect(self._look)
        self._desk.opened.connect(self._change)
        self._desk.busy_changed.connect(self._keep)
        self._window.closed.connect(self._close)

    @Slot()
    def _look(self) -> None:
        """Something was changed; what was sent is no draft from that moment on."""
        if self._composer.is_empty:
            self._keep()
        elif not self._pause.isActive():
            self._pause.start()

    @property
    def _draft(self) -> Draft:
        return Draft(clean(self._composer.text), self._tray.waiting(self._conversation))

    @Slot()
    def _keep(self) -> None:
        """A conversation that has begun since takes its draft along."""
        self._pause.stop()
        shown = self._desk.shown
        place = _place(shown) if shown.id == self._conversation else self._kept[0]
        new = (place, self._draft)
        if new != self._kept:
            self._write(*new)

    def _write(self, place: str | None, draft: Draft) -> None:
        """Tried again until it goes well; a fault that lasts is told once."""
        try:
            if place != self._kept[0]:
                self._store.keep_draft(self._kept[0], NOTHING)
            self._store.keep_draft(place, draft)
        except AppError as fault:
            self._unkept[self._conversation] = draft
            self._failed += 1
            self._pause.start()
            if self._failed == _LASTS:
                self.troubled.emit(fault)
        else:
            self._kept, self._failed = (place, draft), 0
            self._unkept.pop(self._conversation, None)

    @Slot()
    def _change(self) -> None:
        """What was typed in one conversation waits there."""
        if self._desk.shown.id != self._conversation:
            self._keep()
            self._bring_back()

    @Slot()
    def _close(self) -> None:
        self._keep()
        self._pause.stop()

    def _bring_back(self) -> None:
        """What waits in the conversation that is shown, the focus where it was."""
        shown, focus = self._desk.shown, self._window.focusWidget()
        self._conversation = shown.id
        draft = self._read(shown)
        self._kept = (_place(shown), draft)
        if shown.id not in self._met:
            self._met.add(shown.id)
            self._tray.bring_back(draft.files, shown.id)
        self._composer.put(draft.text)
        if focus:
            focus.setFocus()

    def _read(self, shown: Conversation) -> Draft:
        found = [NOTHING]
        told(lambda: found.append(self._store.draft(_place(shown))), self.troubled)
        return self._unkept.get(shown.id, found[-1])


def _place(conversation: Conversation) -> str | None:
    """Under which name its draft is kept: what nobody has asked anything in is on no disk yet."""
    return conversation.id if conversation.turns else None
