"""Texts that end an answer: found across tokens, and nothing but them is ever withheld."""

from pathlib import Path

import pytest

from matryoshka.chat.engine import End, Finish
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.host.speech import Part
from matryoshka.engines.host.stops import Stops
from support.engines import Start, ask, pieces, text
from support.parrots import write_parrot


def said(texts: list[str], *parts: str) -> tuple[list[str], bool]:
    stops = Stops(texts)
    heard = [Part(each, thinking=False) for each in parts]
    let_through = [*(stops.let_through(part, last=part is heard[-1]) for part in heard)]
    return [each.text for some in let_through for each in some], bool(stops.reached)


def test_a_stop_within_one_token_cuts_it() -> None:
    assert said(["\n\n"], "one", " two\n\nthree") == (["one", " two"], True)


def test_a_stop_across_tokens_is_found_and_never_begun() -> None:
    assert said(["User:"], "Hi. ", "Us", "er", ": and") == (["Hi. ", "", "", ""], True)


def test_what_only_began_like_a_stop_is_said_after_all() -> None:
    assert said(["User:"], "the Us", "ed", " one", " Use") == (["the ", "Used", " one", " Use"], False)


def test_the_earliest_of_several_stops_ends_the_answer() -> None:
    assert said(["three", "two"], "one two three") == (["one "], True)


def test_without_stops_everything_is_said() -> None:
    assert said([], "one", "", "two") == (["one", "", "two"], False)


def test_what_is_thought_is_let_through_and_in_its_order() -> None:
    stops = Stops(["two"])
    parts = [Part("one t", thinking=False), Part("two", thinking=True)]

    let_through = [each for part in parts for each in stops.let_through(part)]

    assert let_through == [
        Part("one ", thinking=False),
        Part("t", thinking=False),
        Part("two", thinking=True),
    ]
    assert not stops.reached


def test_an_answer_ends_before_its_stop(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", " one two three four", thinking=" two three")

    outputs = ask(start(path, Sampling(stop=("o three",))))

    assert "".join(piece.text for piece in pieces(outputs) if not piece.thinking) == " one tw"
    assert outputs[-1] == End(Finish.STOP)


@pytest.mark.parametrize("length", [None, 3])
def test_the_end_of_an_answer_is_not_withheld(start: Start, tmp_path: Path, length: int | None) -> None:
    path = write_parrot(tmp_path / "p.gguf", " one two three")

    assert text(ask(start(path, Sampling(stop=("three four",), max_tokens=length)))) == " one two three"
