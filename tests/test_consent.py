"""In the terminal a person is asked before anything leaves, and only a clear yes is one."""

from dataclasses import replace
from io import StringIO

import pytest

from matryoshka.chat.engine import Message, Role
from matryoshka.chat.events import Asks
from matryoshka.chat.leave import Leave
from matryoshka.chat.outgoing import Destination, Kind, Outgoing, Secret
from matryoshka.consent import ask_for_leave

THERE = Destination("cloud.example", "big-1")
CHAT = (Message(Role.USER, "I am anna@example.org"),)
FOUND = Outgoing(CHAT, (Secret(Kind.MAIL, 0, 5, 21),), 1310, 5200, 0.0061, 0.012)
PLAIN = Outgoing((Message(Role.USER, "Well?"),), (), 6, 40)


def asked(whole: Outgoing, *typed: str) -> tuple[Leave | None, str]:
    told = StringIO()
    answers = StringIO("".join(f"{line}\n" for line in typed))
    return ask_for_leave(Asks("L", THERE, whole, whole), answers, told), told.getvalue()


@pytest.mark.parametrize("typed", ["y", " Y "])
def test_a_yes_is_leave_for_this_place_with_secrets_hidden(typed: str) -> None:
    assert asked(FOUND, typed)[0] == Leave(THERE)


@pytest.mark.parametrize("typed", ["n", "", "yes please", "u"])
def test_anything_else_is_none(typed: str) -> None:
    assert asked(PLAIN, typed)[0] is None


def test_an_end_of_input_is_none() -> None:
    assert asked(FOUND)[0] is None


def test_it_says_where_how_much_and_what_was_found() -> None:
    _, told = asked(FOUND, "n")

    assert told.splitlines()[:3] == [
        "L is not on this computer: it is big-1 at cloud.example.",
        "It would be sent about 1,310 tokens, 5 kB; reading costs 0.0061, at most 0.012 with its answer.",
        "Found and hidden before sending: 1 mail address.",
    ]


def test_several_secrets_of_a_kind_are_counted() -> None:
    several = replace(FOUND, secrets=(*FOUND.secrets, Secret(Kind.KEY, 0, 0, 1), Secret(Kind.MAIL, 0, 2, 4)))

    assert "hidden before sending: 2 mail addresses, 1 key.\n" in asked(several, "n")[1]


def test_a_price_that_nobody_knows_is_not_made_up() -> None:
    assert "40 bytes, at a price that is not known here." in asked(PLAIN, "n")[1]


def test_what_is_sent_is_shown_as_it_would_be_sent() -> None:
    leave, told = asked(FOUND, "s", "y")

    assert "user: I am [mail address 1]\n" in told
    assert "anna" not in told
    assert leave == Leave(THERE)


def test_secrets_go_out_when_the_person_says_so() -> None:
    assert asked(FOUND, "u")[0] == Leave(THERE, revealed=True)
