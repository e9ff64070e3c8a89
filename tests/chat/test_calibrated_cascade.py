"""A cascade whose junior was calibrated: exact doubts on parrots, before the first word and after all."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.calibration import Calibration, Stage
from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Finish, Message, Note, Role, Stop
from matryoshka.chat.events import Declined, Done, Event, Handoff, Loading, Noted, Reason, Started, Token
from matryoshka.chat.ladder import Tier
from matryoshka.chat.observation import Signal
from matryoshka.engines.rack import Rack
from support.calibrated import calibration, term
from support.parrots import Owns, write_parrot

QUESTION = (Message(Role.USER, "Well?"),)
DOUBTS_ALL = calibration(bias=9.0, after=None)
Pair = Callable[..., Cascade]


@pytest.fixture
def rack() -> Iterator[Rack]:
    with closing(Rack()) as rack:
        yield rack


@pytest.fixture
def pair(rack: Rack, tmp_path: Path) -> Pair:
    """A cascade of a calibrated junior, a parrot that says “It is four”, and an elder that says “Elder”."""
    elder = Tier("S", write_parrot(tmp_path / "s.gguf", "Elder", 0.2), "S")

    def make(
        known: Calibration,
        handoff: float | list[float] = 0.0,
        *,
        patience: float = 0.5,
        owns: Owns = Owns.CONTROL,
        note: Note | None = None,
    ) -> Cascade:
        path = write_parrot(tmp_path / "xs.gguf", "It is four", handoff, owns=owns)
        junior = Tier("XS", path, "XS", patience)
        below = Rung(junior, rack.engine(junior), calibration=known, note=note)
        return Cascade([below, Rung(elder, rack.engine(elder), calibration=DOUBTS_ALL)], "")

    return make


def events(cascade: Cascade, stop: Stop | None = None) -> list[Event]:
    happened = cascade.answer(QUESTION, stop or Stop())
    return [event for event in happened if not isinstance(event, Loading)]


def handoffs(happened: list[Event]) -> list[Handoff]:
    return [event for event in happened if isinstance(event, Handoff)]


def said(happened: list[Event], tier: str) -> str:
    return "".join(event.text for event in happened if isinstance(event, Token) and event.tier == tier)


def test_a_calibrated_doubt_takes_the_place_of_the_tokens_own_chance(pair: Pair) -> None:
    (handoff,) = handoffs(events(pair(calibration(term(Signal.HANDOFF), bias=1.0), 0.3)))

    assert handoff.doubt == pytest.approx(0.5381, abs=1e-4)  # of ln(3/7) + 1
    assert (handoff.reason, handoff.measured, handoff.patience, handoff.tokens) == (
        Reason.UNSURE,
        True,
        0.5,
        0,
    )


def test_who_was_found_to_know_better_than_it_says_answers_alone(pair: Pair) -> None:
    happened = events(pair(calibration(term(Signal.HANDOFF), bias=-5.0), 0.93))

    assert handoffs(happened) == []
    assert said(happened, "XS") == "It is four"


@pytest.mark.parametrize(("bias", "answers"), [(-3.0, "It is four"), (3.0, "")])
def test_a_stock_junior_is_judged_by_its_command_and_measured(pair: Pair, bias: float, answers: str) -> None:
    known = calibration(term(Signal.HANDOFF), bias=bias)

    happened = events(pair(known, 0.7, owns=Owns.COMMAND))

    assert said(happened, "XS") == answers
    assert [each.measured for each in handoffs(happened)] == ([] if answers else [True])


@pytest.mark.parametrize(("weight", "answers"), [(-1.0, "XS"), (1.0, "S")])
def test_a_probe_reads_the_hidden_state(pair: Pair, weight: float, answers: str) -> None:
    probe = tuple(
        float(number == 1) for number in range(32)
    )  # the one dimension that the prompt's end lights

    happened = events(pair(calibration(term(Signal.HIDDEN, weight), probe=probe)))

    assert isinstance(happened[-1], Done)
    assert happened[-1].tier == answers


def test_a_call_in_mid_answer_is_heard_however_patient_it_is(pair: Pair) -> None:
    happened = events(pair(calibration(bias=-9.0), [0.9, 0.3, 0.6], patience=0.8))

    assert said(happened, "XS") == "It is"
    (handoff,) = handoffs(happened)
    assert handoff.doubt == pytest.approx(0.6, abs=1e-4)
    assert (handoff.patience, handoff.tokens) == (0.5, 2)


def test_a_finished_draft_goes_up_where_the_whole_answer_is_doubted(pair: Pair) -> None:
    known = calibration(bias=-9.0, after=Stage((term(Signal.MEAN_LOGPROB),), 1.0))

    happened = events(pair(known))

    assert said(happened, "XS") == "It is four"
    (handoff,) = handoffs(happened)
    assert handoff.doubt == pytest.approx(0.7311, abs=1e-3)
    assert (handoff.reason, handoff.measured, handoff.tokens) == (Reason.UNSURE, True, 4)
    assert said(happened, "S") == "Elder"
    assert [event.tier for event in happened if isinstance(event, Done)] == ["S"]


def test_a_finished_draft_that_is_not_doubted_is_the_answer(pair: Pair) -> None:
    happened = events(pair(calibration(bias=-9.0, after=Stage((), -1.0))))

    assert isinstance(happened[-1], Done)
    assert (happened[-1].tier, happened[-1].finish, happened[-1].unsure) == ("XS", Finish.STOP, False)


def test_an_answer_that_the_person_stopped_goes_nowhere(pair: Pair) -> None:
    stop, happened = Stop(), list[Event]()
    for event in pair(calibration(bias=-9.0, after=Stage((), 9.0))).answer(QUESTION, stop):
        happened.append(event)
        if isinstance(event, Started):
            stop.set()

    assert handoffs(happened) == []
    assert isinstance(happened[-1], Done)
    assert happened[-1].finish is Finish.STOPPED


def test_the_top_keeps_its_plain_rule(pair: Pair) -> None:
    happened = list(pair(DOUBTS_ALL).answer(QUESTION, Stop(), "S"))

    assert said(happened, "S") == "Elder"
    assert not any(isinstance(event, Declined) for event in happened)


def test_that_a_calibration_no_longer_holds_is_said_once(pair: Pair) -> None:
    cascade = pair(calibration(bias=-9.0), note=Note("It has changed.", "Calibrate again."))

    first, second = events(cascade), events(cascade)

    assert first[1] == Noted("XS", "It has changed.", "Calibrate again.")
    assert [type(event) for event in second] == [
        type(event) for event in first if not isinstance(event, Noted)
    ]
