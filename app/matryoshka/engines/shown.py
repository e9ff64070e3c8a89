"""How many pictures of a chat a model on this computer is sent."""

from collections.abc import Sequence
from dataclasses import replace

from matryoshka.chat.engine import Message

MOST = 2**26
"""Characters of base64: more than a hundred pictures as this program makes them."""


def shown(messages: Sequence[Message], most: int = MOST) -> tuple[Message, ...]:
    """With the latest pictures that are no more than that together; older ones are read by their names."""
    kept: list[Message] = []
    for message in reversed(messages):
        size = sum(len(picture.data) for picture in message.pictures)
        most = most - size if size <= most else -1
        kept.append(message if most >= 0 else replace(message, pictures=()))
    return tuple(reversed(kept))
