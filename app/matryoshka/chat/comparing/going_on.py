"""Takes one answer of a comparison into a conversation, with the others as attempts beside it."""

from collections.abc import Iterator
from dataclasses import replace

from matryoshka.chat.comparing.grid import Row
from matryoshka.chat.conversation import Attempt, Conversation, Image, State, Text, Turn, new_id, title_from
from matryoshka.chat.growth import with_attempts
from matryoshka.chat.tree import top


def answered(turn: Turn, row: Row, tier: str) -> Turn:
    """The turn with the answers of the row as attempts, and that of `tier` shown: new ones, and no copies.

    The turn may be new, or have been asked before. Raises KeyError where `tier` has not answered.
    """
    if not row.column(tier).text:
        raise KeyError(tier)
    rank = top(turn.attempts)
    tries = (column.attempt for column in row.columns if column.text)
    taken = (
        replace(each, turn=turn.id, parent=None, id=new_id(), rank=rank + (each.tier == tier))
        for each in tries
        if each
    )
    return with_attempts(turn, tuple(taken))


def begun_with(row: Row, tier: str) -> Conversation:
    """A new conversation of the row's question, with what was said before it. Raises as `answered`."""
    conversation = Conversation(title_from(row.question), locked=row.locked)
    earlier = tuple(_earlier(row, tier, conversation.id))
    parent = earlier[-1].attempts[-1].id if earlier else None
    turn = answered(Turn(conversation.id, (*_shown(row), Text(row.question)), parent), row, tier)
    return replace(conversation, turns=(*earlier, turn))


def _shown(row: Row) -> Iterator[Image]:
    """Its pictures as models see them; their files stayed with the chat they came from."""
    for number, each in enumerate(row.pictures, 1):
        yield Image(f"{number}", each.media_type, "", each.data)


def _earlier(row: Row, tier: str, conversation: str) -> Iterator[Turn]:
    """What came with the question counts as written by the person: no tier has said it here."""
    parent: str | None = None
    column = row.column(tier)
    for question, answer in zip(row.before[::2], row.before[1::2], strict=True):
        turn = Turn(conversation, (Text(question),), parent)
        said = Attempt(turn.id, tier, column.model, column.where, state=State.DONE, text=answer, edited=True)
        yield replace(turn, attempts=(said,))
        parent = said.id
