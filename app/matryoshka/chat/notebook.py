"""One conversation as it is known in memory, and how what is new of it is kept."""

from dataclasses import replace
from typing import Protocol

from matryoshka.chat import prompt
from matryoshka.chat.conversation import Attempt, Conversation, State, Turn
from matryoshka.chat.engine import Message
from matryoshka.chat.faults import only_answer
from matryoshka.chat.growth import mended, with_attempts, with_turn
from matryoshka.chat.ladder import Tier
from matryoshka.chat.leave import Leave, standing
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.preset import Preset
from matryoshka.chat.record import Saves
from matryoshka.chat.tree import beside, raised, top, without, without_answer


class Keeps(Saves, Protocol):
    """Keeps questions and attempts: the store. Raises AppError when it cannot."""

    def add_conversation(self, conversation: Conversation) -> None: ...

    def add_turn(self, turn: Turn) -> None: ...

    def lock(self, name: str, locked: bool) -> None: ...

    def give_leave(self, name: str, leave: Destination | None) -> None: ...

    def set_preset(self, name: str, preset: Preset) -> None: ...

    def rank_turn(self, name: str, rank: int) -> None: ...

    def rank_attempt(self, name: str, rank: int) -> None: ...

    def delete_turns(self, name: str) -> None: ...

    def delete_attempts(self, name: str) -> None: ...


class Notebook:
    """What has to be kept is on the disk when a method returns; where it cannot be, `AppError` is raised."""

    def __init__(self, conversation: Conversation, first: Tier, store: Keeps) -> None:
        """`first` is the tier that a question counts for which nobody ever answered."""
        self.first = first
        self._conversation = mended(conversation, first)
        self._store = store

    @property
    def conversation(self) -> Conversation:
        return self._conversation

    def turn(self, name: str) -> Turn:
        """The turn of the thread with that id."""
        return next(turn for turn in self._conversation.thread if turn.id == name)

    def messages(self, turn: Turn) -> tuple[Message, ...]:
        """As a model reads them that answers `turn`."""
        thread = self._conversation.thread
        last = next(at for at, each in enumerate(thread) if each.id == turn.id)
        return prompt.messages(thread[: last + 1], self._conversation.preset.system)

    @property
    def leave(self) -> Leave | None:
        """That was given for the whole conversation."""
        return standing(self._conversation.leave)

    def add(self, turn: Turn) -> None:
        """Keep a new question; the first gives the conversation its title."""
        if self._conversation.turns:
            self._store.add_turn(turn)
            return
        titled = replace(self._conversation, title=turn.heading)
        self._store.add_conversation(replace(titled, turns=(turn,)))
        self._conversation = titled

    def save_interrupted(self) -> None:
        """Keep what the program made of a last question that nobody answered."""
        last = self._conversation.end
        if last and last.state is State.INTERRUPTED:
            self._store.save((last,))

    def lock(self, locked: bool) -> None:
        """What was never asked anything is on no disk yet."""
        if self._conversation.turns:
            self._store.lock(self._conversation.id, locked)
        self._conversation = replace(self._conversation, locked=locked, leave=None)

    def set_preset(self, preset: Preset) -> None:
        """Questions from now on are asked so."""
        if self._conversation.turns:
            self._store.set_preset(self._conversation.id, preset)
        self._conversation = replace(self._conversation, preset=preset)

    def give_leave(self, destination: Destination) -> None:
        """Nothing more of this conversation is asked about that goes there."""
        self._store.give_leave(self._conversation.id, destination)
        self._conversation = replace(self._conversation, leave=destination)

    def show_question(self, name: str) -> None:
        """The turn with that id comes to be shown, with all that leads to it, wherever it is."""
        for each in raised(self._conversation, self._any(name)):
            if isinstance(each, Turn):
                self._store.rank_turn(each.id, each.rank)
                self.put(replace(self._any(each.id), rank=each.rank))
            else:
                self._show_attempt(each)

    def show_answer(self, turn: Turn, name: str) -> None:
        """The branch of the attempt of `turn` with that id comes to be shown."""
        attempt = next(each for each in turn.attempts if each.id == name)
        self._show_attempt(replace(attempt, rank=top(turn.attempts) + 1))

    def _show_attempt(self, attempt: Attempt) -> None:
        self._store.rank_attempt(attempt.id, attempt.rank)
        self.put(with_attempts(self._any(attempt.turn), (attempt,)))

    def _any(self, name: str) -> Turn:
        """The turn with that id, shown or not."""
        return next(turn for turn in self._conversation.turns if turn.id == name)

    def rewrite(self, turn: Turn, name: str, text: str) -> None:
        """What the person wrote stands beside the answer with that id, and is shown."""
        before = next(each for each in turn.attempts if each.id == name)
        mine = Attempt(turn.id, before.tier, before.model, before.where, before.parent)
        mine = replace(mine, state=State.DONE, text=text, edited=True, rank=top(turn.attempts))
        self._store.save((mine,))
        self.put(with_attempts(turn, (mine,)))

    def delete(self, turn: str) -> None:
        """The turn with that id, and what follows it, can be brought back for a while."""
        self._store.delete_turns(turn)
        self._conversation = without(self._conversation, turn)

    def delete_answer(self, turn: Turn, name: str) -> None:
        """As `delete`, of the attempt of `turn` with that id, and the drafts that led to it alone."""
        first = beside(self._conversation, (turn,))[turn.id].first_gone(turn, name)
        if first is None:
            raise only_answer()
        self._store.delete_attempts(first)
        self._conversation = without_answer(self._conversation, first)

    def put(self, turn: Turn) -> None:
        """As it is now; others keep it."""
        self._conversation = with_turn(self._conversation, turn)

    def rename(self, title: str) -> None:
        """As others have kept it."""
        self._conversation = replace(self._conversation, title=title)

    def take(self, conversation: Conversation) -> None:
        """The same conversation, as it is on the disk."""
        self._conversation = conversation

    def mend(self) -> None:
        """A last question that nobody answers any more counts as interrupted."""
        self._conversation = mended(self._conversation, self.first)
