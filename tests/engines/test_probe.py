"""What those who measure are told of every token, and a chat is not."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from learning.plain_llama import PlainLlama
from matryoshka.chat.engine import End, Message, Odds, Output, Role, Stop
from matryoshka.chat.ladder import Sampling
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.engines.llama import LlamaEngine
from support.engines import Start, ask, pieces, text
from support.parrots import Owns, write_parrot

QUESTION = [Message(Role.USER, "Who wrote War and Peace?")]
GREEDY = Sampling()


def probed(engine: LlamaEngine, sampling: Sampling = GREEDY) -> list[Output]:
    return list(engine.probe(QUESTION, sampling, Stop()))


def odds(outputs: Sequence[Output]) -> list[Odds]:
    found = [piece.signals.odds for piece in pieces(outputs)]
    return [each for each in found if each]


def test_a_chat_is_told_no_odds(start: Start, tmp_path: Path) -> None:
    outputs = ask(start(write_parrot(tmp_path / "p.gguf", "one two")))

    assert odds(outputs) == []
    assert isinstance(outputs[-1], End)
    assert outputs[-1].probing == 0.0


def test_a_probe_is_told_the_odds_of_every_token_and_what_they_cost(start: Start, tmp_path: Path) -> None:
    outputs = probed(start(write_parrot(tmp_path / "p.gguf", "one two")))

    assert len(odds(outputs)) == len(pieces(outputs)) == 3
    assert isinstance(outputs[-1], End)
    assert outputs[-1].seconds
    assert 0 < outputs[-1].probing < outputs[-1].seconds


@pytest.mark.parametrize("owns", [Owns.CONTROL, Owns.NOTHING])
def test_the_hand_off_takes_no_share_of_the_odds(start: Start, tmp_path: Path, owns: Owns) -> None:
    certain = 0.0 if owns is Owns.NOTHING else 0.9
    found = odds(probed(start(write_parrot(tmp_path / "p.gguf", "one", [certain] * 2, owns=owns))))

    assert len(found) == 2
    for each in found:
        seen = (each.logprob, each.probability, each.margin, each.entropy)
        assert seen == pytest.approx((0, 1, 1, 0), abs=1e-6)


def test_below_an_elder_a_command_is_read_and_never_said(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two", 0.7, owns=Owns.COMMAND))

    outputs = list(engine.probe(QUESTION, GREEDY, Stop(), elder=True))

    assert text(outputs) == "one two"
    assert pieces(outputs)[0].signals.handoff == pytest.approx(0.7, rel=1e-5)


def test_another_sampling_needs_no_other_process(start: Start) -> None:
    engine = start(builtin_ladder().tiers[0].path)
    said = {text(probed(engine, Sampling(temperature=1.5, seed=seed))) for seed in range(5)}

    assert len(said) > 1
    assert text(probed(engine)) == text(ask(engine, QUESTION[0].text))


def test_the_odds_are_those_of_plain_llama_cpp(start: Start) -> None:
    path = builtin_ladder().tiers[0].path
    plain = PlainLlama(path)
    plain.llama.eval(plain.llama.tokenize(plain.prompt(QUESTION).encode(), add_bos=False, special=True))
    shares = np.delete(plain.logits().astype(np.float64), plain.handoff)
    shares = np.exp(shares - shares.max())
    shares /= shares.sum()
    least, most = np.sort(shares)[-2:]

    first = odds(probed(start(path)))[0]

    assert first.probability == pytest.approx(most, rel=0.02)
    assert first.logprob == pytest.approx(np.log(most), rel=0.02)
    assert first.margin == pytest.approx(most - least, rel=0.05)
    assert first.entropy == pytest.approx(-(shares @ np.log(shares)), rel=0.02)
