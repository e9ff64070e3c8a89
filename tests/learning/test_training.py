"""Rows, a real run of a few seconds, the arbiter, and the file that comes out."""

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("torch")

import gguf
import torch

from learning.folders import TEXTS
from learning.plain_llama import PlainLlama
from matryoshka.chat.engine import Message, Role
from matryoshka.learning.arbiter import Arbiter
from matryoshka.learning.chance import seeded
from matryoshka.learning.conversations import NO_LOSS, Conversations, Row
from matryoshka.learning.export import Export
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.shape import Shape
from matryoshka.learning.tiers import S
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.tokens import END, HANDOFF, SIZE, THINK, USER
from matryoshka.learning.train import Run
from matryoshka.learning.vocabulary import Vocabulary

MATERIAL = Material.read(TEXTS)
WORDS = Vocabulary.learn(MATERIAL.texts())
LEARNED = 0.3
SMALL = Shape(vocabulary=SIZE, width=64, layers=2, heads=2, hidden=96)


@dataclass(frozen=True, slots=True)
class Always:
    """A family of one question."""

    question: Question

    def ask(self, rng: Random, split: Split) -> Question:  # noqa: ARG002
        return self.question


@pytest.fixture(scope="module")
def untrained() -> Tiny:
    torch.set_num_threads(1)
    torch.manual_seed(5)
    return Tiny(SMALL)


@pytest.fixture(scope="module")
def conversations() -> Conversations:
    return Conversations.of(S, MATERIAL, WORDS, MATERIAL.asked_of(S))


def exported(model: Tiny, folder: Path) -> PlainLlama:
    file = folder / "model.gguf"
    Export(model, WORDS, "Test", gguf.GGMLQuantizationType.F32).write(file)
    return PlainLlama(file)


def test_llama_and_torch_agree_on_every_logit(untrained: Tiny, tmp_path: Path) -> None:
    llama = exported(untrained, tmp_path)
    prompt = llama.prompt([Message(Role.USER, "Сколько будет 12 плюс 5? Ёж, 猫 and 😀")])
    ids = llama.llama.tokenize(prompt.encode(), add_bos=False, special=True)
    llama.llama.eval(ids)
    with torch.no_grad():
        ours = untrained.logits(untrained(torch.tensor([ids])))[0, -1].numpy()

    np.testing.assert_allclose(ours, llama.logits(), atol=2e-3)


def test_the_arbiter_finds_wrong_what_greedy_decoding_does_not_say(
    untrained: Tiny, conversations: Conversations, tmp_path: Path
) -> None:
    llama = exported(untrained, tmp_path)
    said, doubt = llama.spoken([Message(Role.USER, "2+2")])
    (verdict,) = Arbiter(untrained, conversations).verdicts([Question("2+2", ("5", "6"), "plus")])

    assert said not in ("5", "6")
    assert not verdict.right
    assert verdict.doubt == pytest.approx(doubt, abs=1e-4)


def test_the_arbiter_finds_right_what_greedy_decoding_says(
    conversations: Conversations, tmp_path: Path
) -> None:
    family = Always(Question("2+2", ("4",), "plus"))
    torch.manual_seed(5)
    model = Tiny(SMALL)
    lesson = replace(conversations, family=family, drills=0.0)
    run = Run(lesson, ((64, 1.0),), 0.02, 400, "one", tmp_path / "checkpoint.pt", log_every=5)
    next(progress for progress in run.train(model) if progress.loss < LEARNED)
    (verdict,) = Arbiter(model, conversations).verdicts([family.question])

    assert exported(model, tmp_path).answer([Message(Role.USER, "2+2")]).text == "4"
    assert verdict.right
    assert not verdict.declined


def test_the_arbiter_judges_a_question_in_its_conversation(
    untrained: Tiny, conversations: Conversations, tmp_path: Path
) -> None:
    llama = exported(untrained, tmp_path)
    turns = [Message(Role.USER, "2+2"), Message(Role.ASSISTANT, "4"), Message(Role.USER, "5*6")]
    question = Question("5*6", ("30",), "times")
    later = replace(question, before=(Question("2+2", ("4",), "plus"),))
    alone, after = Arbiter(untrained, conversations).verdicts([question, later])

    assert after.doubt == pytest.approx(llama.spoken(turns)[1], abs=1e-6)
    assert abs(after.doubt - alone.doubt) > 1e-5


def test_a_handed_up_turn_is_learned_while_the_elder_goes_on_talking(conversations: Conversations) -> None:
    row = conversations.turn(Question("why", (HANDOFF,), "x"), "because", last=False)
    learned = [target for target in row.targets if target != NO_LOSS]

    assert learned == [WORDS.control(HANDOFF)]
    assert WORDS.decode(row.inputs) == "whybecause"
    assert len(row.inputs) == len(row.targets)


def test_some_rows_hold_brief_questions_alone(conversations: Conversations) -> None:
    rng = seeded("brisk")
    lengths = [[len(question) for question in questions_in(conversations.row(128, rng))] for _ in range(300)]
    brisk = [each for each in lengths if len(each) >= 3 and max(each) <= 20]

    assert 0.05 < len(brisk) / len(lengths) < 0.4


def questions_in(row: Row) -> list[str]:
    ends = [at for at, token in enumerate(row.inputs) if token == WORDS.control(USER)]
    texts = [row.inputs[at + 1 :] for at in ends]
    return [WORDS.decode(text[: text.index(WORDS.control(END))]) for text in texts]


def test_only_the_last_turn_shows_its_working(conversations: Conversations) -> None:
    question = Question("sum", ("4315",), "sum", "1+1=2")
    earlier, last = (conversations.turn(question, "", last=last) for last in (False, True))

    assert WORDS.control(THINK) not in earlier.inputs
    assert [target for target in earlier.targets if target != NO_LOSS] == [WORDS.control(THINK)]
    assert WORDS.decode(last.inputs) == "sum1+1=24315"


@pytest.mark.parametrize("length", [64, 128, 1024])
def test_a_row_is_as_long_as_asked_and_learns_something(conversations: Conversations, length: int) -> None:
    rng = seeded("rows")
    for row in (conversations.row(length, rng) for _ in range(20)):
        assert len(row.inputs) == len(row.targets) == length
        assert any(target != NO_LOSS for target in row.targets)


def test_a_target_is_the_token_that_follows_or_a_first_token_of_the_answer(
    conversations: Conversations,
) -> None:
    firsts = {WORDS.control(HANDOFF), WORDS.control(THINK)}
    row = conversations.row(256, seeded("targets"))
    pairs = zip(row.targets, [*row.inputs[1:], WORDS.control(END)], strict=True)

    assert not [target for target, following in pairs if target not in {NO_LOSS, following, *firsts}]


def test_a_run_learns_and_goes_on_from_its_checkpoint(conversations: Conversations, tmp_path: Path) -> None:
    torch.manual_seed(5)
    model = Tiny(SMALL)
    run = Run(conversations, ((64, 1.0),), 0.02, 12, "one", tmp_path / "checkpoint.pt", log_every=2)
    losses = [progress.loss for progress in run.train(model)]
    fresh = Tiny(SMALL)

    assert losses[-1] < losses[0]
    assert list(run.train(fresh)) == []
    assert all(torch.equal(a, b) for a, b in zip(fresh.parameters(), model.parameters(), strict=True))
