"""What leads to what: the person's questions and wishes to the desk, the desk's news to the window."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from matryoshka.chat.conversation import Turn
from matryoshka.chat.events import Event, Noted
from matryoshka.chat.ladder import Ladder
from matryoshka.errors import AppError
from matryoshka.ui import commands
from matryoshka.ui.choices import Choices
from matryoshka.ui.desk import Desk
from matryoshka.ui.dialogs import ask_to_open, asks_to_give_up
from matryoshka.ui.list_conduct import KEPT, ListConduct
from matryoshka.ui.needs import Tiers
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import (
    Again,
    AnswerAnyway,
    AskBigger,
    Copy,
    KeepHere,
    OpenLink,
    Retry,
    Reveal,
    SendOut,
    Vote,
    Wish,
)

LOOK = 3000
"""Milliseconds between two looks whose model has left memory."""


class Conduct(QObject):
    """Connects one window, one desk and the choices while the window lives; `asked` of any question.

    `voted(Vote)` when the person has said something of an answer, `ladder_changed` when others are asked.
    """

    asked = Signal()
    voted = Signal(object)
    ladder_changed = Signal()

    def __init__(self, window: Window, desk: Desk, choices: Choices) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._choices = choices
        self._view = window.view
        self._composer = window.view.composer
        self._drafts: dict[str, str] = {}
        self._typed_in = desk.shown.id
        self._composer.picker.set_tier(choices.settings.start)
        self._follow_desk()
        self._follow_window()
        self._list = ListConduct(window, desk)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._look_who_sleeps)
        self._look.start()
        self._make_commands()
        self._show_thread()
        self._composer.setFocus()

    @property
    def desk(self) -> Desk:
        return self._desk

    def wake(self) -> None:
        """Have the tier ready that is asked first, and erase what an earlier run left deleted."""
        self._desk.forget(KEPT / 1000)
        self._desk.wake(self._composer.picker.tier)

    def set_ladder(self, ladder: Ladder, answers: Tiers) -> None:
        """Other tiers answer from now on; what was asked and what is typed stays."""
        self._desk.set_ladder(ladder, answers)
        self._window.set_ladder(ladder)
        self._composer.picker.set_tier(self._choices.settings.start)
        self._show_thread()
        self.ladder_changed.emit()

    def _follow_desk(self) -> None:
        self._desk.opened.connect(self._show_thread)
        self._desk.opened.connect(self._change_draft)
        self._desk.turn_changed.connect(self._show_turn)
        self._desk.busy_changed.connect(self._show_busy)
        self._desk.heard.connect(self._window.top_bar.ladder.hear)
        self._desk.heard.connect(self._say_note)
        self._desk.troubled.connect(self.say_fault)
        self._desk.settled.connect(self._take_back_fault)
        self._choices.troubled.connect(self.say_fault)

    def _follow_window(self) -> None:
        sidebar, composer = self._window.sidebar, self._composer
        sidebar.appearance_chosen.connect(self._choices.choose_appearance)
        sidebar.models.clicked.connect(self._window.show_models)
        sidebar.leaving.clicked.connect(self._window.show_leaving)
        sidebar.stillness_chosen.connect(self._choices.choose_stillness)
        composer.asked.connect(self._ask)
        composer.stopped.connect(self._desk.stop)
        composer.recalled.connect(self._recall)
        composer.picker.chosen.connect(self._choices.choose_start)
        self._view.welcome.asked.connect(self._ask)
        self._view.transcript.wished.connect(self._grant)
        self._window.top_bar.ladder.opened.connect(self._window.show_calibration)
        self._window.ask_before_closing(self._may_close)

    def _make_commands(self) -> None:
        for command, act in (
            (commands.APPEARANCE, self._choices.turn_over),
            (commands.CHATS, self._window.drawer.toggle),
            (commands.TYPE, self._type),
            (commands.MODELS, self._window.show_models),
            (commands.CALIBRATION, self._window.show_calibration),
            (commands.LEAVING, self._window.show_leaving),
            (commands.START, self._composer.picker.open),
            (commands.STOP, self._escape),
            (commands.QUIT, self._window.close),
        ):
            command.action(self._window).triggered.connect(act)

    @Slot()
    def _look_who_sleeps(self) -> None:
        self._window.top_bar.ladder.look(self._desk.awake)

    @Slot(object)
    def _say_note(self, event: Event) -> None:
        if isinstance(event, Noted):
            self._view.notice.add(AppError(f"{event.tier}: {event.title}", event.remedy))

    @Slot(object)
    def say_fault(self, fault: AppError) -> None:
        self.say_faults(fault)

    def say_faults(self, *faults: AppError) -> None:
        """Faults of the world, and a button to try again where there is something to save."""
        retry = self._desk.save if self._desk.unsaved else None
        self._view.notice.say(*faults, action="Try again", act=retry)

    @Slot()
    def _take_back_fault(self) -> None:
        self._view.notice.take_back(self._desk.save)

    @Slot(str)
    def say_crash(self, report: str) -> None:
        """A mistake of the program: the window lives on, and the report can be taken along."""
        copy = partial(self._copy, report)
        fault = AppError("The program made a mistake.", "Your chats are safe.")
        self._view.notice.say(fault, action="Copy report", act=copy)

    @Slot()
    def _show_thread(self) -> None:
        self._view.show_conversation(self._desk.shown)

    @Slot()
    def _change_draft(self) -> None:
        """What was typed in one conversation waits there."""
        if self._desk.shown.id != self._typed_in:
            self._drafts[self._typed_in] = self._composer.text
            self._typed_in = self._desk.shown.id
            focus = self._window.focusWidget()
            self._composer.put(self._drafts.pop(self._typed_in, ""))
            if focus:
                focus.setFocus()

    @Slot(object)
    def _show_turn(self, turn: Turn) -> None:
        self._view.show_turn(turn)

    @Slot()
    def _show_busy(self) -> None:
        self._composer.set_busy(self._desk.busy)
        if not self._desk.busy and not self._desk.busy_elsewhere:
            self._window.top_bar.ladder.rest()

    @Slot(str)
    def _ask(self, text: str) -> None:
        """What is typed stays in the box until its question is kept."""
        if not self._is_free():
            return
        if self._desk.send(text, self._composer.picker.tier):
            self.asked.emit()
            if not self._desk.unsaved:
                self._view.notice.hide()
            if self._composer.text == text:
                self._composer.clear()
        self._composer.setFocus()

    def _is_free(self) -> bool:
        """One question at a time; who answers elsewhere is named, with a way there."""
        if self._desk.busy:
            self._view.toast.say(f"Still answering. {commands.STOP.shown_keys} stops it.")
            return False
        if other := self._desk.busy_elsewhere:
            words = f"Still answering in “{other.title}”."
            self._view.toast.say(words, "Show", partial(self._desk.open, other.id))
            return False
        return True

    @Slot(object)
    def _grant(self, wish: Wish) -> None:
        match wish:
            case Copy(text):
                self._copy(text)
            case OpenLink(url):
                if not ask_to_open(url, self._window):
                    self._view.toast.say("This link cannot be opened.")
            case Again() | AskBigger() | AnswerAnyway() | Retry() | SendOut():
                if self._is_free():
                    self._answer(wish)
            case Vote():
                self.voted.emit(wish)
            case KeepHere():
                self._desk.keep_here()
            case Reveal(_, revealed):
                self._desk.reveal(revealed)
            case _:
                assert_never(wish)

    def _answer(self, wish: Again | AskBigger | AnswerAnyway | Retry | SendOut) -> None:
        match wish:
            case Again(turn):
                self._desk.again(turn, self._composer.picker.tier)
            case AskBigger(turn, tier):
                self._desk.ask_bigger(turn, tier)
            case AnswerAnyway(turn, tier):
                self._desk.answer_anyway(turn, tier)
            case Retry(turn, tier):
                self._desk.retry(turn, tier)
            case SendOut(turn, extent):
                self._desk.send_out(turn, extent)
            case _:
                assert_never(wish)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._view.toast.say("Copied")

    @Slot()
    def _type(self) -> None:
        self._window.show_chat()
        self._composer.setFocus()

    @Slot()
    def _escape(self) -> None:
        if not self._window.shows_chat:
            self._type()
        elif self._desk.busy:
            self._desk.stop()
        else:
            self._window.drawer.close_drawer()

    @Slot()
    def _recall(self) -> None:
        """The last question of this chat, to be asked otherwise."""
        if thread := self._desk.shown.thread:
            self._composer.put(thread[-1].text)

    def _may_close(self) -> bool:
        """What could not be saved is given up only by the person."""
        return self._desk.close() or asks_to_give_up(self._view.notice.words, self._window)
