"""The branches of a conversation beside the one that is shown, and how another comes to be shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from matryoshka.chat.conversation import Attempt, Conversation, Turn, new_id
from matryoshka.chat.events import Reason


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is beside a turn, by ids: itself and what follows the same attempt, oldest first."""

    questions: tuple[str, ...] = ()
    asked_on: frozenset[str] = frozenset()
    """The attempts that questions follow."""

    def answers(self, turn: Turn) -> tuple[str, ...]:
        """The attempts that its run can end with: no attempt follows them, or a question does."""
        led_on = {attempt.parent for attempt in turn.attempts}
        return tuple(each.id for each in turn.attempts if each.id not in led_on or each.id in self.asked_on)

    def first_gone(self, turn: Turn, name: str) -> str | None:
        """The attempt that is to be deleted, with all that follows it, for that answer to be gone.

        It is the answer itself, or the first of the drafts that led to it alone; None where nothing would
        be left of the turn.
        """
        known = {each.id: each for each in turn.attempts}
        first = known[name]
        while (before := known.get(first.parent or "")) and self._is_draft_of(first, before, turn):
            first = before
        left = _without(turn, {first.id})
        return first.id if left.attempts else None

    def _is_draft_of(self, attempt: Attempt, before: Attempt, turn: Turn) -> bool:
        others = any(each.parent == before.id and each is not attempt for each in turn.attempts)
        return not (before.answers or others or before.id in self.asked_on)


ALONE = Beside()


def beside(conversation: Conversation, thread: Sequence[Turn]) -> dict[str, Beside]:
    """Of each turn of its thread."""
    following: defaultdict[str | None, list[str]] = defaultdict(list)
    for turn in conversation.turns:
        following[turn.parent].append(turn.id)
    asked_on = frozenset(parent for parent in following if parent)
    return {turn.id: Beside(tuple(following[turn.parent]), asked_on) for turn in thread}


def questions(conversation: Conversation, turn: Turn) -> tuple[Turn, ...]:
    """The turn and those that follow the same attempt, oldest first."""
    return tuple(each for each in conversation.turns if each.parent == turn.parent)


def raised(conversation: Conversation, turn: Turn) -> Iterator[Turn | Attempt]:
    """What leads to the turn, itself first, in the ranks by which it is shown; not what is shown already."""
    following: defaultdict[str | None, list[Turn]] = defaultdict(list)
    for each in conversation.turns:
        following[each.parent].append(each)
    holding = {attempt.id: each for each in conversation.turns for attempt in each.attempts}
    step: Turn | None = turn
    while step:
        rivals = following[step.parent]
        if step is not max(reversed(rivals), key=lambda rival: rival.rank):
            yield replace(step, rank=top(rivals) + 1)
        before = holding[step.parent] if step.parent else None
        if before and before.run[-1].id != step.parent:
            yield from (
                replace(each, rank=top(before.attempts) + 1)
                for each in before.attempts
                if each.id == step.parent
            )
        step = before


def top(branches: Iterable[Turn | Attempt]) -> int:
    """The highest rank among them: what is new has no lower one, and so is shown."""
    return max((each.rank for each in branches), default=0)


def without(conversation: Conversation, turn: str) -> Conversation:
    """The conversation without the turn of this id and all that follows it."""
    gone, attempts = set[str](), set[str]()
    for each in conversation.turns:
        if each.id == turn or each.parent in attempts:
            gone.add(each.id)
            attempts.update(attempt.id for attempt in each.attempts)
    return replace(conversation, turns=tuple(each for each in conversation.turns if each.id not in gone))


def without_answer(conversation: Conversation, name: str) -> Conversation:
    """The conversation without the attempt of this id and all that follows it."""
    gone, turns = {name}, list[Turn]()
    for turn in conversation.turns:
        if turn.parent in gone:
            gone.update(each.id for each in turn.attempts)
        else:
            turns.append(_without(turn, gone))
    return replace(conversation, turns=tuple(turns))


def _without(turn: Turn, gone: set[str]) -> Turn:
    """The turn without these attempts and those that follow them, which join the set."""
    for each in turn.attempts:
        if each.parent in gone:
            gone.add(each.id)
    kept = [each for each in turn.attempts if each.id not in gone]
    lost = {each.parent for each in turn.attempts if each.id in gone} - {each.parent for each in kept}
    return replace(turn, attempts=tuple(_unasked(each) if each.id in lost else each for each in kept))


def _unasked(attempt: Attempt) -> Attempt:
    """As it was before the person asked a bigger one after it."""
    asked = attempt.handoff is not None and attempt.handoff.reason is Reason.ASKED
    return replace(attempt, handoff=None) if asked else attempt


def forked(conversation: Conversation, end: Attempt) -> Conversation:
    """A new conversation of what is shown up to `end`, that included; it has no leave of anybody."""
    fork = Conversation(conversation.title, locked=conversation.locked, preset=conversation.preset)
    ids: defaultdict[str, str] = defaultdict(new_id)
    turns = (_copied(turn, fork.id, ids) for turn in _up_to(conversation.thread, end))
    return replace(fork, turns=tuple(turns))


def _up_to(thread: Sequence[Turn], end: Attempt) -> Iterator[Turn]:
    """Each turn with nothing but its run."""
    for turn in thread:
        run = turn.run
        if end in run:
            yield replace(turn, attempts=run[: run.index(end) + 1])
            return
        yield replace(turn, attempts=run)


def _copied(turn: Turn, conversation: str, ids: defaultdict[str, str]) -> Turn:
    """The turn in another conversation; `ids` are the new ones by the old ones."""
    mine, parent = ids[turn.id], turn.parent and ids[turn.parent]
    attempts = tuple(
        replace(each, turn=mine, id=ids[each.id], parent=each.parent and ids[each.parent])
        for each in turn.attempts
    )
    return replace(turn, conversation=conversation, id=mine, parent=parent, attempts=attempts)
