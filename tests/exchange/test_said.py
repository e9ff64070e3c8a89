"""Messages that follow one another, in whatever shape, become a conversation that fits together."""

import json

from hypothesis import given, settings
from hypothesis import strategies as some

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.events import Where
from matryoshka.exchange.incoming.said import Origin, Said, Who, grown
from matryoshka.exchange.own import as_json, conversation

ORIGIN = Origin("Other", Where.LOCAL, "c", "", 1.0)
NAMES = some.sampled_from("abcdefgh")
MESSAGES = some.lists(
    some.builds(
        Said, NAMES, some.none() | NAMES, some.sampled_from(Who), some.sampled_from(["", "x", "y z"])
    ),
    max_size=12,
)


def texts(chat: Conversation) -> list[str]:
    """Of all answers, on all branches."""
    return [attempt.text for turn in chat.turns for attempt in turn.attempts]


@given(MESSAGES, some.none() | NAMES)
@settings(max_examples=200, deadline=None)
def test_whatever_follows_whatever_fits_together(messages: list[Said], shown: str | None) -> None:
    chat = grown(ORIGIN, messages, shown)

    assert conversation(json.loads(as_json([chat]))["conversations"][0]) == chat
    assert grown(ORIGIN, messages, shown) == chat


def test_questions_in_a_row_are_one_and_so_are_answers() -> None:
    chat = grown(
        ORIGIN,
        [
            Said("a", None, Who.PERSON, "One"),
            Said("b", "a", Who.PERSON, "two"),
            Said("c", "b", Who.MODEL, "Three"),
            Said("d", "c", Who.NOBODY, "a tool"),
            Said("e", "d", Who.MODEL, "four"),
        ],
    )

    assert [turn.text for turn in chat.thread] == ["One\n\ntwo"]
    assert texts(chat) == ["Three\n\nfour"]
    assert chat.title == "One two"


def test_the_branch_that_was_open_is_the_one_that_is_shown() -> None:
    messages = [
        Said("a", None, Who.PERSON, "Begin"),
        Said("b", "a", Who.MODEL, "first"),
        Said("c", "a", Who.MODEL, "second"),
        Said("d", "b", Who.PERSON, "after the first"),
    ]

    assert [turn.text for turn in grown(ORIGIN, messages, "d").thread] == ["Begin", "after the first"]
    assert [turn.text for turn in grown(ORIGIN, messages, "c").thread] == ["Begin"]


def test_an_answer_to_nothing_is_kept() -> None:
    chat = grown(ORIGIN, [Said("a", None, Who.MODEL, "Hello")])

    assert texts(chat) == ["Hello"]
