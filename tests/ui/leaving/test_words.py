"""What is said of requests, amounts, costs and places."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matryoshka.border import Request, Why
from matryoshka.chat.conversation import Conversation
from matryoshka.chat.cost import Cost
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.service import Price, Service
from matryoshka.models.words import amount
from matryoshka.settings import Settings
from matryoshka.ui.leaving import words

NOW = datetime(2026, 11, 22, 14, 3, tzinfo=UTC).astimezone()
HERE = Tier("S", Path("s.gguf"), "builtin:s")
THERE = Tier("Remote", Service("https://api.cloud.example/v1", "big-1"), "big-1")
BOTH = Ladder((HERE, THERE))


def request(when: datetime, sent: int | None = 100, received: int | None = 200) -> Request:
    return Request(str(when), when.timestamp(), "hub.example", Why.SEARCH, "", sent, received)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (5_200, "5 kB"), (3 * 10**6, "3 MB")],
)
def test_amounts_are_bytes_until_they_are_many(count: int, said: str) -> None:
    assert amount(count) == said


def test_moments_tell_no_more_of_the_date_than_is_needed() -> None:
    assert words.moment(NOW, NOW) == f"today {NOW:%H:%M}"
    assert words.moment(NOW - timedelta(days=1), NOW) == f"21 Nov {NOW:%H:%M}"
    assert words.moment(NOW - timedelta(days=400), NOW).startswith("18 Oct 2025 ")


def test_the_headline_counts_this_month_and_knows_when_nothing_ever_left() -> None:
    before = request(NOW - timedelta(days=40))

    assert words.headline([], NOW) == "Nothing has left this computer."
    assert words.headline([before], NOW) == "Nothing has left this computer in November."
    told = words.headline([before, request(NOW), request(NOW, None, None)], NOW)
    assert told == "In November: 2 requests, 100 bytes out, 200 bytes back."


def test_what_never_ended_has_no_amounts() -> None:
    line = words.line(request(NOW, None, None), NOW)

    assert (line.host, line.why, line.out, line.back) == ("hub.example", "Search", "–", "–")


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_a_word(why: Why) -> None:
    assert words.reason(why)[0].isupper()


def test_a_conversation_says_where_it_stays() -> None:
    chat = Conversation()
    allowed = Conversation(leave=Destination("api.cloud.example", "big-1"))

    assert words.place(chat, Ladder((HERE,)), offline=True) == "stays on this computer"
    assert words.place(Conversation(locked=True), BOTH, offline=False) == "stays on this computer"
    assert words.place(chat, BOTH, offline=True) == "offline: nothing leaves"
    assert words.place(chat, BOTH, offline=False) == "asks you before it leaves"
    assert words.place(allowed, BOTH, offline=False) == "may go to api.cloud.example"


def test_a_service_says_what_it_does_while_nothing_is_asked_of_it() -> None:
    allowed = Conversation(leave=Destination("api.cloud.example", "big-1"))

    assert words.doing(Conversation(), offline=False) == "asks first"
    assert words.doing(allowed, offline=False) == "may be asked"
    assert words.doing(allowed, offline=True) == "offline"
    assert words.doing(Conversation(locked=True), offline=False) == "stays out"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://api.cloud.example/v1", ""),
        ("http://localhost:8080/v1", ""),
        ("http://127.0.0.1:8080/v1", ""),
        ("http://[::1]:8080/v1", ""),
        ("http://192.168.0.7:8080/v1", "not encrypted"),
    ],
)
def test_a_way_that_others_can_read_along_is_told(url: str, said: str) -> None:
    assert words.open_way(Service(url, "big-1")) == said


def test_costs_are_told_only_as_far_as_anybody_knows_them() -> None:
    unknown = words.overview([], Cost(), [None], Settings(), NOW)
    known = words.overview([], Cost(0.5, 1, 2.0), [Price(1, 2)], Settings(monthly_cap=5.0), NOW)
    nothing = words.overview([], Cost(), [], Settings(), NOW)

    assert "is not known" in unknown.cost
    assert known.cost == "Spent in November: 0.50, and 1 answer of unknown price."
    assert (known.saved, known.cap) == ("Saved by your small tiers: 1.50.", "Limit 5.00 a month…")
    assert (nothing.cost, nothing.saved) == ("", "")


def test_nothing_is_claimed_of_a_list_that_could_not_be_read() -> None:
    assert words.headline(None, NOW) == "The list of requests has not been read yet."
    assert words.today(None, NOW) == ""
