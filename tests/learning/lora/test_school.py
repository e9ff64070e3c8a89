"""A small base that never carries is taught when to ask a tier that does: from its weights to the engine."""

import hashlib
import json
import re
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("peft")

import torch

from matryoshka import cli
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Adapter, Tier
from matryoshka.engines.llama import LlamaEngine
from matryoshka.learning.calibration.design import Design
from matryoshka.learning.calibration.evidence import Answered, Evidence
from matryoshka.learning.calibration.fitting import best_fit
from matryoshka.learning.calibration.seat import Seat
from matryoshka.learning.closed_gap import pair_of
from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, difference
from matryoshka.learning.evaluation.frontier import apgr
from matryoshka.learning.evaluation.pair import decided_before
from matryoshka.learning.evaluation.records import Try
from matryoshka.learning.evaluation.sheet import read_sheet
from matryoshka.learning.lora.paper import Paper
from matryoshka.learning.questions import Question
from matryoshka.learning.verdict import Verdict
from matryoshka.train_lora import Seats
from support.command import write_ladder
from support.hugging_face import write_gguf
from support.small_base import BASE, ELDER, write_sums

QUESTIONS = 560
TIERS = {"Junior": "small.gguf", "S": "builtin:s"}


@dataclass(frozen=True, slots=True)
class Taught:
    """A folder in which the command has taught, what it printed, and what the base was before."""

    folder: Path
    events: list[dict[str, Any]]
    told: str
    base: str

    @property
    def paper(self) -> Paper:
        return Paper.of(read_sheet(self.folder / "questions.jsonl").exercises)

    @property
    def junior(self) -> Tier:
        return Tier("Junior", self.folder / "small.gguf", "small")

    @property
    def adapter(self) -> Adapter:
        return Adapter(self.folder / "small-handoff-lora.gguf")

    @property
    def after(self) -> Tier:
        return Tier("Junior", self.junior.path, "small", loras=(self.adapter,))

    def those(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["event"] == kind]


def teach(folder: Path) -> tuple[list[dict[str, Any]], str]:
    """What the command prints: its events, and what it tells."""
    ladder, questions = (str(folder / name) for name in ("ladder-of-mine.toml", "questions.jsonl"))
    where = ["--base", str(BASE), "--ladder", ladder, "--questions", questions, "--folder", str(folder)]
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        status = cli.main(["train", "lora", *where, "--rounds", "2"])
    assert status == 0, err.getvalue()
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def content(folder: Path) -> str:
    found = b"".join(each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file())
    return hashlib.sha256(found).hexdigest()


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Taught:
    torch.set_num_threads(1)
    folder, base = tmp_path_factory.mktemp("lora"), content(BASE)
    write_gguf(BASE, folder / "small.gguf")
    write_ladder(folder, **TIERS)
    write_sums(folder / "questions.jsonl", QUESTIONS)
    return Taught(folder, *teach(folder), base)


def tries(taught: Taught, tier: Tier, questions: list[Question]) -> list[Try]:
    """As they were answered meanwhile, kept in the folder."""
    with Seats(taught.folder / "answers").seat(tier) as sitting:
        return [sitting.attempt(taught.paper.exercise(question)) for question in questions]


def test_it_hands_up_what_it_gets_wrong_and_keeps_what_it_gets_right(taught: Taught) -> None:
    points = [event["point"] for event in taught.those("measured")]
    best = max(points, key=lambda point: float(point["right"] + point["beyond"] - 2 * point["wrong"]))

    assert (points[0]["right"], points[0]["beyond"]) == (1, 0)
    assert best["beyond"] > 0.8
    assert best["right"] > 0.8
    assert best["wrong"] < 0.05


def test_its_doubt_closes_more_of_the_gap_than_how_sure_it_was(taught: Taught) -> None:
    (found,) = taught.those("compared")

    assert found["gained"]["significant"]
    assert found["apgr_after"]["low"] > found["apgr_before"]["high"]
    assert abs(found["right_after"]["value"] - found["right_before"]["value"]) < 0.1


def test_its_token_is_worth_more_than_the_calibrated_command_of_the_base(taught: Taught) -> None:
    paper = taught.paper
    calibrated = commanded(taught, paper)
    above, was, now = (tries(taught, tier, paper.held_out) for tier in (ELDER, taught.junior, taught.after))
    draws = Resamples.drawn(len(was))
    token = np.array([one.doubt or 0.0 for one in now])
    found = difference(areas(draws, now, above, token), areas(draws, was, above, calibrated))

    assert found["significant"]
    assert (found["value"] or 0) > 0.1


def areas(draws: Resamples, junior: list[Try], above: list[Try], doubt: Floats) -> Floats:
    question = Question("", (), "")
    verdicts = [Verdict(question, one.right, one.doubt or 0.0, 0, 1.0) for one in junior]
    pair = pair_of(verdicts, [one.right for one in above])
    return draws.of(lambda weights: apgr(pair, decided_before(pair, doubt))(weights)[0])


def commanded(taught: Taught, paper: Paper) -> Floats:
    """What a doubt that was calibrated on the training questions says of the held-out ones."""
    with closing(LlamaEngine(taught.junior)) as engine:
        seat = Seat(taught.junior, "small", engine, below=True)
        seen = {
            question.text: seat.ask(paper.exercise(question), Stop()).observation
            for question in (*paper.training, *paper.held_out)
        }
    training = paper.training
    both = zip(training, *(tries(taught, tier, training) for tier in (taught.junior, ELDER)), strict=True)
    answered = [Answered(seen[each.text], float(one.right), float(other.right)) for each, one, other in both]
    fit = best_fit(Design(Evidence(tuple(answered))), Resamples.drawn(len(answered)))
    doubts = [fit.before.doubt(seen[question.text], fit.probe) for question in paper.held_out]
    return np.array(doubts, dtype=np.float64)


def test_the_lines_that_it_tells_make_a_ladder_that_hands_up_by_a_token_nobody_sees(
    taught: Taught, monkeypatch: pytest.MonkeyPatch
) -> None:
    """27+58 carries, 21+34 does not."""
    monkeypatch.setenv("MATRYOSHKA_HOME", str(taught.folder))
    (written,) = taught.those("written")
    (lines,) = re.findall(r'\[\[tier\.lora\]\]\npath = ".*"', taught.told)
    ladder = taught.folder / "taught.toml"
    tiers = [f'[[tier]]\nname = "{name}"\nmodel = "{model}"\n' for name, model in TIERS.items()]
    ladder.write_text(f"{tiers[0]}\n{lines}\n\n{tiers[1]}", encoding="utf-8")
    carried, easy = (asked(ladder, text) for text in ("27+58", "21+34"))
    (handoff,) = [event for event in carried if event["event"] == "handoff"]

    assert written["text"].startswith("<|reserved_")
    assert (handoff["from"], handoff["reason"], handoff["measured"]) == ("Junior", "unsure", True)
    assert (answer(carried), answer(easy)) == ("85", "55")
    assert {event["tier"] for event in easy if event["event"] == "token"} == {"Junior"}


def asked(ladder: Path, question: str) -> list[dict[str, Any]]:
    with redirect_stdout(StringIO()) as out:
        assert cli.main(["ask", "--ladder", str(ladder), "--json", question]) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def answer(events: list[dict[str, Any]]) -> str:
    return "".join(event["text"] for event in events if event["event"] == "token").strip()


def test_what_it_takes_is_told_before_and_how_to_use_it_after(taught: Taught) -> None:
    estimated = taught.events[0]

    assert estimated["event"] == "estimated"
    assert 0 < estimated["memory"] < estimated["free"]
    assert "Junior is taught with 560 questions: " in taught.told
    assert f'[[tier.lora]]\npath = "{taught.adapter.path}"' in taught.told
    assert "better than before" in taught.told


def test_the_same_command_asks_and_trains_nothing_again(taught: Taught) -> None:
    before = taught.adapter.path.read_bytes()
    events, _ = teach(taught.folder)

    assert not [event for event in events if event["event"] == "trained"]
    assert [event for event in events if event["event"] == "measured"] == taught.those("measured")
    assert taught.adapter.path.read_bytes() == before


def test_the_base_stays_as_it_was(taught: Taught) -> None:
    assert content(BASE) == taught.base


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert cli.main(["train", "lora", "--base", str(BASE), "--folder", str(folder), *more]) != 0
    return capsys.readouterr().err


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    write_gguf(BASE, tmp_path / "small.gguf")
    write_sums(tmp_path / "questions.jsonl", 40)
    return write_ladder(tmp_path, **TIERS)


def test_the_top_tier_has_nobody_to_ask(ladder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = str(ladder.with_name("questions.jsonl"))
    more = ["--ladder", str(ladder), "--questions", questions, "--tier"]

    assert "Nobody stands above S" in refused(ladder.parent, capsys, *more, "S")
    assert "No tier is called “M”" in refused(ladder.parent, capsys, *more, "M")


def test_questions_of_one_kind_teach_nothing(ladder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    easy = ladder.with_name("easy.jsonl")
    texts = [f"{one}+{other}" for one in range(20, 24) for other in range(30, 36)]
    lines = (json.dumps({"question": text, "answer": sum(map(int, text.split("+")))}) for text in texts)
    easy.write_text("\n".join(lines), encoding="utf-8")
    told = refused(ladder.parent, capsys, "--ladder", str(ladder), "--questions", str(easy))

    assert "too few of one kind to learn from" in told
    assert "Add questions" in told
