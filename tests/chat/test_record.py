"""Events become attempts, and the attempts reach the store in time."""

import itertools
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Attempt, Conversation, State, Turn
from matryoshka.chat.engine import Finish
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
    Where,
)
from matryoshka.chat.record import INTERVAL, PAUSE, Recorder, begin, fold
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.chats import attempt, question

XS = Started("XS", "builtin:xs", Where.LOCAL)
S = Started("S", "builtin:s", Where.LOCAL)
UNSURE = Handoff("XS", "S", Reason.UNSURE, 0.9, 0.5, 3, 0.25)
FAILED = Handoff("XS", "S", Reason.FAILED, None, 0.5, 0, 0.25)
ASKED = Handoff("XS", "S", Reason.ASKED, None, 0.5, 0, 0.0)
DONE = Done("S", Finish.STOP, 20, 5, 2.5, 0.5, unsure=True)


def attempts(
    *events: Event, parent: Attempt | None = None, times: Iterable[float] | None = None
) -> tuple[Attempt, ...]:
    """What the events make, one a second unless `times` says when each came."""
    run = begin(Turn("c1", (), id="t1"), parent)
    for event, now in zip(events, times or itertools.count(), strict=False):
        run = fold(run, event, now)
    return run.attempts


def test_a_start_opens_an_attempt_that_is_being_written() -> None:
    (opened,) = attempts(S)

    assert (opened.turn, opened.tier, opened.model, opened.where) == ("t1", "S", "builtin:s", Where.LOCAL)
    assert (opened.state, opened.parent) == (State.WRITING, None)


def test_loading_is_shown_until_anything_else_happens() -> None:
    assert attempts(S, Loading("S", 0.5))[0].loading == 0.5
    assert attempts(S, Loading("S", 0.5), Token("S", "4"))[0].loading is None


def test_left_out_turns_are_told() -> None:
    assert attempts(S, Shortened("S", 3))[0].left_out == 3


@pytest.mark.parametrize(
    ("finish", "state"),
    [(Finish.LENGTH, State.LENGTH), (Finish.STOPPED, State.STOPPED), (Finish.LOOPING, State.LOOPING)],
)
def test_how_an_answer_ended_stays_with_it(finish: Finish, state: State) -> None:
    (ended,) = attempts(S, Token("S", "4"), replace(DONE, finish=finish, thinking_cut=True))

    assert (ended.state, ended.thinking_cut, ended.answers) == (state, True, True)


def test_tokens_and_thoughts_gather_with_their_counts_and_times() -> None:
    (written,) = attempts(
        S,
        Thinking("S", "two "),
        Thinking("S", "and two"),
        Token("S", "4"),
        Token("S", "."),
        times=[10.0, 13.0, 15.0, 16.0, 18.0],
    )

    assert (written.thinking, written.text) == ("two and two", "4.")
    assert (written.thinking_tokens, written.tokens) == (2, 4)
    assert (written.first_token_seconds, written.thinking_seconds, written.seconds) == (3.0, 2.0, 8.0)


def test_the_end_brings_the_figures_of_the_tier() -> None:
    (done,) = attempts(S, Token("S", "4"), DONE)

    assert (done.state, done.text, done.unsure) == (State.DONE, "4", True)
    assert (done.prompt_tokens, done.tokens, done.seconds, done.first_token_seconds) == (20, 5, 2.5, 0.5)


@pytest.mark.parametrize(
    ("finish", "state"),
    [(Finish.STOP, State.DONE), (Finish.LENGTH, State.LENGTH), (Finish.STOPPED, State.STOPPED)],
)
def test_every_end_has_its_state(finish: Finish, state: State) -> None:
    assert attempts(S, replace(DONE, finish=finish))[0].state is state


def test_a_handoff_closes_one_attempt_and_the_next_follows_it() -> None:
    junior, elder = attempts(XS, Token("XS", "5"), UNSURE, S, Token("S", "4"), DONE)

    assert (junior.state, junior.text, junior.handoff) == (State.HANDED_OFF, "5", UNSURE)
    assert (junior.tokens, junior.seconds) == (3, 0.25)
    assert (elder.parent, elder.state, elder.text) == (junior.id, State.DONE, "4")


def test_a_failure_that_is_handed_on_stays_a_failure() -> None:
    junior, elder = attempts(XS, Failed("XS", "No.", "Yes."), FAILED, S)

    assert (junior.state, junior.title, junior.remedy) == (State.FAILED, "No.", "Yes.")
    assert (junior.handoff, elder.parent) == (FAILED, junior.id)


def test_a_decline_keeps_its_doubt_and_its_way_on() -> None:
    (declined,) = attempts(S, Declined("S", 0.9, 0.5, "Add a bigger one."))

    assert (declined.state, declined.doubt, declined.patience) == (State.DECLINED, 0.9, 0.5)
    assert declined.remedy == "Add a bigger one."


@pytest.mark.parametrize("state", [State.DONE, State.STOPPED, State.DECLINED, State.FAILED])
def test_a_wish_for_a_bigger_tier_is_told_by_the_attempt_it_goes_on_from(state: State) -> None:
    answered = Attempt("t1", "XS", "builtin:xs", Where.LOCAL, state=state, text="5", tokens=7, seconds=1.5)
    asked, elder = attempts(ASKED, S, parent=answered)

    assert asked == replace(answered, handoff=ASKED)
    assert elder.parent == answered.id


def test_a_job_that_just_ends_leaves_its_attempt_unfinished() -> None:
    assert attempts(S, Token("S", "4"))[-1].state is State.WRITING


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


@pytest.fixture
def turn(store: ChatStore) -> Turn:
    """A question that the store knows."""
    conversation = Conversation("Sums")
    turn = question(conversation)
    store.add_conversation(conversation)
    store.add_turn(turn)
    return turn


def saved(store: ChatStore, turn: Turn) -> tuple[Attempt, ...]:
    return store.conversation(turn.conversation).turns[-1].attempts


def test_beginnings_and_ends_are_saved_at_once(store: ChatStore, clock: Clock, turn: Turn) -> None:
    recorder = Recorder(store, turn, clock=clock)
    for event in (XS, UNSURE, S, DONE):
        recorder.record(event)
        assert saved(store, turn) == recorder.attempts


def test_a_growing_answer_is_saved_in_intervals(store: ChatStore, clock: Clock, turn: Turn) -> None:
    recorder = Recorder(store, turn, clock=clock)
    recorder.record(S)
    texts = []
    for _ in range(6):
        clock.now += INTERVAL / 2
        recorder.record(Token("S", "."))
        texts.append(saved(store, turn)[0].text)

    assert texts == ["", "..", "..", "....", "....", "......"]


def test_a_flush_saves_what_is_new_when_it_is_time_and_nothing_twice(
    store: ChatStore, clock: Clock, turn: Turn
) -> None:
    recorder = Recorder(store, turn, clock=clock)
    for event in (S, Token("S", "4")):
        recorder.record(event)
    recorder.flush()
    assert saved(store, turn)[0].text == ""
    clock.now += INTERVAL
    recorder.flush()
    changed = store.summaries()[0].changed
    recorder.close()

    assert saved(store, turn) == recorder.attempts
    assert store.summaries()[0].changed == changed


def test_the_attempt_gone_on_from_is_saved_only_when_it_was_asked_on(
    store: ChatStore, clock: Clock, turn: Turn
) -> None:
    answered = attempt(turn, "5", "XS")
    store.save([answered])
    recorder = Recorder(store, turn, replace(answered, title="Seen by this job"), clock)
    recorder.record(S)
    assert saved(store, turn)[0] == answered

    recorder = Recorder(store, turn, answered, clock)
    recorder.record(ASKED)
    assert saved(store, turn)[0] == replace(answered, handoff=ASKED)


def test_what_could_not_be_saved_is_saved_whole_by_the_next_checkpoint(
    store: ChatStore, clock: Clock
) -> None:
    conversation = Conversation("Sums")
    turn = question(conversation)
    recorder = Recorder(store, turn, clock=clock)
    for event in (XS, UNSURE, S):
        with pytest.raises(AppError, match="deleted"):
            recorder.record(event)
    recorder.record(Token("S", "4"))
    store.add_conversation(replace(conversation, turns=(turn,)))
    clock.now += PAUSE / 2
    recorder.flush()
    assert saved(store, turn) == ()
    clock.now += PAUSE / 2
    recorder.record(Token("S", "."))

    assert saved(store, turn) == recorder.attempts
    assert [each.text for each in recorder.attempts] == ["", "4."]


def test_a_recorder_is_behind_from_a_checkpoint_that_failed_to_one_that_worked(
    store: ChatStore, clock: Clock
) -> None:
    conversation = Conversation("Sums")
    turn = question(conversation)
    recorder = Recorder(store, turn, clock=clock)
    assert not recorder.behind

    with pytest.raises(AppError, match="deleted"):
        recorder.record(S)
    assert recorder.behind

    store.add_conversation(replace(conversation, turns=(turn,)))
    recorder.save()
    assert not recorder.behind
    assert saved(store, turn) == recorder.attempts


def test_a_recorded_job_is_found_in_the_store(store: ChatStore, turn: Turn) -> None:
    with closing(Recorder(store, turn)) as recorder:
        for event in (XS, Loading("XS", 1.0), UNSURE, S, Thinking("S", "2+2"), Token("S", "4"), DONE):
            recorder.record(event)

    assert saved(store, turn) == recorder.attempts
