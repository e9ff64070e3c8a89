"""The conversation that is shown: which it is, what is asked in it, and what others write in it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from matryoshka.chat.conversation import Attachment, Attempt, Conversation
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.preset import Preset
from matryoshka.chat.tree import forked
from matryoshka.errors import AppError
from matryoshka.ui.archive import Archive
from matryoshka.ui.asked import Asked
from matryoshka.ui.company import Company
from matryoshka.ui.job import Job
from matryoshka.ui.needs import Store, Tiers
from matryoshka.ui.session import ChatSession
from matryoshka.ui.sessions import Sessions
from matryoshka.ui.told import told
from matryoshka.ui.wishes import GoOn

LOOK = 1000
"""Milliseconds between two looks at an answer that another process writes."""


class Desk(QObject):
    """One conversation is shown; one question at a time is answered, in that conversation or another.

    `opened` when another one is shown, `stayed` when the shown one is wished again; `unopened(chat,
    AppError)` where one cannot be read: the shown one stays then. `turn_changed(Turn)` and `busy_changed`
    speak of the shown one, `listed` when the list may be another; `heard(Event)` of every answer;
    `troubled(AppError)` of faults, `settled` when all is saved that could not be.
    """

    opened = Signal()
    stayed = Signal()
    unopened = Signal(str, object)
    turn_changed = Signal(object)
    busy_changed = Signal()
    listed = Signal()
    heard = Signal(object)
    troubled = Signal(object)
    settled = Signal()

    def __init__(self, company: Company, store: Store) -> None:
        super().__init__()
        self._company = company
        self._store = store
        self._sessions = Sessions(company, store)
        self._archive = Archive(store, self._sessions)
        self._waking: Job | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK)
        self._look.timeout.connect(self._catch_up)
        self._pass_on()
        self._follow(self._shown)

    def _pass_on(self) -> None:
        sessions, archive = self._sessions, self._archive
        sessions.heard.connect(self.heard)
        sessions.tidied.connect(self.busy_changed)
        sessions.tidied.connect(self.listed)
        sessions.settled.connect(self.settled)
        archive.listed.connect(self.listed)
        archive.gone.connect(self._leave)
        archive.back.connect(self.open)
        for signal in (sessions.troubled, archive.troubled):
            signal.connect(self.troubled)

    def set_ladder(self, ladder: Ladder, answers: Tiers) -> None:
        """Questions from now on go to these tiers; an answer that is being written goes on as it began."""
        self._sessions.set_ladder(ladder, answers)

    @property
    def ladder(self) -> Ladder:
        """Who is asked in the shown conversation."""
        return self._shown.ladder

    @property
    def archive(self) -> Archive:
        """All conversations."""
        return self._archive

    @property
    def shown(self) -> Conversation:
        return self._shown.conversation

    @property
    def session(self) -> ChatSession:
        """The shown conversation's."""
        return self._shown

    @property
    def asked(self) -> Asked | None:
        """What of the shown conversation waits for the person's leave."""
        return self._shown.asked

    @property
    def busy(self) -> bool:
        """Whether the shown conversation is being answered."""
        return self._shown.busy

    @property
    def busy_elsewhere(self) -> Conversation | None:
        """Another conversation that is being answered."""
        return next((each for each in self._sessions.busy if each.id != self.shown.id), None)

    def awake(self, tier: str) -> bool:
        """Whether a tier's model is in memory."""
        return self._company.tiers(self.ladder).awake(tier)

    def wake(self, tier: str) -> None:
        """Have a tier ready before the first question; called once."""
        self._waking = Job(partial(self._company.tiers(self.ladder).wake, tier))
        self._waking.yielded.connect(self.heard)
        self._waking.start()

    def begin(self) -> None:
        """Show a new conversation; nothing of it is kept before its first question."""
        self._show(self._sessions.blank)

    @Slot(str)
    def open(self, chat: str) -> None:
        """Show a conversation as it is, with the answer that may be growing in it."""
        if session := self._sessions.working(chat):
            self._show(session)
        elif chat == self.shown.id:
            self.stayed.emit()
        else:
            self._read(chat)

    def _read(self, chat: str) -> None:
        try:
            session = self._sessions.made(self._store.conversation(chat))
        except AppError as fault:
            self.unopened.emit(chat, fault)
        else:
            self._show(session)

    @Slot(str)
    def _leave(self, chat: str) -> None:
        """It was deleted."""
        if chat == self.shown.id:
            self.begin()

    @Slot()
    def look_again(self) -> None:
        """Other processes may have written: show what they did."""
        self._catch_up()
        self.listed.emit()

    @Slot()
    def _catch_up(self) -> None:
        """What is shown is read again where only others can have changed it, and followed while they do."""
        shown = self._shown
        if shown.conversation.turns and not (shown.busy or shown.unsaved):
            preset = self.shown.preset
            told(lambda: shown.take(self._store.conversation(self.shown.id)), self.troubled)
            self._sessions.give_answers(shown)
            if self.shown.preset != preset:
                self.opened.emit()
        if shown.awaited:
            self._look.start()

    def send(self, text: str, start: str, files: Sequence[Attachment] = ()) -> bool:
        """Whether the question was saved and is being answered; `files` go with it."""
        sent = self._shown.send(text, start, files)
        if sent:
            self._keep_shown()
        return sent

    def ask_otherwise(self, turn: str, text: str, start: str) -> bool:
        """Ask `text` beside the question of that id; whether it was saved and is being answered."""
        asked = self._shown.ask_otherwise(turn, text, start)
        if asked:
            self._keep_shown()
        return asked

    def fork(self, attempt: Attempt) -> None:
        """Begin a conversation with all that led to `attempt`, and show it."""
        fork = forked(self.shown, attempt)
        if told(lambda: self._store.add_conversation(fork), self.troubled):
            self.open(fork.id)
            self.listed.emit()

    def delete_turns(self, turn: str) -> bool:
        """Hide the turn of that id, and what follows it, until `restore_turns`; whether that went well."""
        deleted = self._shown.delete(turn)
        self.listed.emit()
        return deleted

    def restore_turns(self, turn: str) -> bool:
        """Bring back a turn that was deleted, and what followed it, and show it; whether that went well."""
        restored = told(lambda: self._store.restore_turns(turn), self.troubled)
        self.look_again()
        if restored and not self.busy and any(each.id == turn for each in self.shown.turns):
            self._shown.show_question(turn)
        return restored

    def delete_answer(self, turn: str, attempt: str) -> bool:
        """As `delete_turns`, of one answer of several, until `restore_answer`."""
        deleted = self._shown.delete_answer(turn, attempt)
        self.listed.emit()
        return deleted

    def restore_answer(self, turn: str, attempt: str) -> bool:
        """As `restore_turns`, of an answer."""
        restored = told(lambda: self._store.restore_attempts(attempt), self.troubled)
        self.look_again()
        if restored and not self.busy and any(each.id == turn for each in self.shown.thread):
            self._shown.show_answer(turn, attempt)
        return restored

    def go_on(self, wish: GoOn, start: str) -> None:
        """With a question; answered anew it goes to tier `start` first."""
        self._shown.go_on(wish, start)
        self._keep_shown()

    def keep_here(self) -> None:
        """Give no leave to what waits for it."""
        self._shown.keep_here()

    def reveal(self, revealed: bool) -> None:
        """Whether what looks like a secret goes out as it is."""
        self._shown.reveal(revealed)

    def lock(self, locked: bool) -> None:
        """Let the shown conversation stay on this computer, or no more; a running answer is stopped then."""
        if locked:
            self._shown.stop()
        told(lambda: self._shown.lock(locked), self.troubled)
        self._sessions.give_answers(self._shown)
        self.listed.emit()

    def set_preset(self, preset: Preset) -> None:
        """Ask the questions of the shown conversation so from now on."""
        told(lambda: self._shown.set_preset(preset), self.troubled)
        self._sessions.give_answers(self._shown)
        self._tell_lost()
        self.opened.emit()

    def _tell_lost(self) -> None:
        """Where its own ladder cannot be used."""
        if fault := self._company.fault_of(self.shown.preset):
            self.troubled.emit(fault)

    def stop(self) -> None:
        self._shown.stop()

    @property
    def unsaved(self) -> bool:
        """Whether something that was answered may not be on the disk."""
        return bool(self._sessions.unsaved)

    def save(self) -> bool:
        """Try again to save what could not be saved; whether all is."""
        return self._sessions.save()

    def close(self) -> bool:
        """Stop all work, save what can be saved, erase what was deleted; whether all is saved.

        No thread is left.
        """
        self._look.stop()
        if self._waking:
            self._waking.stop()
            self._waking.wait()
        self._sessions.close()
        self._archive.close()
        return self.save()

    @property
    def _shown(self) -> ChatSession:
        return self._sessions.shown

    def _show(self, session: ChatSession) -> None:
        self._shown.turn_changed.disconnect(self.turn_changed)
        self._shown.replaced.disconnect(self.opened)
        self._sessions.shown = session
        self._follow(session)
        self._tell_lost()
        self.opened.emit()
        self.busy_changed.emit()
        if session.awaited:
            self._look.start()

    def _follow(self, session: ChatSession) -> None:
        session.turn_changed.connect(self.turn_changed)
        session.replaced.connect(self.opened)

    def _keep_shown(self) -> None:
        self._sessions.keep_shown()
        self.busy_changed.emit()
        self.listed.emit()
