"""What a store has of a conversation that comes from elsewhere."""

from dataclasses import replace

from matryoshka.chat import queries
from matryoshka.chat.conversation import Attempt, Conversation, Turn
from matryoshka.chat.database import Connection
from matryoshka.errors import AppError
from matryoshka.saying import say


class NotTaken(AppError):
    """One conversation cannot be kept; others can."""


class Kept:
    """Raises `NotTaken` where the conversation was deleted, or a part of it belongs to another one."""

    def __init__(self, database: Connection, conversation: Conversation) -> None:
        self._database = database
        self._conversation = conversation
        head = database.execute(queries.DELETED, (conversation.id,)).fetchone()
        self.begun = head is not None
        """Whether some of it is here."""
        if head and head["deleted"] is not None:
            raise NotTaken(
                say("It was deleted here."), say("Bring it back, or import it when it is gone for good.")
            )

    def new_turns(self) -> list[Turn]:
        """Those that are not here, without their attempts."""
        new = (
            turn
            for turn in self._conversation.turns
            if not self._has(queries.TURN, turn.id, turn.conversation)
        )
        return [replace(turn, attempts=()) for turn in new]

    def new_attempts(self) -> list[Attempt]:
        """Those that are not here, of all turns."""
        attempts = (attempt for turn in self._conversation.turns for attempt in turn.attempts)
        return [each for each in attempts if not self._has(queries.TURN_OF, each.id, each.turn)]

    def _has(self, query: str, name: str, owner: str) -> bool:
        row = self._database.execute(query, (name,)).fetchone()
        if row and row["owner"] != owner:
            raise NotTaken(
                say("A part of it belongs to another chat."), say("The file was changed by another program.")
            )
        return row is not None
