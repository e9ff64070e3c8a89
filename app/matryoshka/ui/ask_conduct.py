"""How a question is asked: when it may be, with which files, and what becomes of what was typed."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.ui import commands
from matryoshka.ui.attaching.tray import Tray
from matryoshka.ui.desk import Desk
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class AskConduct(QObject):
    """Connects the composer and the desk; `asked` of any question."""

    asked = Signal()

    def __init__(self, window: Window, desk: Desk, tray: Tray) -> None:
        super().__init__(window)
        self._view, self._composer = window.view, window.view.composer
        self._desk = desk
        self._tray = tray
        self._composer.asked.connect(self._ask)
        self._composer.stopped.connect(desk.stop)
        self._composer.recalled.connect(self._recall)
        self._view.welcome.asked.connect(self._ask)
        desk.busy_changed.connect(self._show_busy)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is answered here; else that is said."""
        if self._desk.busy:
            self._view.toast.say(tr("Still answering. {keys} stops it.", keys=commands.STOP.shown_keys))
        return not self._desk.busy

    @property
    def is_free(self) -> bool:
        """One question at a time; who answers elsewhere is named, with a way there."""
        if not self.is_at_rest:
            return False
        if other := self._desk.busy_elsewhere:
            words = tr("Still answering in “{title}”.", title=other.title)
            self._view.toast.say(words, tr("Show"), partial(self._desk.open, other.id))
            return False
        return True

    @property
    def _is_reading(self) -> bool:
        """What is still being read would not go along; that is said."""
        if self._tray.reading:
            self._view.toast.say(tr("Still reading a file."))
        return self._tray.reading > 0

    @Slot(str)
    def _ask(self, text: str) -> None:
        """What is typed stays in the box until its question is kept."""
        if not self.is_free or self._is_reading:
            return
        tier = self._composer.picker.tier
        if self._tray.send(lambda files: self._desk.send(text, tier, files)):
            self.asked.emit()
            if not self._desk.unsaved:
                self._view.notice.hide()
            if self._composer.text == text:
                self._composer.clear()
        self._composer.setFocus()

    @Slot()
    def _recall(self) -> None:
        """The last question of this chat, to be asked otherwise."""
        if thread := self._desk.shown.thread:
            self._composer.put(thread[-1].text)

    @Slot()
    def _show_busy(self) -> None:
        self._composer.set_busy(self._desk.busy)
