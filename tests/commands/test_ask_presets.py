"""A question in the terminal is asked as a saved preset says, or with a system prompt."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.ladder import Sampling
from matryoshka.chat.preset import USUAL, Preset
from matryoshka.chat.presets import presets
from matryoshka.chat.store import ChatStore
from matryoshka.cli import main
from matryoshka.paths import HOME_VARIABLE, Paths
from support.chats import sample
from support.command import write_ladder
from support.parrots import write_parrot

SHORT = Preset("Short", "Be brief.", sampling=Sampling(max_tokens=1))
OTHER = Preset("Other", ladder="other", start="M")


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Of a person with two presets, and another ladder beside the usual one."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    paths = Paths.of_this_person()
    write_parrot(tmp_path / "parrot.gguf", "It is four")
    write_parrot(tmp_path / "owl.gguf", "Four, I say")
    paths.ladders.mkdir()
    models = {"S": str(tmp_path / "parrot.gguf"), "M": str(tmp_path / "owl.gguf")}
    write_ladder(tmp_path, **models).rename(paths.ladders / "other.toml")
    write_ladder(tmp_path, XS="parrot.gguf").rename(paths.ladder)
    for each in (SHORT, OTHER):
        presets(paths.presets).put(each)
    return paths


def chat(paths: Paths) -> Conversation:
    """The newest."""
    with closing(ChatStore(paths.store)) as store:
        return store.conversation(store.summaries()[0].id)


def test_a_preset_says_what_is_told_and_how_words_are_chosen(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--preset", "Short", "--save", "2+2"]) == 0
    assert capsys.readouterr().out == "It\n"
    assert chat(paths).preset == SHORT
    (answer,) = chat(paths).turns[0].attempts
    assert answer.manner == "Short, longest answer 1, told “Be brief.”"


def test_the_ladder_of_a_preset_answers_from_the_tier_it_names(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paths

    assert main(["ask", "--preset", "Other", "2+2"]) == 0
    assert capsys.readouterr().out == "Four, I say\n"


def test_who_declines_names_the_ladder_that_is_to_grow(
    paths: Paths, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_parrot(tmp_path / "owl.gguf", "Hm", handoff=0.9)

    assert main(["ask", "--preset", "Other", "2+2"]) == 3
    assert str(paths.ladders / "other.toml") in capsys.readouterr().err


def test_what_is_said_here_counts_before_what_the_preset_says(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--preset", "Other", "--start", "S", "2+2"]) == 0
    assert main(["ask", "--preset", "Other", "--ladder", str(paths.ladder), "2+2"]) == 0
    assert main(["ask", "--preset", "Short", "--max-tokens", "2", "2+2"]) == 0
    assert capsys.readouterr().out == "It is four\nIt is four\nIt is\n"


def test_what_the_system_says_is_read_before_the_question(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paths

    def read(*words: str) -> int:
        assert main(["ask", "--json", *words, "2+2"]) == 0
        return int(json.loads(capsys.readouterr().out.splitlines()[-1])["prompt_tokens"])

    assert read("--system", "Answer as a parrot would.") > read()


def test_a_conversation_goes_on_as_it_was_asked_until_that_is_changed(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(replace(sample(), preset=SHORT))

    assert main(["ask", "--conversation", "c1", "2+2"]) == 0
    assert main(["ask", "--conversation", "c1", "--system", "Chat.", "2+2"]) == 0
    assert capsys.readouterr().out == "It\nIt\n"
    assert chat(paths).preset == replace(SHORT, name="", system="Chat.")
    assert chat(paths).thread[-1].run[-1].manner == "longest answer 1, told “Chat.”"


def test_a_preset_that_is_none_is_a_fault_of_usage(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert paths

    assert main(["ask", "--preset", "Long", "2+2"]) == 2
    assert "No preset is called “Long”. There is “Short”, “Other”." in capsys.readouterr().err


def test_without_a_wish_a_question_is_asked_as_usual(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--save", "2+2"]) == 0
    assert capsys.readouterr().out == "It is four\n"
    assert chat(paths).preset == USUAL
