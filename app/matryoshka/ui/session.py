"""One conversation's conduct: a question is saved before anything runs, then it is answered."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat import prompt
from matryoshka.chat.conversation import Attempt, Conversation, State, Text, Turn, clean, title_from
from matryoshka.chat.engine import Message
from matryoshka.chat.events import Asks, Event
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.leave import Extent, Leave
from matryoshka.errors import AppError
from matryoshka.ui.answering import Answering, Work
from matryoshka.ui.asked import Asked
from matryoshka.ui.growth import mended, refused, with_turn
from matryoshka.ui.needs import Answers, Keeps


class ChatSession(QObject):
    """A conversation in memory, and at most one answer that is being written in it.

    `turn_changed(Turn)` when a question came in, and at most once a frame while it is answered;
    `replaced` when another process went on otherwise;
    `heard(Event)` for every event; `ended` when the answer is; `troubled(AppError)` when something
    could not be saved: what is on screen stays there; `settled` when it is saved after all.
    """

    turn_changed = Signal(object)
    replaced = Signal()
    heard = Signal(object)
    troubled = Signal(object)
    settled = Signal()
    ended = Signal()

    def __init__(self, conversation: Conversation, first: Tier, store: Keeps, answers: Answers) -> None:
        """`first` is the tier that a question counts for which nobody ever answered."""
        super().__init__()
        self._conversation = mended(conversation, first)
        self._first = first
        self._store = store
        self._answers = answers
        self._answering: Answering | None = None
        self._asked: Asked | None = None
        self._given: Leave | None = None
        """For the last question."""

    def set_ladder(self, ladder: Ladder, answers: Answers) -> None:
        """Who answers from now on; what waits for one who is gone waits no more."""
        self._first = ladder.tiers[0]
        self._answers = answers
        if self._asked and self._asked.asks.tier not in [tier.name for tier in ladder.tiers]:
            self.keep_here()

    @property
    def conversation(self) -> Conversation:
        return self._conversation

    @property
    def asked(self) -> Asked | None:
        """What waits for the person's leave."""
        return self._asked

    @property
    def busy(self) -> bool:
        return self._answering is not None and self._answering.running

    @property
    def unsaved(self) -> bool:
        """Whether something of the last turn could not be saved and is not yet."""
        return self._answering is not None and self._answering.unsaved

    @property
    def unfinished(self) -> bool:
        """Whether something is still to be answered, saved, or asked of the person."""
        return self.busy or self.unsaved or self._asked is not None

    @property
    def awaited(self) -> bool:
        """Whether another process is writing the last answer."""
        last = self._last_attempt
        return not self.busy and last is not None and last.state is State.WRITING

    def send(self, text: str, start: str) -> bool:
        """Ask tier `start` first; False when the question could not be saved, and nothing was asked."""
        if not self.keep_here():
            return False
        last = self._last_attempt
        turn = Turn(self._conversation.id, (Text(clean(text)),), last.id if last else None)
        if not self._saves(lambda: self._save_question(turn)):
            return False
        self._given = None
        self._show(turn)
        self._run(turn, partial(self._answers.answer, self._messages, start=start, leave=self._leave))
        return True

    def again(self, turn: str, start: str) -> None:
        """Answer the last question anew, from tier `start`."""
        asked = self._last(turn)
        work = partial(self._answers.answer, self._messages, start=start, leave=self._leave)
        self._continue(asked, work)

    def ask_bigger(self, turn: str, tier: str) -> None:
        """Pass the last question up from `tier`."""
        asked = self._last(turn)
        work = partial(self._answers.hand_up, self._messages, junior=tier, leave=self._leave)
        self._continue(asked, work, _of_tier(asked, tier))

    def answer_anyway(self, turn: str, tier: str) -> None:
        """Let `tier`, which declined the last question, answer it although it doubts."""
        asked = self._last(turn)
        work = partial(self._answers.answer, self._messages, start=tier, anyway=True)
        self._continue(asked, work, _of_tier(asked, tier))

    def retry(self, turn: str, tier: str) -> None:
        """Ask `tier` the last question once more, with the leave that it had."""
        asked = self._last(turn)
        failed = _of_tier(asked, tier)
        parent = next((each for each in asked.run if failed and each.id == failed.parent), None)
        leave = self._given or self._leave
        self._continue(asked, partial(self._answers.answer, self._messages, start=tier, leave=leave), parent)

    def send_out(self, turn: str, extent: Extent) -> None:
        """Give the leave that the last question waits for, and go on with it."""
        asked, waiting = self._last(turn), self._asked
        if waiting is None:
            raise ValueError(turn)
        leave = Leave(waiting.asks.destination, extent, waiting.revealed)
        if extent is Extent.CONVERSATION and not self._saves(self._keep_leave):
            return
        work = partial(self._answers.follow, waiting.asks, self._messages, leave=leave)
        self._given = leave
        self._continue(asked, work, self._last_attempt)

    def keep_here(self) -> bool:
        """Give no leave: what was answered stands. Whether all of that is saved."""
        waiting, self._asked = self._asked, None
        if waiting is None:
            return True
        turn = self._conversation.thread[-1]
        if turn.attempts:
            self.turn_changed.emit(turn)
            return True
        turn = refused(turn, waiting.asks)
        self._show(turn)
        return self._saves(lambda: self._store.save(turn.attempts))

    def reveal(self, revealed: bool) -> None:
        """Whether what looks like a secret goes out as it is."""
        if self._asked:
            self._asked = replace(self._asked, revealed=revealed)
            self.turn_changed.emit(self._conversation.thread[-1])

    def lock(self, locked: bool) -> None:
        """Let the conversation stay on this computer, or no more; what waits to leave does not then.

        Raises AppError where that cannot be saved: it is as it was then.
        """
        if self._conversation.turns:
            self._store.lock(self._conversation.id, locked)
        self._conversation = replace(self._conversation, locked=locked, leave=None)
        self._given = None
        self.keep_here()

    def stop(self) -> None:
        if self._answering:
            self._answering.stop()

    def close(self) -> None:
        """Stop, and return when no thread works any more and all is saved that can be."""
        if self._answering:
            self._answering.close()

    def save(self) -> None:
        """Save what of the last turn is not on the disk; raises AppError when that fails again."""
        if self._answering:
            self._answering.save()
        last = self._last_attempt
        if last and last.state is State.INTERRUPTED:
            self._store.save((last,))

    def take(self, conversation: Conversation) -> None:
        """Another process has gone on with it: show what is new of `conversation`, as it is on the disk."""
        known = self._conversation.thread
        if conversation.thread != known:
            self._asked = None
        self._conversation = conversation if self._asked else mended(conversation, self._first)
        if conversation.locked:
            self.keep_here()
        thread = self._conversation.thread
        if [each.id for each in known] != [each.id for each in thread[: len(known)]]:
            self.replaced.emit()
            return
        for turn in thread:
            if turn not in known:
                self.turn_changed.emit(turn)

    def rename(self, title: str) -> None:
        self._conversation = replace(self._conversation, title=title)

    def _save_question(self, turn: Turn) -> None:
        """What the last turn still owes to the disk comes first: the question refers to it."""
        if self._conversation.turns:
            self.save()
            self._store.add_turn(turn)
            return
        titled = replace(self._conversation, title=title_from(turn.text))
        self._store.add_conversation(replace(titled, turns=(turn,)))
        self._conversation = titled

    def _saves(self, step: Callable[[], None]) -> bool:
        """Whether `step` could save what it had to: else nothing is asked."""
        try:
            step()
        except AppError as fault:
            self.troubled.emit(fault)
            return False
        return True

    def _continue(self, turn: Turn, work: Work, parent: Attempt | None = None) -> None:
        if self._saves(self.save):
            self._run(turn, work, parent)

    def _run(self, turn: Turn, work: Work, parent: Attempt | None = None) -> None:
        answering = Answering(turn, work, self._store, parent)
        answering.changed.connect(self._show)
        answering.heard.connect(self._hear)
        answering.troubled.connect(self.troubled)
        answering.settled.connect(self.settled)
        answering.ended.connect(self._end)
        self._answering, self._asked = answering, None
        answering.start()

    @Slot(object)
    def _hear(self, event: Event) -> None:
        if isinstance(event, Asks):
            self._asked = Asked(event)
        self.heard.emit(event)

    @Slot(object)
    def _show(self, turn: Turn) -> None:
        self._conversation = with_turn(self._conversation, turn)
        self.turn_changed.emit(turn)

    @Slot()
    def _end(self) -> None:
        if not self._asked:
            self._conversation = mended(self._conversation, self._first)
        self.ended.emit()

    def _keep_leave(self) -> None:
        """Nothing more of this conversation is asked about that goes where the last question waits to go."""
        leave = self._asked.asks.destination if self._asked else None
        self._store.give_leave(self._conversation.id, leave)
        self._conversation = replace(self._conversation, leave=leave)

    @property
    def _leave(self) -> Leave | None:
        """That was given for the whole conversation."""
        leave = self._conversation.leave
        return Leave(leave, Extent.CONVERSATION) if leave else None

    @property
    def _last_attempt(self) -> Attempt | None:
        """The end of the thread; None before the first word of the first answer."""
        run = self._conversation.thread[-1].run if self._conversation.thread else ()
        return run[-1] if run else None

    def _last(self, turn: str) -> Turn:
        """The turn with that id, which is the last of the thread: those before have been built upon."""
        last = self._conversation.thread[-1]
        if last.id != turn or self.busy:
            raise ValueError(turn)
        return last

    @property
    def _messages(self) -> tuple[Message, ...]:
        return prompt.messages(self._conversation.thread)


def _of_tier(turn: Turn, tier: str) -> Attempt | None:
    """The newest attempt of `tier` in the run that is shown."""
    return next((each for each in reversed(turn.run) if each.tier == tier), None)
