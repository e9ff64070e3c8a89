"""One conversation's conduct: a question is saved before anything runs, then it is answered."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.conversation import Attachment, Conversation, State, Text, Turn, clean
from matryoshka.chat.events import Asks, Event
from matryoshka.chat.growth import asked, refused
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Extent, Leave
from matryoshka.chat.notebook import Keeps, Notebook
from matryoshka.chat.preset import Preset
from matryoshka.chat.tree import beside, questions, top
from matryoshka.ui.answering import Answering
from matryoshka.ui.asked import Asked
from matryoshka.ui.course import Course, Question
from matryoshka.ui.needs import Answers
from matryoshka.ui.told import told
from matryoshka.ui.wishes import Again, AnswerAnyway, AskAlone, AskBigger, Continue, GoOn, Retry, SendOut


class ChatSession(QObject):
    """A conversation in memory, and at most one answer that is being written in it.

    `turn_changed(Turn)` when a question came in, and at most once a frame while it is answered;
    `replaced` when another branch is shown, or another process went on otherwise;
    `asks_otherwise` when something else waits for leave in the midst of it;
    `heard(Event)` for every event; `ended` when the answer is; `troubled(AppError)` when something
    could not be saved: what is on screen stays there; `settled` when it is saved after all.
    """

    turn_changed = Signal(object)
    replaced = Signal()
    asks_otherwise = Signal()
    heard = Signal(object)
    troubled = Signal(object)
    settled = Signal()
    ended = Signal()

    def __init__(self, conversation: Conversation, ladder: Ladder, store: Keeps, answers: Answers) -> None:
        super().__init__()
        self._ladder = ladder
        self._book = Notebook(conversation, ladder.tiers[0], store)
        self._store = store
        self._answers = answers
        self._answering: Answering | None = None
        self._asked: Asked | None = None
        self._given: Leave | None = None
        """For the last question."""
        self._cuts = False
        """Whether the turns that are shown after the one that is answered will be shown no more."""

    def set_ladder(self, ladder: Ladder, answers: Answers) -> None:
        """Who answers from now on; what waits for one who is gone waits no more."""
        self._ladder, self._book.first = ladder, ladder.tiers[0]
        self._answers = answers
        if self._asked and self._asked.asks.tier not in [tier.name for tier in ladder.tiers]:
            self.keep_here()

    @property
    def conversation(self) -> Conversation:
        return self._book.conversation

    @property
    def ladder(self) -> Ladder:
        """Who is asked."""
        return self._ladder

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
        last = self.conversation.end
        return not self.busy and last is not None and last.state is State.WRITING

    def send(self, text: str, start: str, files: Sequence[Attachment] = ()) -> bool:
        """Ask tier `start` first; False when the question could not be saved, and nothing was asked."""
        if not self.keep_here():
            return False
        turn = asked(self.conversation, (*files, Text(clean(text))))
        return self._ask(turn, start)

    def ask_otherwise(self, turn: str, text: str, start: str) -> bool:
        """Ask `text` beside the question of that id, with the files of that; else as `send`."""
        if not self.keep_here():
            return False
        before = self._at_rest(turn)
        parts = (*(part for part in before.parts if not isinstance(part, Text)), Text(clean(text)))
        rank = top(questions(self.conversation, before))
        asked = self._ask(Turn(self.conversation.id, parts, before.parent, rank=rank), start)
        self.replaced.emit()
        return asked

    def _ask(self, turn: Turn, start: str) -> bool:
        if not told(lambda: self._save_question(turn), self.troubled):
            return False
        self._given = None
        self._show(turn)
        self._run(turn, self._question(turn).anew(start))
        return True

    def _save_question(self, turn: Turn) -> None:
        """What the last turn still owes to the disk comes first: the question refers to it."""
        self.save()
        self._book.add(turn)

    def go_on(self, wish: GoOn, start: str) -> None:
        """With a question, as the person wishes; answered anew it goes to tier `start` first."""
        turn = self._at_rest(wish.turn)
        course = self._course(wish, self._question(turn), start)
        if course and told(self.save, self.troubled):
            self._cuts = turn.id != self.conversation.thread[-1].id
            self._run(turn, course)

    def show_question(self, turn: str) -> None:
        """Show a question of this id and what leads to it, on whatever branch it is."""
        self._rebranch(lambda: self._book.show_question(turn))

    def show_answer(self, turn: str, attempt: str) -> None:
        """Show the branch of another answer."""
        self._rebranch(lambda: self._book.show_answer(self._at_rest(turn), attempt))

    def rewrite(self, turn: str, attempt: str, text: str) -> bool:
        """Put what the person wrote beside an answer, and show it; whether that went well."""
        return self._rebranch(lambda: self._book.rewrite(self._at_rest(turn), attempt, clean(text)))

    def delete(self, turn: str) -> bool:
        """The turn of that id with all that follows it; whether that went well."""
        return self._rebranch(lambda: self._book.delete(turn))

    def delete_answer(self, turn: str, attempt: str) -> bool:
        """One of several to the turn of that id; whether that went well."""
        return self._rebranch(lambda: self._book.delete_answer(self._at_rest(turn), attempt))

    def _rebranch(self, step: Callable[[], None]) -> bool:
        """What is still to be saved comes first, and what waits to leave waits no more."""
        changed = self.keep_here() and told(self.save, self.troubled) and told(step, self.troubled)
        self.replaced.emit()
        return changed

    def _course(self, wish: GoOn, question: Question, start: str) -> Course | None:
        match wish:
            case Again():
                return question.anew(start)
            case AskBigger(_, tier):
                return question.up_from(tier)
            case AskAlone(_, tier):
                return question.alone(tier)
            case Continue(_, attempt):
                return question.continued(attempt)
            case AnswerAnyway(_, tier):
                return question.anyway(tier)
            case Retry(_, tier):
                return question.once_more(tier, self._given or question.leave)
            case SendOut(_, extent):
                return self._sent_out(question, extent)
        assert_never(wish)

    def _sent_out(self, question: Question, extent: Extent) -> Course | None:
        """With the leave that the question waits for; None where that cannot be kept as long as it holds."""
        waiting = self._asked
        if waiting is None:
            raise ValueError(question.turn.id)
        to = waiting.asks.destination
        if extent is Extent.CONVERSATION and not told(lambda: self._book.give_leave(to), self.troubled):
            return None
        self._given = Leave(to, extent, waiting.revealed)
        return question.sent_out(waiting, self._given)

    def keep_here(self) -> bool:
        """Give no leave: what was answered stands. Whether all of that is saved."""
        waiting, self._asked = self._asked, None
        if waiting is None:
            return True
        turn = self._book.turn(waiting.turn)
        if turn.attempts:
            self._tell(turn)
            return True
        turn = refused(turn, waiting.asks)
        self._show(turn)
        return told(lambda: self._store.save(turn.attempts), self.troubled)

    def reveal(self, revealed: bool) -> None:
        """Whether what looks like a secret goes out as it is."""
        if self._asked:
            self._asked = replace(self._asked, revealed=revealed)
            self._tell(self._book.turn(self._asked.turn))

    def _tell(self, turn: Turn) -> None:
        """What there is to ask below it is another."""
        if turn.id == self.conversation.thread[-1].id:
            self.turn_changed.emit(turn)
        else:
            self.asks_otherwise.emit()

    def lock(self, locked: bool) -> None:
        """Let the conversation stay on this computer, or no more; what waits to leave does not then.

        Raises AppError where that cannot be saved: it is as it was then.
        """
        self._book.lock(locked)
        self._given = None
        self.keep_here()

    def set_preset(self, preset: Preset) -> None:
        """Questions from now on are asked so. Raises AppError where that cannot be saved: as `lock`."""
        self._book.set_preset(preset)

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
        self._book.save_interrupted()

    def take(self, conversation: Conversation) -> None:
        """Another process has gone on with it: show what is new of `conversation`, as it is on the disk."""
        known = self.conversation
        if conversation.thread != known.thread:
            self._asked = None
        self._book.take(conversation)
        if not self._asked:
            self._book.mend()
        if conversation.locked:
            self.keep_here()
        self._show_news(known)

    def _show_news(self, known: Conversation) -> None:
        """All is shown anew where what was `known` before the last turn is not as it was."""
        thread = self.conversation.thread
        now = beside(self.conversation, thread)
        before = beside(known, known.thread)
        changed = [turn for turn in thread if turn not in known.thread]
        inner = {turn.id for turn in known.thread[:-1]}
        if any(turn not in now or now[turn].questions != before[turn].questions for turn in before) or any(
            turn.id in inner for turn in changed
        ):
            self.replaced.emit()
            return
        for turn in changed:
            self.turn_changed.emit(turn)

    def rename(self, title: str) -> None:
        self._book.rename(title)

    def _run(self, turn: Turn, course: Course) -> None:
        manner = self.conversation.preset.words
        answering = Answering(turn, course.work, self._store, course.parent, course.beginning, manner=manner)
        answering.changed.connect(self._show)
        answering.heard.connect(self._hear)
        answering.troubled.connect(self.troubled)
        answering.settled.connect(self.settled)
        answering.ended.connect(self._end)
        self._answering, self._asked = answering, None
        answering.start()

    @Slot(object)
    def _hear(self, event: Event) -> None:
        if isinstance(event, Asks) and self._answering and not self.conversation.locked:
            self._asked = Asked(event, self._answering.turn.id, self._answering.continued)
        self.heard.emit(event)

    @Slot(object)
    def _show(self, turn: Turn) -> None:
        self._book.put(turn)
        if not self._cuts:
            self.turn_changed.emit(turn)
        elif self.conversation.thread[-1].id == turn.id:
            self._cuts = False
            self.replaced.emit()

    @Slot()
    def _end(self) -> None:
        self._cuts = False
        if not self._asked:
            self._book.mend()
        self.ended.emit()

    def _question(self, turn: Turn) -> Question:
        return Question(turn, self._book.messages(turn), self._answers, self._book.leave)

    def _at_rest(self, turn: str) -> Turn:
        """The turn with that id; nothing is being answered."""
        if self.busy:
            raise ValueError(turn)
        return self._book.turn(turn)
