"""What goes out as this program's own JSON comes in as it was."""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from matryoshka.chat.conversation import Attempt, Conversation, File, Image, State, Text, Turn
from matryoshka.chat.events import Handoff, Reason, Where
from matryoshka.chat.ladder import Sampling
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.preset import Preset
from matryoshka.chat.store import ChatStore
from matryoshka.exchange.own import as_json, conversation
from support.chats import sample

TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = some.floats(min_value=0, max_value=1e12, allow_nan=False)
COUNTS = some.integers(min_value=0, max_value=2**40)


def read(text: str) -> Conversation:
    return conversation(json.loads(text)["conversations"][0])


@some.composite
def handoffs(draw: Callable[..., Any]) -> Handoff:
    doubt = draw(some.none() | some.floats(0, 1))
    return Handoff("XS", "S", draw(some.sampled_from(Reason)), doubt, 0.5, draw(COUNTS), draw(NUMBERS))


@some.composite
def attempts(draw: Callable[..., Any], turn: str, number: int) -> Attempt:
    parent = draw(some.sampled_from([None, *(f"{turn}a{each}" for each in range(number))]))
    states = some.sampled_from([state for state in State if state is not State.WRITING])
    return Attempt(
        turn=turn,
        tier=draw(TEXTS),
        model=draw(TEXTS),
        where=draw(some.sampled_from(Where)),
        parent=parent,
        id=f"{turn}a{number}",
        created=draw(NUMBERS),
        state=draw(states),
        text=draw(TEXTS),
        thinking=draw(TEXTS),
        tokens=draw(COUNTS),
        seconds=draw(NUMBERS),
        unsure=draw(some.booleans()),
        cost=draw(some.none() | NUMBERS),
        handoff=draw(some.none() | handoffs()),
        manner=draw(TEXTS),
    )


PRESETS = some.builds(
    Preset,
    TEXTS,
    TEXTS,
    some.sampled_from(["", "work", "Big ones 2"]),
    TEXTS,
    some.builds(
        Sampling,
        temperature=some.none() | some.floats(0, 10),
        top_k=some.none() | some.integers(0, 1000),
        max_tokens=some.none() | some.integers(1, 1000),
    ),
)


@some.composite
def conversations(draw: Callable[..., Any]) -> Conversation:
    """A tree of up to four turns, each with up to three attempts."""
    turns: list[Turn] = []
    for number in range(draw(some.integers(0, 4))):
        known = [attempt.id for turn in turns for attempt in turn.attempts]
        name = f"t{number}"
        tries = tuple(draw(attempts(name, each)) for each in range(draw(some.integers(0, 3))))
        parts = draw(
            some.lists(
                some.builds(Text, TEXTS)
                | some.builds(File, TEXTS, TEXTS, TEXTS, TEXTS)
                | some.builds(Image, TEXTS, TEXTS, TEXTS),
                max_size=3,
            )
        )
        parent = draw(some.sampled_from([None, *known]))
        turns.append(Turn("c", tuple(parts), parent, name, draw(NUMBERS), tries))
    titled = Conversation(draw(TEXTS), "c", draw(NUMBERS), tuple(turns), draw(some.booleans()))
    return replace(titled, preset=draw(PRESETS))


@given(conversations())
@settings(max_examples=60, deadline=None)
def test_a_conversation_is_read_as_it_was_written(chat: Conversation) -> None:
    assert read(as_json([chat])) == chat


@given(chat=conversations())
@settings(max_examples=15, deadline=None)
def test_a_conversation_goes_out_of_one_store_and_into_another_as_it_is(
    chat: Conversation, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with closing(ChatStore(tmp_path_factory.mktemp("store") / "chats.sqlite3")) as store:
        store.take_in(read(as_json([chat])))
        kept = store.conversation("c")

        assert read(as_json([kept])) == kept == chat


def test_the_sample_with_one_of_everything_is_read_as_it_was_written() -> None:
    assert read(as_json([sample()])) == sample()


def test_an_answer_that_was_growing_is_read_as_cut_off() -> None:
    growing = replace(sample().turns[0].attempts[0], state=State.WRITING)
    turn = replace(sample().turns[0], attempts=(growing,))

    (read_turn,) = read(as_json([replace(sample(), turns=(turn,))])).turns

    assert read_turn.attempts[0].state is State.INTERRUPTED


def test_leave_to_send_a_chat_somewhere_does_not_come_with_a_file() -> None:
    given_leave = replace(sample(), leave=Destination("host", "model"))

    assert read(as_json([given_leave])).leave is None


def test_what_a_newer_version_adds_is_left_alone() -> None:
    document = json.loads(as_json([sample()]))
    document["conversations"][0]["mood"] = "calm"

    assert conversation(document["conversations"][0]) == sample()


def _twice(raw: dict[str, Any]) -> None:
    raw["turns"].append(raw["turns"][0])


def _orphan(raw: dict[str, Any]) -> None:
    raw["turns"][1]["parent"] = "nobody"


def _circle(raw: dict[str, Any]) -> None:
    raw["turns"][0]["attempts"][0]["parent"] = "a2"


def _strange_number(raw: dict[str, Any]) -> None:
    raw["turns"][0]["attempts"][0]["tokens"] = 10**30


def _strange_preset(raw: dict[str, Any]) -> None:
    raw["preset"]["ladder"] = "../../elsewhere"


def _no_number(raw: dict[str, Any]) -> None:
    raw["created"] = float("nan")


def _no_text(raw: dict[str, Any]) -> None:
    raw["title"] = ["a"]


def _no_list(raw: dict[str, Any]) -> None:
    raw["turns"] = "a"


def _no_tier(raw: dict[str, Any]) -> None:
    del raw["turns"][0]["attempts"][0]["tier"]


@pytest.mark.parametrize(
    "damage",
    [_twice, _orphan, _circle, _strange_number, _strange_preset, _no_number, _no_text, _no_list, _no_tier],
)
def test_parts_that_do_not_fit_together_are_refused(damage: Callable[[dict[str, Any]], None]) -> None:
    raw = json.loads(as_json([sample()]))["conversations"][0]
    damage(raw)

    with pytest.raises(ValueError, match=r".+"):
        conversation(raw)
