"""Which tiers are shown, and asked first: the usual ones, or those that a conversation has for itself."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from matryoshka.chat.ladder import Ladder
from matryoshka.ui.choices import Choices
from matryoshka.ui.desk import Desk
from matryoshka.ui.needs import Tiers
from matryoshka.ui.transcript import stepper
from matryoshka.ui.window import Window

LOOK = 3000
"""Milliseconds between two looks whose model has left memory."""


class LadderConduct(QObject):
    """Connects the desk, the dolls at the top and who is asked first; `changed` when others are asked."""

    changed = Signal()

    def __init__(self, window: Window, desk: Desk, choices: Choices) -> None:
        super().__init__(window)
        self._window, self._desk, self._choices = window, desk, choices
        self._dolls, self._picker = window.top_bar.ladder, window.view.composer.picker
        self._ladder = desk.ladder
        self._look = QTimer(self, interval=LOOK)
        self._connect()
        self._show_start()
        self._look.start()

    def _connect(self) -> None:
        self._desk.opened.connect(self._change)
        self._desk.heard.connect(self._dolls.hear)
        self._desk.busy_changed.connect(self._rest)
        self._picker.chosen.connect(self._choose_start)
        self._dolls.stepped.connect(self._step)
        self._look.timeout.connect(self._look_who_sleeps)

    def set_ladder(self, ladder: Ladder, answers: Tiers) -> None:
        """Other tiers answer from now on; what was asked and what is typed stays."""
        self._desk.set_ladder(ladder, answers)
        self._window.set_ladder(ladder)
        self._show()

    @Slot()
    def _change(self) -> None:
        """A conversation may have one of its own."""
        if self._desk.ladder == self._ladder:
            self._show_start()
        else:
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._ladder = self._desk.ladder
        self._window.show_ladder(self._ladder)
        self._show_start()

    def _show_start(self) -> None:
        """The last that this ladder has: its smallest, the usual one, the conversation's own."""
        for tier in (
            self._ladder.tiers[0].name,
            self._choices.settings.start,
            self._desk.shown.preset.start,
        ):
            self._picker.set_tier(tier)

    @Slot(str)
    def _choose_start(self, tier: str) -> None:
        """For all conversations, or for one that has its own."""
        preset = self._desk.shown.preset
        if preset.start:
            self._desk.set_preset(replace(preset, start=tier))
        else:
            self._choices.choose_start(tier)

    @Slot()
    def _rest(self) -> None:
        if not self._desk.busy and not self._desk.busy_elsewhere:
            self._dolls.rest()

    @Slot(str, int)
    def _step(self, tier: str, way: int) -> None:
        """Show the next answer of a tier (1), or the one before (-1), and say which it is."""
        self._window.show_chat()
        view = self._window.view
        view.toast.say(stepper.words(tier, view.transcript.step(tier, way)))

    @Slot()
    def _look_who_sleeps(self) -> None:
        self._dolls.look(self._desk.awake)
