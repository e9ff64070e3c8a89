"""Votes on comparisons tell who wins, how sure that is, and how patience stands to it."""

from pathlib import Path

import pytest

from matryoshka.chat.comparing.grid import Row, Vote
from matryoshka.chat.comparing.wins import PatienceTold, Wins, patience_told, share, wins
from matryoshka.chat.ladder import Tier
from matryoshka.chat.observation import Observation
from support.comparing import column, row
from support.measures import calibration

XS = Tier("XS", Path("xs.gguf"), "builtin:xs", 0.35)


def voted(xs: Vote | None, s: Vote | None, family: str = "", doubt: float | None = None) -> Row:
    seen = Observation(handoff=doubt)
    return row(column("XS", vote=xs, observation=seen), column("S", vote=s), family=family)


def test_wins_are_told_over_all_questions_and_over_each_kind() -> None:
    rows = [
        voted(Vote.BEST, None, "sums"),
        voted(Vote.BEST, Vote.FINE, "sums"),
        voted(Vote.WRONG, Vote.BEST, "talk"),
        voted(Vote.FINE, Vote.FINE, "talk"),
    ]

    assert wins(rows) == (
        Wins("XS", "", 2, 3),
        Wins("S", "", 1, 3),
        Wins("XS", "sums", 2, 2),
        Wins("S", "sums", 0, 2),
        Wins("XS", "talk", 0, 1),
        Wins("S", "talk", 1, 1),
    )


def test_who_did_not_answer_did_not_take_part() -> None:
    one_alone = row(column("XS", vote=Vote.BEST), column("S", text=""))

    assert wins([one_alone]) == (Wins("XS", "", 1, 1),)


def test_a_share_has_the_interval_of_wilson() -> None:
    """As Brown, Cai and DasGupta (2001) work it out for 0 and 10 of 10, and textbooks for 20 of 31."""
    assert share(0, 10).low == 0
    assert share(0, 10).high == pytest.approx(0.2775, abs=1e-4)
    assert share(10, 10).low == pytest.approx(0.7225, abs=1e-4)
    twenty = share(20, 31)
    assert (twenty.value, twenty.low, twenty.high) == pytest.approx((0.6452, 0.4695, 0.7888), abs=1e-3)
    assert (share(0, 0).low, share(0, 0).high) == (0.0, 1.0)


def test_votes_are_held_against_what_the_dial_hands_up() -> None:
    rows = [
        voted(Vote.BEST, None, doubt=0.1),
        voted(Vote.FINE, None, doubt=0.5),
        voted(Vote.WRONG, None, doubt=0.9),
        voted(None, Vote.BEST, doubt=0.9),
    ]
    told = patience_told(rows, XS, "xs")

    assert told == PatienceTold("XS", 3, share(2, 3), 0.35, 2 / 3)
    assert patience_told(rows, XS, "another model") is None


def test_where_there_is_a_calibration_its_doubt_counts() -> None:
    """Of these log-odds it makes the same doubt; without a signal it tells none."""
    told = patience_told([voted(Vote.FINE, None, doubt=0.9)], XS, "xs", calibration())
    assert told
    assert told.hands_up == 1.0

    unread = patience_told([voted(Vote.FINE, None)], XS, "xs", calibration())
    assert unread
    assert unread.hands_up is None
