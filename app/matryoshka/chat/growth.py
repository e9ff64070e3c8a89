"""How a conversation grows while it is answered, as values."""

from collections.abc import Iterable
from dataclasses import replace

from matryoshka.chat.conversation import Attempt, Conversation, Part, State, Turn
from matryoshka.chat.events import Asks, Where
from matryoshka.chat.ladder import Tier


def asked(conversation: Conversation, parts: Iterable[Part]) -> Turn:
    """A new question at the end of what is shown."""
    end = conversation.end
    return Turn(conversation.id, tuple(parts), end.id if end else None)


def mended(conversation: Conversation, tier: Tier) -> Conversation:
    """A last question that was saved and never begun, because the program died, counts as interrupted.

    It bears the mark of `tier`, the first that would have been asked.
    """
    thread = conversation.thread
    if not thread or thread[-1].attempts:
        return conversation
    lost = Attempt(thread[-1].id, tier.name, tier.label, tier.where, state=State.INTERRUPTED)
    return with_turn(conversation, with_attempts(thread[-1], (lost,)))


def refused(turn: Turn, asks: Asks) -> Turn:
    """A turn that was to leave this computer first and did not: its attempt was stopped before it began."""
    kept = Attempt(turn.id, asks.tier, asks.destination.model, Where.REMOTE, state=State.STOPPED)
    return with_attempts(turn, (kept,))


def with_turn(conversation: Conversation, turn: Turn) -> Conversation:
    """The conversation with this turn, last if it is new, else where it was."""
    known = {each.id: each for each in (*conversation.turns, turn)}
    return replace(conversation, turns=tuple(known.values()))


def with_attempts(turn: Turn, attempts: tuple[Attempt, ...]) -> Turn:
    """The turn with these attempts, new ones last, known ones where they were."""
    known = {each.id: each for each in (*turn.attempts, *attempts)}
    return replace(turn, attempts=tuple(known.values()))
