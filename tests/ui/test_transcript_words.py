"""The figures and sentences of the transcript."""

from dataclasses import replace

import pytest

from matryoshka.chat.conversation import State
from matryoshka.chat.events import Handoff, Reason
from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.news import news
from support.turns import attempt, passed, turn


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0004, "1 ms"),
        (0.014, "14 ms"),
        (0.0999, "0.1 s"),
        (0.84, "0.8 s"),
        (9.97, "10 s"),
        (59.7, "1 min 0 s"),
        (185, "3 min 5 s"),
    ],
)
def test_durations_are_short(seconds: float, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "<1 %"), (0.001, "<1 %"), (0.93, "93 %"), (0.995, ">99 %"), (1.0, ">99 %")],
)
def test_doubt_is_never_rounded_to_a_certainty(share: float, said: str) -> None:
    assert words.doubt_and_limit(share, 1.0) == (f"doubt {said}", "limit 100 %")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.UNSURE, "XS, S and M asked L for help."),
        (Reason.TOO_LONG, "XS, S and M asked L for help."),
        (Reason.FAILED, "L took over from XS, S and M."),
        (Reason.LOOPING, "L took over from XS, S and M."),
        (Reason.ASKED, "You asked L."),
    ],
)
def test_the_seam_says_who_turned_to_whom(reason: Reason, said: str) -> None:
    steps = [("XS", "S"), ("S", "M"), ("M", "L")]
    handoffs = [Handoff(low, high, reason, None, 0.5, 0, 0.01) for low, high in steps]
    assert words.passed_on(handoffs) == said


@pytest.mark.parametrize(
    ("fault", "parts"),
    [
        ("“a (1).gguf” is not there.", ("“a (1).gguf” is not there.", "")),
        ("“a (1).gguf” is damaged (bad version: 0).", ("“a (1).gguf” is damaged.", "bad version: 0")),
        ("It could not go on (ValueError: f(x) failed).", ("It could not go on.", "ValueError: f(x) failed")),
        ("", ("", "")),
    ],
)
def test_the_technical_part_of_a_fault_stands_apart(fault: str, parts: tuple[str, str]) -> None:
    assert words.without_technical(fault) == parts


def test_a_doubt_that_nobody_has_measured_says_so() -> None:
    measured = Handoff("XS", "S", Reason.UNSURE, 0.7, 0.5, 0, 0.1)

    assert "measured" not in words.why(measured, "")
    assert "not yet measured" in words.why(replace(measured, measured=False), "")


def test_a_speed_of_few_tokens_is_left_out() -> None:
    assert words.figures(attempt("S", "4", tokens=2, seconds=0.06)) == ("60 ms", "2 tokens")
    long = attempt("S", "4", tokens=101, seconds=1.5, first_token_seconds=0.5)
    assert words.figures(long) == ("1.5 s", "101 tokens", "100 tokens/s")


def test_those_who_listen_hear_hand_offs_and_the_answer_once() -> None:
    live = turn("Sum?", attempt("XS", "", State.WRITING))
    asked = turn("Sum?", passed("XS", "S"), attempt("S", "43", State.WRITING))
    done = turn("Sum?", passed("XS", "S"), attempt("S", "4315"))
    assert list(news(None, live)) == []
    assert list(news(live, asked)) == ["XS asked S for help. Not sure enough to answer."]
    assert list(news(asked, done)) == ["S: 4315"]
    assert list(news(done, done)) == []


def test_those_who_listen_hear_an_answer_that_came_at_once() -> None:
    asked = turn("2+2")
    done = replace(asked, attempts=(attempt("S", "4"),))
    assert list(news(asked, done)) == ["S: 4"]
    assert list(news(done, done)) == []


def test_those_who_listen_hear_how_an_answer_was_cut() -> None:
    live = turn("Sum?", attempt("S", "43", State.WRITING))
    cut = turn("Sum?", attempt("S", "43", State.LENGTH))
    assert list(news(live, cut)) == ["S: 43 reached its length limit"]


def test_those_who_listen_hear_what_the_eye_reads() -> None:
    wished = turn("Sum?", passed("XS", "S", "4", Reason.ASKED))
    failed = turn("Sum?", passed("XS", "S", reason=Reason.FAILED, title="“a.gguf” is damaged (version 0)."))
    assert list(news(None, wished)) == ["You asked S."]
    assert list(news(None, failed)) == ["S took over from XS. “a.gguf” is damaged."]


def test_a_limit_close_to_certainty_is_told_finely() -> None:
    assert words.doubt_and_limit(0.99912, 0.99855) == ("doubt 99.91 %", "limit 99.86 %")
    assert words.doubt_and_limit(0.5, 0.0041) == ("doubt 50 %", "limit 0.41 %")
