"""The conversations on the desk: the one that is shown, the one that is being answered, the list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from matryoshka.chat.conversation import Conversation, Summary
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Extent
from matryoshka.errors import AppError
from matryoshka.ui.asked import Asked
from matryoshka.ui.job import Job
from matryoshka.ui.needs import Answers, Store, Tiers
from matryoshka.ui.session import ChatSession

LOOK = 1000
"""Milliseconds between two looks at an answer that another process writes."""


class Desk(QObject):
    """One conversation is shown; one question at a time is answered, in that conversation or another.

    `opened` when another one is shown; `turn_changed(Turn)` and `busy_changed` speak of the shown one;
    `listed` when the list may be another; `heard(Event)` of every answer; `troubled(AppError)` of faults,
    `settled` when all is saved that could not be.
    """

    opened = Signal()
    turn_changed = Signal(object)
    busy_changed = Signal()
    listed = Signal()
    heard = Signal(object)
    troubled = Signal(object)
    settled = Signal()

    def __init__(
        self, ladder: Ladder, store: Store, answers: Tiers, at_home: Callable[[Ladder], Answers]
    ) -> None:
        """`at_home` gives those who answer a conversation that stays on this computer."""
        super().__init__()
        self._ladder = ladder
        self._store = store
        self._answers = answers
        self._at_home = at_home
        self._sessions: dict[str, ChatSession] = {}
        self._chats: tuple[Summary, ...] = ()
        self._waking: Job | None = None
        self._blank = self._session_of(Conversation())
        self._shown = self._blank
        self._shown.turn_changed.connect(self.turn_changed)
        self._shown.replaced.connect(self.opened)
        self._look = QTimer(self, singleShot=True, interval=LOOK)
        self._look.timeout.connect(self._catch_up)

    def set_ladder(self, ladder: Ladder, answers: Tiers) -> None:
        """Questions from now on go to these tiers; an answer that is being written goes on as it began."""
        self._ladder = ladder
        self._answers = answers
        for session in {self._blank, self._shown, *self._sessions.values()}:
            self._give_answers(session)

    def _give_answers(self, session: ChatSession) -> None:
        session.set_ladder(self._ladder, self._answers_of(session.conversation))

    def _answers_of(self, conversation: Conversation) -> Answers:
        """Who answers in it: one that stays on this computer has no way to anybody else."""
        return self._at_home(self._ladder) if conversation.locked else self._answers

    @property
    def ladder(self) -> Ladder:
        """Who is asked."""
        return self._ladder

    @property
    def shown(self) -> Conversation:
        return self._shown.conversation

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
        busy = (each.conversation for each in self._sessions.values() if each.busy)
        return next((each for each in busy if each.id != self.shown.id), None)

    def chats(self) -> tuple[Summary, ...]:
        """All conversations; as they were last where they cannot be read, and that is told."""
        self._tell(self._list)
        return self._chats

    def _list(self) -> None:
        self._chats = self._store.summaries()

    def awake(self, tier: str) -> bool:
        """Whether a tier's model is in memory."""
        return self._answers.awake(tier)

    def wake(self, tier: str) -> None:
        """Have a tier ready before the first question; called once."""
        self._waking = Job(partial(self._answers.wake, tier))
        self._waking.yielded.connect(self.heard)
        self._waking.start()

    def begin(self) -> None:
        """Show a new conversation; nothing of it is kept before its first question."""
        self._show(self._blank)

    def open(self, chat: str) -> None:
        """Show a conversation as it is, with the answer that may be growing in it."""
        if chat in self._sessions:
            self._show(self._sessions[chat])
        elif chat != self.shown.id:
            self._tell(lambda: self._show(self._session_of(self._store.conversation(chat))))

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
            self._tell(lambda: shown.take(self._store.conversation(self.shown.id)))
            self._give_answers(shown)
        if shown.awaited:
            self._look.start()

    def send(self, text: str, start: str) -> bool:
        """Whether the question was saved and is being answered."""
        sent = self._shown.send(text, start)
        if sent:
            self._keep_shown()
        return sent

    def again(self, turn: str, start: str) -> None:
        self._shown.again(turn, start)
        self._keep_shown()

    def ask_bigger(self, turn: str, tier: str) -> None:
        self._shown.ask_bigger(turn, tier)
        self._keep_shown()

    def answer_anyway(self, turn: str, tier: str) -> None:
        self._shown.answer_anyway(turn, tier)
        self._keep_shown()

    def retry(self, turn: str, tier: str) -> None:
        self._shown.retry(turn, tier)
        self._keep_shown()

    def send_out(self, turn: str, extent: Extent) -> None:
        self._shown.send_out(turn, extent)
        self._keep_shown()

    def keep_here(self) -> None:
        self._shown.keep_here()

    def reveal(self, revealed: bool) -> None:
        self._shown.reveal(revealed)

    def lock(self, locked: bool) -> None:
        """Let the shown conversation stay on this computer, or no more; a running answer is stopped then."""
        if locked:
            self._shown.stop()
        self._tell(lambda: self._shown.lock(locked))
        self._give_answers(self._shown)
        self.listed.emit()

    def stop(self) -> None:
        self._shown.stop()

    def rename(self, chat: str, title: str) -> None:
        if self._tell(lambda: self._store.rename(chat, title)):
            for session in (self._shown, *self._sessions.values()):
                if session.conversation.id == chat:
                    session.rename(title)
        self.listed.emit()

    def delete(self, chat: str) -> bool:
        """Hide a conversation until `restore` or `forget`; an answer growing in it is stopped.

        The value says whether that went well.
        """
        if chat in self._sessions:
            self._sessions[chat].close()
        deleted = self._tell(lambda: self._store.delete(chat))
        if deleted:
            self._sessions.pop(chat, None)
        if deleted and chat == self.shown.id:
            self.begin()
        self._settle()
        return deleted

    def restore(self, chat: str) -> bool:
        """Bring back what was deleted; whether that went well."""
        restored = self._tell(lambda: self._store.restore(chat))
        if restored:
            self.open(chat)
        self.listed.emit()
        return restored

    def forget(self, age: float = 0.0) -> None:
        """Erase what was deleted `age` seconds ago or earlier."""
        self._tell(lambda: self._store.purge(age))

    @property
    def unsaved(self) -> bool:
        """Whether something that was answered may not be on the disk."""
        return bool(self._unsaved())

    def save(self) -> bool:
        """Try again to save what could not be saved; whether all is."""
        saved = [self._tell(session.save) for session in self._unsaved()]
        return all(saved)

    def _unsaved(self) -> list[ChatSession]:
        return [each for each in {self._shown, *self._sessions.values()} if each.unsaved]

    def close(self) -> bool:
        """Stop all work, save what can be saved, erase what was deleted; whether all is saved.

        No thread is left.
        """
        self._look.stop()
        if self._waking:
            self._waking.stop()
            self._waking.wait()
        for session in tuple(self._sessions.values()):
            session.close()
        self.forget()
        return self.save()

    def _session_of(self, conversation: Conversation) -> ChatSession:
        answers = self._answers_of(conversation)
        session = ChatSession(conversation, self._ladder.tiers[0], self._store, answers)
        session.heard.connect(self.heard)
        session.troubled.connect(self.troubled)
        session.settled.connect(self._settle)
        session.ended.connect(self._tidy)
        return session

    def _show(self, session: ChatSession) -> None:
        self._shown.turn_changed.disconnect(self.turn_changed)
        self._shown.replaced.disconnect(self.opened)
        self._shown = session
        session.turn_changed.connect(self.turn_changed)
        session.replaced.connect(self.opened)
        self.opened.emit()
        self.busy_changed.emit()
        if session.awaited:
            self._look.start()

    def _keep_shown(self) -> None:
        """An answer goes on growing when another conversation is shown."""
        self._sessions[self.shown.id] = self._shown
        if self._shown is self._blank:
            self._blank = self._session_of(Conversation())
        self.busy_changed.emit()
        self.listed.emit()

    @Slot()
    def _tidy(self) -> None:
        """Only sessions with something still to be done, or to be asked, are kept."""
        self._sessions = {name: each for name, each in self._sessions.items() if each.unfinished}
        self.busy_changed.emit()
        self.listed.emit()

    @Slot()
    def _settle(self) -> None:
        self._tidy()
        if not self.unsaved:
            self.settled.emit()

    def _tell(self, step: Callable[[], None]) -> bool:
        """Whether `step` went well; a fault is told."""
        try:
            step()
        except AppError as fault:
            self.troubled.emit(fault)
            return False
        return True
