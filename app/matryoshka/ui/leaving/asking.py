"""What is asked before anything leaves: the card, the lock of a conversation, the switch for all of them."""

from PySide6.QtCore import QObject, Slot

from matryoshka.ui import commands
from matryoshka.ui.choices import Choices
from matryoshka.ui.desk import Desk
from matryoshka.ui.leaving.words import doing, place
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window
from matryoshka.ui.words import all_local


class Asking(QObject):
    """Connects window, desk and choices while the window lives."""

    def __init__(self, window: Window, desk: Desk, choices: Choices) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._choices = choices
        for signal in (desk.opened, desk.turn_changed, desk.busy_changed, choices.network_changed):
            signal.connect(self.show)
        window.activated.connect(choices.look_whether_offline)
        window.top_bar.lock.wished.connect(self._lock)
        window.sidebar.offline.clicked.connect(self._turn_over)
        for command, act in ((commands.LOCK, self._turn_lock), (commands.OFFLINE, self._turn_over)):
            command.action(window).triggered.connect(act)
        self.show()

    @Slot()
    def show(self) -> None:
        """Everything as it is now."""
        self._show_asked()
        self._show_place()
        offline = self._choices.settings.offline
        self._window.sidebar.offline.set_aside(tr("on") if offline else tr("off"))

    def _show_asked(self) -> None:
        asked = self._desk.asked
        self._window.view.transcript.ask(asked)
        self._window.top_bar.ladder.show_waiting(asked.asks.tier if asked else "")

    def _show_place(self) -> None:
        shown, ladder = self._desk.shown, self._desk.ladder
        words = place(shown, ladder, offline=self._choices.settings.offline)
        self._window.top_bar.ladder.show_services(doing(shown, offline=self._choices.settings.offline))
        lockable = shown.locked or not all_local(ladder)
        self._window.show_place(words, locked=shown.locked if lockable else None)

    @Slot(bool)
    def _lock(self, locked: bool) -> None:
        self._desk.lock(locked)
        self.show()

    @Slot()
    def _turn_lock(self) -> None:
        self._lock(not self._desk.shown.locked)

    @Slot()
    def _turn_over(self) -> None:
        """Offline where it was online, and the other way round."""
        self._choices.choose_offline(not self._choices.settings.offline)
