"""About how many tokens a chat has, where its model cannot be asked."""

from collections.abc import Sequence

from matryoshka.chat.engine import Message

_BYTES = 4
"""Of UTF-8 in a token, in the mean of many languages and vocabularies."""
_AROUND = 4
"""Tokens that a chat template puts around a message."""


def about_tokens(messages: Sequence[Message]) -> int:
    return sum(_AROUND + -(-len(message.text.encode(errors="replace")) // _BYTES) for message in messages)
