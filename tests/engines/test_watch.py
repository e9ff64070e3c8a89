"""What a stream reads beyond the plain rule: only what was asked for, and told with the first token."""

import math
from pathlib import Path

import llama_cpp
import numpy as np
import pytest

from matryoshka.chat.engine import EVERYTHING, End, Message, Output, Role, Signals, Stop, Watch
from matryoshka.chat.ladder import Sampling
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.observation import Observation
from matryoshka.engines.command import COMMANDS
from matryoshka.engines.llama import LlamaEngine
from support.engines import Start, pieces, text
from support.parrots import TEMPLATE, Owns, write_parrot
from support.stories import STORIES, write_stories

QUESTION = [Message(Role.USER, "Hi")]
EXACT = Watch(exact=True)
LIT = math.sqrt(32)
"""What a norm makes of the one dimension of 32 that a parrot's token lights."""


def watched(engine: LlamaEngine, watch: Watch, patience: float = 0.5) -> list[Output]:
    return list(engine.stream(QUESTION, Stop(), patience, elder=True, watch=watch))


def signals(outputs: list[Output]) -> list[Signals]:
    return [piece.signals for piece in pieces(outputs)]


def observed(outputs: list[Output]) -> Observation:
    return Observation.of(signals(outputs))


def end(outputs: list[Output]) -> End:
    assert isinstance(outputs[-1], End)
    return outputs[-1]


@pytest.mark.parametrize("chance", [0.02, 0.3, 0.7])
def test_the_chance_of_a_command_is_exact_whatever_the_patience(
    start: Start, tmp_path: Path, chance: float
) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", chance, owns=Owns.COMMAND))

    outputs = watched(engine, EXACT)

    assert observed(outputs).handoff == pytest.approx(chance, rel=1e-5)
    assert text(outputs) == "one two"


def test_who_watches_is_told_the_command_also_where_patience_never_ends(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", 0.3, owns=Owns.COMMAND))

    assert observed(watched(engine, EXACT, patience=1.0)).handoff == pytest.approx(0.3, rel=1e-5)


def test_what_hardly_ever_begins_is_not_followed_to_its_end(start: Start, tmp_path: Path) -> None:
    owns = Owns.HALF_A_COMMAND
    seldom = start(write_parrot(tmp_path / "a.gguf", "one two", 0.004, owns=owns))
    often = start(write_parrot(tmp_path / "b.gguf", "one two", 0.4, owns=owns))

    assert observed(watched(seldom, EXACT)).handoff == pytest.approx(0.004, rel=1e-4)
    assert (observed(watched(often, EXACT)).handoff or 0.0) < 0.01


def test_a_command_in_mid_answer_ends_it_and_is_a_call(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", f"Well {COMMANDS[0]} then", owns=Owns.NOTHING))

    outputs = watched(engine, EVERYTHING)

    assert text(outputs) == "Well "
    assert observed(outputs).spoken


def test_the_odds_of_the_first_token_alone_may_be_watched(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", 0.3))

    outputs = watched(engine, Watch(first=True))

    first, *others = signals(outputs)
    assert first.odds is not None
    assert first.odds.probability == pytest.approx(1.0)
    assert {each.odds for each in others} == {None}
    assert 0 < end(outputs).probing < (end(outputs).seconds or 0.0)


@pytest.mark.parametrize("recurrent", [False, True])
def test_the_hidden_state_is_that_of_the_prompts_last_token(
    start: Start, tmp_path: Path, recurrent: bool
) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", recurrent=recurrent))

    first, *others = signals(watched(engine, Watch(hidden=True)))

    assert first.hidden == pytest.approx([0.0, LIT, *[0.0] * 30], abs=1e-4)
    assert {each.hidden for each in others} == {None}


def test_nothing_is_paid_for_what_is_not_watched(start: Start, tmp_path: Path) -> None:
    outputs = watched(start(write_parrot(tmp_path / "p.gguf", "one two", 0.3)), Watch())

    assert {(each.odds, each.hidden) for each in signals(outputs)} == {(None, None)}
    assert (end(outputs).probing, end(outputs).apart) == (0.0, 0.0)


def test_a_state_has_its_price_told(start: Start, tmp_path: Path) -> None:
    outputs = watched(start(write_parrot(tmp_path / "p.gguf", "one two")), Watch(hidden=True))

    assert 0 < end(outputs).apart < 1


def test_watching_changes_no_word_and_no_doubt(start: Start) -> None:
    engine = start(builtin_ladder().tiers[0].path)

    plain, all_seen = watched(engine, Watch()), watched(engine, EVERYTHING)
    again = watched(engine, EVERYTHING)

    assert text(plain) == text(all_seen) == text(again)
    assert signals(all_seen)[0].handoff == pytest.approx(signals(plain)[0].handoff, rel=1e-3)
    assert signals(all_seen)[0].hidden == pytest.approx(signals(again)[0].hidden, rel=1e-3, abs=1e-4)


def test_the_state_is_that_of_plain_llama_cpp(start: Start, tmp_path: Path) -> None:
    plain = llama_cpp.Llama(str(STORIES), n_ctx=512, n_threads=1, embedding=True, verbose=False)
    plain.eval(plain.tokenize(QUESTION[0].text.encode(), add_bos=True))
    wanted = np.ctypeslib.as_array(
        llama_cpp.llama_get_embeddings_ith(plain.ctx, -1), (plain.n_embd(),)
    ).copy()
    plain.close()

    engine = start(write_stories(tmp_path / "s.gguf"), Sampling(max_tokens=1))
    outputs = list(engine.stream(QUESTION, Stop(), watch=Watch(hidden=True)))

    assert list(signals(outputs)[0].hidden or ()) == pytest.approx(wanted.tolist(), rel=0.02, abs=0.02)


def test_a_token_of_several_texts_tells_its_signals_once(start: Start, tmp_path: Path) -> None:
    line = [b"<think>", b"Hm.</think>Four"]
    path = write_parrot(tmp_path / "p.gguf", line, 0.7, template="{# <think> #}" + TEMPLATE)

    outputs = watched(start(path), EVERYTHING)

    assert [piece.text for piece in pieces(outputs)] == ["", "Hm.", "Four", ""]
    assert [each.odds is not None for each in signals(outputs)] == [True, True, False, True]
    assert not observed(outputs).spoken
