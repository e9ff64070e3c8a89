"""All that looks for secrets, together."""

from collections.abc import Iterator

from matryoshka.chat.outgoing import Kind
from matryoshka.outgoing.cards import cards
from matryoshka.outgoing.keys import keys
from matryoshka.outgoing.mails import mails
from matryoshka.outgoing.phones import phones


def spots(text: str, region: str | None) -> Iterator[tuple[Kind, int, int]]:
    """What was found, and where it begins and ends; they may overlap."""
    yield from ((Kind.KEY, *span) for span in keys(text))
    yield from ((Kind.CARD, *span) for span in cards(text))
    yield from ((Kind.MAIL, *span) for span in mails(text))
    yield from ((Kind.PHONE, *span) for span in phones(text, region))
