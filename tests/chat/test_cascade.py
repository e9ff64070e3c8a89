"""The cascade on real llama.cpp: parrots say a known line with a hand-off probability known at each word."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Finish, Message, Role, Stop
from matryoshka.chat.events import (
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Reason,
    Shortened,
    Started,
    Thinking,
    Token,
)
from matryoshka.chat.ladder import Overflow, Tier
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.rack import Rack
from support.parrots import write_parrot

QUESTION = (Message(Role.USER, "Well?"),)
REMEDY = "Add a bigger one."
Ladders = Callable[..., Cascade]


@pytest.fixture
def rack() -> Iterator[Rack]:
    with closing(Rack()) as rack:
        yield rack


@pytest.fixture
def of(rack: Rack) -> Ladders:
    """Composes a cascade of tiers, smallest first."""
    return lambda *tiers: Cascade([Rung(tier, rack.engine(tier)) for tier in tiers], REMEDY)


def _tier(
    folder: Path,
    name: str,
    line: str,
    handoff: float | list[float] = 0.0,
    *,
    thinking: str = "",
    patience: float = 0.5,
    context: int | None = None,
) -> Tier:
    path = write_parrot(folder / f"{name}.gguf", line, handoff, thinking=thinking)
    return Tier(name, path, name, patience, context)


def _events(cascade: Cascade, start: str | None = None, *, anyway: bool = False) -> list[Event]:
    """What happens, the loading left out."""
    events = cascade.answer(QUESTION, Stop(), start, anyway)
    return [event for event in events if not isinstance(event, Loading)]


def _done(cascade: Cascade) -> Done:
    (done,) = (event for event in _events(cascade) if isinstance(event, Done))
    return done


def _said(events: list[Event], tier: str) -> str:
    return "".join(event.text for event in events if isinstance(event, Token) and event.tier == tier)


def test_a_sure_junior_answers_alone(of: Ladders, tmp_path: Path) -> None:
    events = _events(of(_tier(tmp_path, "XS", "It is four", 0.4), _tier(tmp_path, "S", "Elder")))

    assert [type(event) for event in events] == [Started, Token, Token, Token, Done]
    assert _said(events, "XS") == "It is four"


def test_the_figures_of_an_answer_are_its_own(of: Ladders, tmp_path: Path) -> None:
    done = _done(of(_tier(tmp_path, "XS", "It is four")))

    assert (done.finish, done.tokens, done.unsure) == (Finish.STOP, 4, False)
    assert done.prompt_tokens > 0
    assert 0 < done.first_token_seconds <= done.seconds


def test_a_doubting_junior_hands_up_before_it_writes_a_word(of: Ladders, tmp_path: Path) -> None:
    events = _events(of(_tier(tmp_path, "XS", "Junior", 0.93), _tier(tmp_path, "S", "Elder")))

    handoff = events[1]
    assert isinstance(handoff, Handoff)
    assert (handoff.junior, handoff.elder, handoff.reason, handoff.tokens) == ("XS", "S", Reason.UNSURE, 0)
    assert handoff.doubt == pytest.approx(0.93, abs=1e-4)
    assert handoff.patience == 0.5
    assert (_said(events, "XS"), _said(events, "S")) == ("", "Elder")


@pytest.mark.parametrize(("patience", "answers"), [(0.69, "S"), (0.71, "XS")])
def test_patience_decides_on_either_side_of_the_doubt(
    of: Ladders, tmp_path: Path, patience: float, answers: str
) -> None:
    junior = _tier(tmp_path, "XS", "Junior", 0.7, patience=patience)

    assert _done(of(junior, _tier(tmp_path, "S", "Elder"))).tier == answers


def test_three_tiers_hand_up_one_step_at_a_time(of: Ladders, tmp_path: Path) -> None:
    tiers = [_tier(tmp_path, name, name, doubt) for name, doubt in (("XS", 0.9), ("S", 0.8), ("M", 0.1))]

    events = _events(of(*tiers))

    assert [(e.junior, e.elder) for e in events if isinstance(e, Handoff)] == [("XS", "S"), ("S", "M")]
    assert isinstance(events[-1], Done)
    assert events[-1].tier == "M"


def test_doubt_in_mid_answer_hands_on_and_leaves_the_draft(of: Ladders, tmp_path: Path) -> None:
    junior = _tier(tmp_path, "XS", "I think it is", [0.1, 0.1, 0.6])

    events = _events(of(junior, _tier(tmp_path, "S", "Elder")))

    (handoff,) = (event for event in events if isinstance(event, Handoff))
    assert _said(events, "XS") == "I think"
    assert handoff.tokens == 2
    assert handoff.doubt == pytest.approx(0.6, abs=1e-4)


def test_thinking_is_told_apart_from_the_answer(of: Ladders, tmp_path: Path) -> None:
    events = _events(of(_tier(tmp_path, "S", "four", thinking="two and two")))

    assert "".join(event.text for event in events if isinstance(event, Thinking)) == "two and two"
    assert _said(events, "S") == "four"


def test_a_doubting_top_declines_and_says_how_to_add_a_bigger_one(of: Ladders, tmp_path: Path) -> None:
    events = _events(of(_tier(tmp_path, "XS", "Junior", 0.9), _tier(tmp_path, "S", "Elder", 0.8)))

    declined = events[-1]
    assert isinstance(declined, Declined)
    assert (declined.tier, declined.remedy) == ("S", REMEDY)
    assert declined.doubt == pytest.approx(0.8, abs=1e-4)


def test_anyway_makes_only_the_top_answer_and_marks_it_unsure(of: Ladders, tmp_path: Path) -> None:
    cascade = of(_tier(tmp_path, "XS", "Junior", 0.9), _tier(tmp_path, "S", "Elder", 0.8))

    events = _events(cascade, anyway=True)

    assert (_said(events, "XS"), _said(events, "S")) == ("", "Elder")
    assert isinstance(events[-1], Done)
    assert events[-1].unsure


def test_an_answer_can_start_at_any_tier(of: Ladders, tmp_path: Path) -> None:
    events = _events(of(_tier(tmp_path, "XS", "Junior"), _tier(tmp_path, "S", "Elder")), start="S")

    assert {event.tier for event in events if isinstance(event, Started)} == {"S"}


def test_an_unknown_start_is_refused(of: Ladders, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        _events(of(_tier(tmp_path, "XS", "Junior")), start="Z")


def test_a_person_can_ask_the_bigger_one(of: Ladders, tmp_path: Path) -> None:
    cascade = of(_tier(tmp_path, "XS", "Junior"), _tier(tmp_path, "S", "Elder"))

    events = list(cascade.hand_up(QUESTION, Stop(), "XS"))

    assert events[0] == Handoff("XS", "S", Reason.ASKED, None, 0.5, 0, 0.0)
    assert _said(events, "S") == "Elder"


def test_nobody_stands_above_the_top(of: Ladders, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        list(of(_tier(tmp_path, "XS", "Junior")).hand_up(QUESTION, Stop(), "XS"))


def test_a_tier_that_cannot_run_says_so_and_the_next_one_answers(of: Ladders, tmp_path: Path) -> None:
    broken = Tier("XS", tmp_path / "absent.gguf", "absent")

    events = _events(of(broken, _tier(tmp_path, "S", "Elder")))

    assert [type(event) for event in events[:3]] == [Started, Failed, Handoff]
    assert isinstance(events[2], Handoff)
    assert (events[2].reason, events[2].doubt) == (Reason.FAILED, None)
    assert _said(events, "S") == "Elder"


def test_where_no_tier_can_run_the_last_word_is_an_error(of: Ladders, tmp_path: Path) -> None:
    events = _events(of(Tier("XS", tmp_path / "absent.gguf", "absent")))

    assert isinstance(events[-1], Failed)
    assert events[-1].title
    assert events[-1].remedy


def test_a_killed_host_ends_its_answer_in_an_error_and_the_next_answer_stands(tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "endless.gguf", "on and on", endless=True, context=4096, weight=4096)
    with closing(LlamaEngine(Tier("XS", path, "endless"))) as engine:
        cascade = Cascade([Rung(Tier("XS", path, "endless"), engine)], REMEDY)

        stream = cascade.answer(QUESTION, Stop())
        tokens = (event for event in stream if isinstance(event, Token))
        assert next(tokens).text == "on"
        assert engine.pid
        os.kill(engine.pid, signal.SIGKILL)
        *_, last = stream

        assert isinstance(last, Failed)
        assert any(isinstance(event, Token) for event in cascade.answer(QUESTION, Stop()))


def test_a_tier_is_awake_while_its_model_is_in_memory(rack: Rack, of: Ladders, tmp_path: Path) -> None:
    tier = _tier(tmp_path, "XS", "Yes")
    cascade = of(tier)
    assert not cascade.awake("XS")

    _events(cascade)
    assert cascade.awake("XS")

    rack.engine(tier).leave()
    assert not cascade.awake("XS")


def test_a_question_too_long_for_a_tier_goes_up(of: Ladders, tmp_path: Path) -> None:
    short = _tier(tmp_path, "XS", "Junior", context=64)
    question = [Message(Role.USER, "word " * 60)]

    events = list(of(short, _tier(tmp_path, "S", "Elder")).answer(question, Stop()))

    (handoff,) = (event for event in events if isinstance(event, Handoff))
    assert (handoff.reason, handoff.tokens, handoff.doubt) == (Reason.TOO_LONG, 0, None)
    assert _said(events, "S") == "Elder"


def test_a_question_too_long_for_the_top_is_an_error(of: Ladders, tmp_path: Path) -> None:
    question = [Message(Role.USER, "word " * 60)]

    events = list(of(_tier(tmp_path, "XS", "Junior", context=64)).answer(question, Stop()))

    assert isinstance(events[-1], Failed)
    assert "too long" in events[-1].title


def test_a_chat_too_long_is_read_from_its_latest_turns_and_that_is_said(of: Ladders, tmp_path: Path) -> None:
    turn = [Message(Role.USER, "word " * 10), Message(Role.ASSISTANT, "yes")]
    chat = [*turn * 6, Message(Role.USER, "And?")]

    events = list(of(_tier(tmp_path, "XS", "Junior", context=256)).answer(chat, Stop()))

    (shortened,) = (event for event in events if isinstance(event, Shortened))
    assert 0 < shortened.turns < 6
    assert _said(events, "XS") == "Junior"


def test_a_chat_too_long_goes_up_whole_where_the_ladder_says_so(of: Ladders, tmp_path: Path) -> None:
    turn = [Message(Role.USER, "word " * 10), Message(Role.ASSISTANT, "yes")]
    junior = replace(_tier(tmp_path, "XS", "Junior", context=256), overflow=Overflow.HAND_UP)
    cascade = of(junior, _tier(tmp_path, "S", "Elder", context=512))

    short = list(cascade.answer([*turn, Message(Role.USER, "And?")], Stop()))
    long = list(cascade.answer([*turn * 6, Message(Role.USER, "And?")], Stop()))

    assert _said(short, "XS") == "Junior"
    assert [event.reason for event in long if isinstance(event, Handoff)] == [Reason.TOO_LONG]
    assert _said(long, "S") == "Elder"
    assert not any(isinstance(event, Shortened) for event in long)


def test_a_stopped_answer_ends_at_once_and_keeps_its_words(of: Ladders, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "endless.gguf", "on and on", endless=True, context=4096)
    stop, events = Stop(), []

    for event in of(Tier("XS", path, "endless")).answer(QUESTION, stop):
        events.append(event)
        if isinstance(event, Token):
            stop.set()

    assert isinstance(events[-1], Done)
    assert events[-1].finish is Finish.STOPPED
    assert _said(events, "XS").startswith("on")


def test_the_longest_answer_is_as_long_as_the_ladder_says(of: Ladders, tmp_path: Path) -> None:
    tier = _tier(tmp_path, "XS", "one two three four")
    tier = replace(tier, sampling=replace(tier.sampling, max_tokens=2))

    events = _events(of(tier))

    assert _said(events, "XS") == "one two"
    assert isinstance(events[-1], Done)
    assert events[-1].finish is Finish.LENGTH


def test_a_junior_that_goes_round_in_circles_hands_up_and_leaves_the_draft(
    of: Ladders, tmp_path: Path
) -> None:
    path = write_parrot(tmp_path / "XS.gguf", " round and", endless=True, context=4096)

    events = _events(of(Tier("XS", path, "XS"), _tier(tmp_path, "S", "Elder")))

    (handoff,) = (event for event in events if isinstance(event, Handoff))
    assert (handoff.reason, handoff.doubt) == (Reason.LOOPING, None)
    assert 2_000 < len(_said(events, "XS")) < 2_200
    assert handoff.tokens == sum(isinstance(event, Token) for event in events) - 1
    assert _said(events, "S") == "Elder"


def test_circles_of_thought_hand_up_too(of: Ladders, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "XS.gguf", "", thinking="wait, but then", endless=True, context=4096)

    events = _events(of(Tier("XS", path, "XS"), _tier(tmp_path, "S", "Elder")))

    assert [event.reason for event in events if isinstance(event, Handoff)] == [Reason.LOOPING]
    assert _said(events, "XS") == ""


def test_circles_at_the_top_end_the_answer_and_keep_its_words(of: Ladders, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "XS.gguf", " round and", endless=True, context=4096)

    events = _events(of(Tier("XS", path, "XS")))

    assert isinstance(events[-1], Done)
    assert (events[-1].finish, events[-1].tokens) == (Finish.LOOPING, len(events) - 2)
    assert _said(events, "XS").startswith(" round and round")


def test_a_slip_into_another_script_hands_up(of: Ladders, tmp_path: Path) -> None:
    slip = "the leaves of a plant make sugar of light and water " * 5 + "which " + "光合作用的第二步 " * 20

    events = _events(of(_tier(tmp_path, "XS", slip), _tier(tmp_path, "S", "Elder")))

    assert [event.reason for event in events if isinstance(event, Handoff)] == [Reason.LOOPING]
    assert _said(events, "XS").count("光") < 15


def test_thinking_that_was_cut_is_told_with_the_answer(of: Ladders, tmp_path: Path) -> None:
    tier = _tier(tmp_path, "S", "four", thinking="one two three")
    short = replace(tier, sampling=replace(tier.sampling, thinking_tokens=2))

    assert (_done(of(tier)).thinking_cut, _done(of(short)).thinking_cut) == (False, True)


def test_a_woken_tier_is_loaded_before_it_is_asked(of: Ladders, tmp_path: Path) -> None:
    cascade = of(_tier(tmp_path, "XS", "Junior"))

    woken = list(cascade.wake("XS", Stop()))
    answered = list(cascade.answer(QUESTION, Stop()))

    assert woken[-1] == Loading("XS", 1.0)
    assert not any(isinstance(event, Loading) for event in answered)


def test_a_tier_that_cannot_be_woken_says_so(of: Ladders, tmp_path: Path) -> None:
    woken = list(of(Tier("XS", tmp_path / "absent.gguf", "absent")).wake("XS", Stop()))

    assert isinstance(woken[-1], Failed)


def test_a_tier_alone_answers_however_much_it_doubts_and_whoever_stands_above(
    of: Ladders, tmp_path: Path
) -> None:
    cascade = of(_tier(tmp_path, "XS", "four or so", 0.9), _tier(tmp_path, "S", "four"))

    said = [event for event in cascade.alone(QUESTION, Stop(), "XS") if not isinstance(event, Loading)]

    assert [type(event) for event in said] == [Started, Token, Token, Token, Done]
    assert isinstance(said[-1], Done)
    assert said[-1].unsure


def test_a_tier_goes_on_with_an_answer_of_its_own(of: Ladders, tmp_path: Path) -> None:
    begun = (*QUESTION, Message(Role.ASSISTANT, "one two"))
    said = list(of(_tier(tmp_path, "XS", "three")).alone(begun, Stop(), "XS"))

    assert isinstance(said[-1], Done)
    with pytest.raises(KeyError):
        next(of(_tier(tmp_path, "XS", "three")).alone(begun, Stop(), "M"))
