"""How a question of a conversation goes on: who is asked, with which leave, and from which attempt."""

from dataclasses import dataclass
from functools import partial

from matryoshka.chat.conversation import Attempt, Turn
from matryoshka.chat.engine import Message, Role
from matryoshka.chat.leave import Leave
from matryoshka.ui.answering import Work
from matryoshka.ui.asked import Asked
from matryoshka.ui.needs import Answers


@dataclass(frozen=True, slots=True)
class Course:
    """Work to be done, the attempt that it goes on from, and the one whose text it completes."""

    work: Work
    parent: Attempt | None = None
    beginning: Attempt | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One of a conversation, before those who answer; `leave` was given for all of that."""

    turn: Turn
    messages: tuple[Message, ...]
    answers: Answers
    leave: Leave | None

    def anew(self, start: str) -> Course:
        """Answered from tier `start`."""
        return Course(partial(self.answers.answer, self.messages, start=start, leave=self.leave))

    def up_from(self, tier: str) -> Course:
        """Passed up from `tier`."""
        work = partial(self.answers.hand_up, self.messages, junior=tier, leave=self.leave)
        return Course(work, self._newest_of(tier))

    def alone(self, tier: str) -> Course:
        """Answered by `tier`, whatever it thinks of it."""
        return Course(partial(self.answers.alone, self.messages, tier=tier, leave=self.leave))

    def continued(self, attempt: str) -> Course:
        """Gone on with where the attempt of this id was cut."""
        return self._continued(self._of_id(attempt), self.leave)

    def _continued(self, cut: Attempt, leave: Leave | None) -> Course:
        messages = (*self.messages, Message(Role.ASSISTANT, cut.text))
        parent = self._of_id(cut.parent) if cut.parent else None
        return Course(partial(self.answers.alone, messages, tier=cut.tier, leave=leave), parent, cut)

    def anyway(self, tier: str) -> Course:
        """Answered by `tier`, which declined it, although it doubts."""
        work = partial(self.answers.answer, self.messages, start=tier, anyway=True)
        return Course(work, self._newest_of(tier))

    def once_more(self, tier: str, leave: Leave | None) -> Course:
        """Asked of `tier` again, which failed, with the leave that it had."""
        failed = self._newest_of(tier)
        parent = next((each for each in self.turn.run if failed and each.id == failed.parent), None)
        return Course(partial(self.answers.answer, self.messages, start=tier, leave=leave), parent)

    def sent_out(self, waiting: Asked, leave: Leave) -> Course:
        """Asked of whom it waits to be sent to; what nobody handed on stands beside other answers."""
        if waiting.continued:
            return self._continued(self._of_id(waiting.continued), leave)
        handoff = waiting.asks.handoff
        parent = self._newest_of(handoff.junior) if handoff else None
        return Course(partial(self.answers.follow, waiting.asks, self.messages, leave=leave), parent)

    def _of_id(self, name: str) -> Attempt:
        return next(each for each in self.turn.attempts if each.id == name)

    def _newest_of(self, tier: str) -> Attempt | None:
        """In the run that is shown."""
        return next((each for each in reversed(self.turn.run) if each.tier == tier), None)
