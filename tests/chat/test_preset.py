"""How a conversation is asked: its preset as a value, as a table and in the prompt."""

from dataclasses import replace

import pytest

from matryoshka.chat import prompt
from matryoshka.chat.conversation import Conversation, Text, Turn
from matryoshka.chat.engine import Message, Role
from matryoshka.chat.ladder import Form, Grammar, Sampling
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.preset import USUAL, Preset, checked, preset_of, table_of
from matryoshka.chat.tree import forked
from support.chats import sample

TRANSLATOR = Preset(
    "Translator", "Translate into French.", "work", "S", Sampling(temperature=0.2, top_k=40, max_tokens=100)
)


def test_a_preset_is_read_as_it_was_written() -> None:
    assert preset_of(table_of(TRANSLATOR)) == TRANSLATOR


def test_of_what_is_as_usual_nothing_is_written() -> None:
    assert table_of(USUAL) == {}
    assert USUAL.words == ""


def test_what_a_newer_version_chooses_is_left_alone() -> None:
    assert preset_of({"name": "Calm", "mood": 3}) == Preset("Calm")


@pytest.mark.parametrize(
    "table",
    [
        {"temperature": -1},
        {"temperature": "warm"},
        {"temperature": True},
        {"top_k": 0.5},
        {"system": 7},
        {"name": "n" * 81},
        {"ladder": "../other"},
        {"ladder": "\\\\host\\share"},
        {"ladder": ""},
    ],
)
def test_what_cannot_be_chosen_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(table))} cannot be"):
        preset_of(table)


@pytest.mark.parametrize(
    "preset",
    [
        Preset(sampling=Sampling(stop=("x",))),
        Preset(sampling=Sampling(grammar=Grammar(Form.GBNF, "root ::= [a]"))),
        Preset(sampling=Sampling(temperature=99.0)),
        Preset(ladder="/etc/passwd"),
    ],
)
def test_a_value_that_no_person_could_have_chosen_is_refused(preset: Preset) -> None:
    with pytest.raises(ValueError, match=r".+"):
        checked(preset)


def test_it_says_in_a_line_how_an_answer_was_asked_for() -> None:
    said = "Translator, temperature 0.2, top-k 40, longest answer 100, told “Translate into French.”"

    assert TRANSLATOR.words == said
    assert Preset(system="word " * 40).words.endswith("…”")


def test_on_a_ladder_only_what_is_chosen_is_other() -> None:
    usual = builtin_ladder()
    tiers = tuple(replace(each, sampling=Sampling(top_p=0.5, temperature=1.0)) for each in usual.tiers)

    (first, *_) = TRANSLATOR.on(replace(usual, tiers=tiers)).tiers

    assert first.sampling == Sampling(temperature=0.2, top_p=0.5, top_k=40, max_tokens=100)
    assert USUAL.on(usual) is usual


def test_the_system_prompt_stands_before_the_chat() -> None:
    turn = Turn("c", (Text("Good morning"),))

    assert prompt.messages([turn], "Translate.") == (
        Message(Role.SYSTEM, "Translate."),
        Message(Role.USER, "Good morning"),
    )


def test_a_fork_is_asked_as_its_conversation_was() -> None:
    chat = replace(sample(), preset=TRANSLATOR)
    end = chat.end

    assert end is not None
    assert forked(chat, end).preset == TRANSLATOR


def test_a_new_conversation_is_asked_as_usual() -> None:
    assert Conversation().preset == USUAL


@pytest.mark.parametrize(
    ("preset", "called", "summary"),
    [
        (USUAL, "", ""),
        (Preset("Calm"), "Calm", "Calm"),
        (Preset(ladder="work", start="S"), "asked its own way", "ladder work, starts with S"),
    ],
)
def test_it_is_called_by_its_name_or_as_what_it_is(preset: Preset, called: str, summary: str) -> None:
    assert (preset.called, preset.summary) == (called, summary)
