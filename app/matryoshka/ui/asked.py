"""A question that waits for a person's leave to go out, as the window keeps it."""

from dataclasses import dataclass

from matryoshka.chat.events import Asks


@dataclass(frozen=True, slots=True)
class Asked:
    """`revealed`: the person has said that what looks like a secret goes out as it is."""

    asks: Asks
    turn: str
    """The id of the question, which need not be the last."""
    continued: str = ""
    """The id of the answer that would be gone on with."""
    revealed: bool = False
