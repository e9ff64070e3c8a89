"""A model without a hand-off token calls its elder with a command: read beforehand, and heard when spoken."""

from pathlib import Path

import pytest

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import Finish, Message, Output, Prompt, Role, Stop
from matryoshka.chat.events import Done, Handoff, Reason, Token
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.command import COMMANDS, command_for, told
from matryoshka.engines.llama import LlamaEngine
from support.engines import Start, pieces, text
from support.parrots import TEMPLATE, Owns, write_parrot

COMMAND = COMMANDS[0]
QUESTION = [Message(Role.USER, "Hi")]
THINKS = "{# <think> #}" + TEMPLATE


def heard(engine: LlamaEngine, patience: float = 0.5, *, elder: bool = True) -> list[Output]:
    return list(engine.stream(QUESTION, Stop(), patience, elder=elder))


def first_doubt(outputs: list[Output]) -> float | None:
    return pieces(outputs)[0].signals.handoff


def prompt_tokens(outputs: list[Output]) -> int:
    return next(output.tokens for output in outputs if isinstance(output, Prompt))


def test_the_chance_of_the_command_is_read_before_the_first_word(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", 0.7, owns=Owns.COMMAND))

    assert first_doubt(heard(engine)) == pytest.approx(0.7, rel=1e-5)


def test_who_goes_on_in_spite_of_it_does_not_begin_with_the_command(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", 0.7, owns=Owns.COMMAND))

    assert text(heard(engine, 0.9)) == "one two"


def test_nobody_is_told_a_command_below_the_top_alone(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", 0.7, owns=Owns.COMMAND))

    alone = heard(engine, elder=False)
    never = heard(engine, 1.0)

    assert first_doubt(alone) is first_doubt(never) is None
    assert prompt_tokens(alone) == prompt_tokens(never) < prompt_tokens(heard(engine))


def test_a_model_with_a_token_of_its_own_is_told_nothing(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", 0.3))

    assert prompt_tokens(heard(engine)) == prompt_tokens(heard(engine, elder=False))


@pytest.mark.parametrize("recurrent", [False, True])
def test_a_command_of_many_tokens_is_read_to_its_end_and_forgotten(
    start: Start, tmp_path: Path, recurrent: bool
) -> None:
    path = write_parrot(tmp_path / "p.gguf", "one two", 0.4, owns=Owns.HALF_A_COMMAND, recurrent=recurrent)
    engine = start(path)

    outputs = heard(engine, 0.3)

    assert 0 <= (first_doubt(outputs) or 0.0) < 0.01
    assert text(outputs) == "one two"


def test_a_model_that_thinks_is_asked_as_if_it_had_thought(start: Start, tmp_path: Path) -> None:
    path = write_parrot(
        tmp_path / "p.gguf", "one two", 0.3, thinking="Hm.", owns=Owns.COMMAND, template=THINKS
    )

    outputs = heard(start(path))

    assert (first_doubt(outputs) or 0.0) < 0.01
    assert text(outputs) == "Hm.one two"


def test_the_command_in_mid_answer_calls_the_elder_and_is_never_seen(tmp_path: Path) -> None:
    junior = write_parrot(tmp_path / "xs.gguf", f"Well {COMMAND} then", owns=Owns.NOTHING)
    elder = write_parrot(tmp_path / "s.gguf", "Four.", owns=Owns.NOTHING)
    tiers = [Tier("XS", junior, "xs"), Tier("S", elder, "s")]
    engines = [LlamaEngine(tier) for tier in tiers]

    events = list(
        Cascade([Rung(*pair) for pair in zip(tiers, engines, strict=True)], "").answer(QUESTION, Stop())
    )
    for engine in engines:
        engine.close()

    handoffs = [event for event in events if isinstance(event, Handoff)]
    assert [(each.reason, each.doubt, each.measured) for each in handoffs] == [(Reason.UNSURE, 1.0, False)]
    assert "".join(event.text for event in events if isinstance(event, Token)) == "Well Four."
    assert isinstance(events[-1], Done)
    assert events[-1].finish is Finish.STOP


@pytest.mark.parametrize("patience", [0.0, 0.5, 0.99])
def test_what_only_begins_like_the_command_is_said(start: Start, tmp_path: Path, patience: float) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "ASK_ ELDER ASK", owns=Owns.NOTHING))

    outputs = heard(engine, patience)

    assert text(outputs) == "ASK_ ELDER ASK"
    assert (first_doubt(outputs) or 0.0) < 0.01


def test_a_command_that_was_typed_calls_nobody_when_it_is_quoted(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", f"You typed {COMMAND} twice", owns=Owns.NOTHING))
    typed = [Message(Role.USER, f"What does {COMMAND} mean?")]

    outputs = list(engine.stream(typed, Stop(), 0.5, elder=True))

    assert text(outputs) == f"You typed {COMMAND} twice"
    assert {piece.signals.handoff for piece in pieces(outputs)[1:]} == {None}


def test_who_types_all_commands_is_told_none() -> None:
    assert command_for([Message(Role.USER, " ".join(COMMANDS))]) is None


def test_the_command_comes_after_what_a_system_message_says_already() -> None:
    system = Message(Role.SYSTEM, "Be brief.")

    first, *others = told([system, *QUESTION], COMMAND)

    assert first.role is Role.SYSTEM
    assert first.text.startswith("Be brief.\n\n")
    assert COMMAND in first.text
    assert others == QUESTION


def test_stops_end_an_answer_beside_the_command(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "one two three", owns=Owns.NOTHING)

    outputs = heard(start(path, Sampling(stop=("two",))))

    assert text(outputs) == "one "
    assert {piece.signals.handoff for piece in pieces(outputs)} <= {None, first_doubt(outputs)}
