"""One conversation's conduct: a question is saved before anything runs, then it is answered."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat import prompt
from matryoshka.chat.conversation import Attempt, Conversation, State, Text, Turn, title_from
from matryoshka.chat.engine import Message
from matryoshka.chat.ladder import Tier
from matryoshka.errors import AppError
from matryoshka.ui.answering import Answering, Work
from matryoshka.ui.growth import mended, with_turn
from matryoshka.ui.needs import Answers, Keeps


class ChatSession(QObject):
    """A conversation in memory, and at most one answer that is being written in it.

    `turn_changed(Turn)` when a question came in, and at most once a frame while it is answered;
    `heard(Event)` for every event; `ended` when the answer is; `troubled(AppError)` when something
    could not be saved: what is on screen stays there.
    """

    turn_changed = Signal(object)
    heard = Signal(object)
    troubled = Signal(object)
    ended = Signal()

    def __init__(self, conversation: Conversation, first: Tier, store: Keeps, answers: Answers) -> None:
        """`first` is the tier that a question counts for which nobody ever answered."""
        super().__init__()
        self._conversation = mended(conversation, first)
        self._first = first
        self._store = store
        self._answers = answers
        self._answering: Answering | None = None
        self._unsaved = False

    @property
    def conversation(self) -> Conversation:
        return self._conversation

    @property
    def busy(self) -> bool:
        return self._answering is not None

    @property
    def unsaved(self) -> bool:
        """Whether something of the last turn may not be on the disk."""
        return self._unsaved

    def send(self, text: str, start: str) -> bool:
        """Ask tier `start` first; False when the question could not be saved, and nothing was asked."""
        thread = self._conversation.thread
        last = thread[-1].run[-1] if thread else None
        turn = Turn(self._conversation.id, (Text(text),), last.id if last else None)
        try:
            self._save_question(turn, last)
        except AppError as fault:
            self.troubled.emit(fault)
            return False
        self._show(turn)
        self._run(turn, partial(self._answers.answer, self._messages, start=start))
        return True

    def again(self, turn: str, start: str) -> None:
        """Answer the last question anew, from tier `start`."""
        asked = self._last(turn)
        self._run(asked, partial(self._answers.answer, self._messages, start=start))

    def ask_bigger(self, turn: str, tier: str) -> None:
        """Pass the last question up from `tier`."""
        asked = self._last(turn)
        work = partial(self._answers.hand_up, self._messages, junior=tier)
        self._run(asked, work, _of_tier(asked, tier))

    def answer_anyway(self, turn: str, tier: str) -> None:
        """Let `tier`, which declined the last question, answer it although it doubts."""
        asked = self._last(turn)
        work = partial(self._answers.answer, self._messages, start=tier, anyway=True)
        self._run(asked, work, _of_tier(asked, tier))

    def stop(self) -> None:
        if self._answering:
            self._answering.stop()

    def close(self) -> None:
        """Stop, and return when no thread works any more and all is saved that can be."""
        if self._answering:
            self._answering.close()

    def save(self) -> None:
        """Save the last turn's attempts again; raises AppError when that fails again."""
        self._store.save(self._conversation.thread[-1].attempts)
        self._unsaved = False

    def rename(self, title: str) -> None:
        self._conversation = replace(self._conversation, title=title)

    def _save_question(self, turn: Turn, last: Attempt | None) -> None:
        if not self._conversation.turns:
            self._conversation = replace(self._conversation, title=title_from(turn.text))
            self._store.add_conversation(replace(self._conversation, turns=(turn,)))
            return
        if last and last.state is State.INTERRUPTED:
            self._store.save((last,))
        self._store.add_turn(turn)

    def _run(self, turn: Turn, work: Work, parent: Attempt | None = None) -> None:
        answering = Answering(turn, work, self._store, parent)
        answering.changed.connect(self._show)
        answering.heard.connect(self.heard)
        answering.troubled.connect(self._trouble)
        answering.ended.connect(self._end)
        self._answering = answering
        answering.start()

    @Slot(object)
    def _show(self, turn: Turn) -> None:
        self._conversation = with_turn(self._conversation, turn)
        self.turn_changed.emit(turn)

    @Slot(object)
    def _trouble(self, fault: AppError) -> None:
        self._unsaved = True
        self.troubled.emit(fault)

    @Slot()
    def _end(self) -> None:
        self._answering = None
        self._conversation = mended(self._conversation, self._first)
        self.ended.emit()

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
