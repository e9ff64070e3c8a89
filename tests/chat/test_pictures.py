"""A question with pictures goes to those who can see them, and takes the pictures along."""

from dataclasses import replace
from pathlib import Path

from matryoshka.chat.about import about_tokens
from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Message, Picture, Role, Stop
from matryoshka.chat.events import Started
from matryoshka.chat.fitting import fitting
from matryoshka.chat.ladder import Tier
from matryoshka.chat.ladder_file import parse_ladder
from matryoshka.chat.ladder_text import service_block
from matryoshka.chat.leave import Leave
from matryoshka.chat.outgoing import Kind, Secret, masked
from matryoshka.outgoing.service_way import size_of
from support.outside import SERVICE, WayByHeart
from support.scripted import Scripted

BLIND = Tier("S", Path("s.gguf"), "s")
SEEING = Tier("L", replace(SERVICE, images=True), "big-1")
PICTURE = Picture("image/jpeg", "QUJD")
SHOWN = Message(Role.USER, "[picture “a.png”]\n\nWho?", (PICTURE,))


def first_asked(messages: list[Message], *tiers: Tier) -> str:
    """The tier that begins to answer."""
    rungs = (Rung(tier, Scripted(str.upper), WayByHeart() if tier.sees else None) for tier in tiers)
    events = Cascade(list(rungs), "").answer(messages, Stop(), leave=Leave(None))
    return next(event.tier for event in events if isinstance(event, Started))


def test_a_question_with_a_picture_begins_with_who_can_see_it() -> None:
    assert first_asked([SHOWN], BLIND, SEEING) == "L"
    assert first_asked([Message(Role.USER, "2+2")], BLIND, SEEING) == "S"


def test_where_nobody_sees_its_name_is_read() -> None:
    assert first_asked([SHOWN], BLIND) == "S"


def test_a_picture_of_an_earlier_question_leaves_the_next_one_where_it_is() -> None:
    chat = [SHOWN, Message(Role.ASSISTANT, "A doll."), Message(Role.USER, "2+2")]

    assert first_asked(chat, BLIND, SEEING) == "S"


def test_who_cannot_see_is_given_no_pictures() -> None:
    assert fitting([SHOWN], BLIND).messages == (replace(SHOWN, pictures=()),)
    assert fitting([SHOWN], SEEING).messages == (SHOWN,)


def test_pictures_count_in_tokens_and_bytes() -> None:
    blind = replace(SHOWN, pictures=())

    assert about_tokens([SHOWN]) == about_tokens([blind]) + 1000
    assert size_of([SHOWN]) == size_of([blind]) + len("data:image/jpeg;base64,QUJD")


def test_hiding_a_secret_leaves_the_pictures() -> None:
    message = Message(Role.USER, "anna@example.org", (PICTURE,))

    assert masked([message], [Secret(Kind.MAIL, 0, 0, 16)]) == (
        Message(Role.USER, "[mail address 1]", (PICTURE,)),
    )


def test_a_ladder_says_who_sees() -> None:
    written = service_block("L", replace(SERVICE, images=True))

    assert "images = true\n" in written
    assert parse_ladder(written, Path("ladder.toml")).tiers[0].sees
    assert not parse_ladder(service_block("L", SERVICE), Path("ladder.toml")).tiers[0].sees
