"""Events as `ask --json` prints them."""

import pytest

from matryoshka.chat.engine import Finish
from matryoshka.chat.events import (
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Noted,
    Reason,
    Shortened,
    Started,
    Thinking,
    Token,
    Where,
    as_json,
)


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        (Loading("XS", 0.5), {"event": "loading", "tier": "XS", "fraction": 0.5}),
        (Noted("XS", "So.", "Do."), {"event": "noted", "tier": "XS", "title": "So.", "remedy": "Do."}),
        (
            Started("XS", "builtin:xs", Where.LOCAL),
            {"event": "started", "tier": "XS", "model": "builtin:xs", "where": "local"},
        ),
        (Shortened("S", 3), {"event": "shortened", "tier": "S", "turns": 3}),
        (Thinking("S", "so"), {"event": "thinking", "tier": "S", "text": "so"}),
        (Token("S", "4"), {"event": "token", "tier": "S", "text": "4"}),
        (
            Handoff("XS", "S", Reason.UNSURE, 0.9, 0.5, 0, 0.01),
            {
                "event": "handoff",
                "from": "XS",
                "to": "S",
                "reason": "unsure",
                "doubt": 0.9,
                "patience": 0.5,
                "tokens": 0,
                "seconds": 0.01,
                "measured": True,
            },
        ),
        (
            Declined("S", 0.8, 0.5, "Add one."),
            {"event": "declined", "tier": "S", "doubt": 0.8, "patience": 0.5, "remedy": "Add one."},
        ),
        (
            Failed("S", "It died.", "Again."),
            {"event": "error", "tier": "S", "title": "It died.", "remedy": "Again."},
        ),
        (
            Done("S", Finish.STOP, 10, 5, 3.0, 1.0),
            {
                "event": "done",
                "tier": "S",
                "finish": "stop",
                "prompt_tokens": 10,
                "tokens": 5,
                "seconds": 3.0,
                "first_token_seconds": 1.0,
                "tokens_per_second": 2.0,
                "unsure": False,
                "thinking_cut": False,
                "cost": None,
            },
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_event_is_its_fields_and_its_kind(event: Event, fields: dict[str, object]) -> None:
    assert as_json(event) == fields


def test_one_token_has_no_speed() -> None:
    assert Done("S", Finish.STOP, 10, 1, 1.0, 1.0).tokens_per_second == 0
