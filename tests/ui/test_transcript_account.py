"""All that is known of how an answer was made is told at a click on its figures."""

from typing import Any

from pytestqt.qtbot import QtBot

from matryoshka.ui.transcript.words import account
from support.reading import Reader, reader
from support.turns import attempt, turn

MADE: dict[str, Any] = {
    "thinking": "So.",
    "thinking_tokens": 120,
    "thinking_seconds": 3.2,
    "prompt_tokens": 340,
    "tokens": 212,
    "seconds": 7.1,
    "first_token_seconds": 0.31,
}


def answered(qtbot: QtBot) -> Reader:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("Sum?", attempt("S", "4315", **MADE)),))
    return reading


def test_it_names_tier_model_tokens_times_and_speed() -> None:
    assert account(attempt("S", "4315", **MADE), "on this computer") == (
        ("Tier", "S: built in, on this computer"),
        ("Read", "340 tokens"),
        ("Thought", "120 tokens in 3.2 s"),
        ("Wrote", "212 tokens"),
        ("Speed", "31 tokens/s"),
        ("First word", "after 0.3 s"),
        ("In all", "7.1 s"),
    )


def test_it_tells_the_price_of_a_service_and_nothing_that_is_not_known() -> None:
    priced = attempt("L", "Yes.", cost=0.0012, tokens=3)
    assert account(priced, "api.example.org") == (
        ("Tier", "L: built in, api.example.org"),
        ("Wrote", "3 tokens"),
        ("Cost", "0.0012"),
    )


def test_a_click_on_the_figures_opens_and_closes_it(qtbot: QtBot) -> None:
    reading = answered(qtbot)
    before = reading.sighted[-1].slab.height
    reading.click("Show all figures")
    assert reading.sighted[-1].slab.height > before + 7 * 20
    reading.click("Hide the figures")
    assert reading.sighted[-1].slab.height == before


def test_what_opens_at_the_end_is_brought_into_sight(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("Sum?", attempt("S", "It is.\n\n" * 40, **MADE)),))
    reading.click("Show all figures")
    assert reading.sighted[-1].bottom <= reading.transcript.viewport().height()


def test_an_answer_of_which_nothing_is_known_has_nothing_to_open(qtbot: QtBot) -> None:
    reading = reader(qtbot)
    reading.transcript.show_thread((turn("Sum?", attempt("S", "4315")),))
    names = [target.name for each in reading.sighted for target in each.slab.targets]
    assert "Show all figures" not in names
