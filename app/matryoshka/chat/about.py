"""About how many tokens a chat has, where its model cannot be asked."""

from collections.abc import Sequence

from matryoshka.chat.engine import Message

_BYTES = 4
"""Of UTF-8 in a token, in the mean of many languages and vocabularies."""
_AROUND = 4
"""Tokens that a chat template puts around a message."""
_PICTURE = 1000
"""Tokens that services count for a picture of the size that is sent, more or less."""


def about_tokens(messages: Sequence[Message]) -> int:
    return sum(_AROUND + _text(message.text) + _PICTURE * len(message.pictures) for message in messages)


def _text(text: str) -> int:
    return -(-len(text.encode(errors="replace")) // _BYTES)
