"""Whole examinations of parrots, and of the built-in tiers."""

import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.engine import Finish
from matryoshka.chat.ladder import Overflow, Sampling, Tier
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.engines.llama import LlamaEngine
from matryoshka.errors import AppError
from matryoshka.learning.evaluation.examination import CASCADE, Progress
from matryoshka.learning.evaluation.identity import tier_identity
from matryoshka.learning.evaluation.sheet import Flaw
from support.examining import examined, exercise, sitting
from support.parrots import Owns, write_parrot

XS, S = builtin_ladder().tiers


@pytest.fixture
def junior(tmp_path: Path) -> Tier:
    return Tier("junior", write_parrot(tmp_path / "junior.gguf", "It is 4", [0.25, 0.0, 0.4]), "junior")


@pytest.fixture
def elder(tmp_path: Path) -> Tier:
    path = write_parrot(tmp_path / "elder.gguf", "It is 5", thinking="Well now", owns=Owns.NOTHING)
    return Tier("elder", path, "elder")


def asked(progress: Sequence[Progress]) -> dict[str, int]:
    """How many questions each tier was asked, and the cascade."""
    return {step.name: step.asked for step in progress}


def test_every_tier_is_asked_straight_and_made_to_answer(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    findings, progress = examined(
        [junior, elder], [exercise("2+2", "4"), exercise("2+3", "5", line=2)], tmp_path
    )
    first, second = findings.records

    assert [record.exercise.line for record in (first, second)] == [1, 2]
    assert {name: (one.answer, one.right) for name, one in first.tries.items()} == {
        "junior": ("It is 4", True),
        "elder": ("It is 5", False),
    }
    assert [record.tries["elder"].right for record in (first, second)] == [False, True]
    assert [(step.name, step.done) for step in progress] == [
        *(("junior", 1), ("junior", 2), ("elder", 1), ("elder", 2), (CASCADE, 1), (CASCADE, 2))
    ]
    assert [rung.name for rung in findings.rungs] == ["junior", "elder"]
    assert all(rung.parameters > 1000 for rung in findings.rungs)


def test_a_try_tells_its_signals(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    findings, _ = examined([junior, elder], [exercise("2+2", "4")], tmp_path)
    small, large = (findings.records[0].tries[name] for name in ("junior", "elder"))

    assert small.doubt == pytest.approx(0.25)
    assert large.doubt is None
    first = (small.first.probability, small.first.margin, small.first.entropy)
    assert first == pytest.approx((1, 1, 0), abs=1e-6)
    assert (small.mean_logprob, small.low_logprob) == pytest.approx((0, 0), abs=1e-6)
    assert (small.tokens, large.tokens) == (4, 8)
    assert small.prompt_tokens == 6
    assert 0 < small.read_seconds < small.seconds < 10
    assert small.finish is Finish.STOP


@pytest.mark.parametrize(("patience", "after"), [(0.5, None), (0.3, 2), (0.2, 0)])
def test_a_try_tells_when_it_would_have_been_handed_up(
    junior: Tier, elder: Tier, tmp_path: Path, patience: float, after: int | None
) -> None:
    tiers = [replace(junior, patience=patience), elder]
    findings, _ = examined(tiers, [exercise("2+2", "4")], tmp_path)

    assert findings.records[0].tries["junior"].doubted_after == after
    assert findings.replay.checked == (1,)
    assert findings.replay.disagreements == ()


def test_a_stock_junior_is_told_its_command_as_in_a_chat(elder: Tier, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "stock.gguf", "It is 4", 0.3, owns=Owns.COMMAND)
    stock, question = Tier("stock", path, "stock", patience=0.2), exercise("2+2", "4")

    findings, _ = examined([stock, elder], [question], tmp_path)
    with sitting(stock, tmp_path) as alone:
        untold = alone.attempt(question)

    tried = findings.records[0].tries["stock"]
    assert tried.doubt == pytest.approx(0.3, rel=1e-5)
    assert (tried.answer, tried.right, tried.doubted_after) == ("It is 4", True, 0)
    assert findings.replay.disagreements == ()
    assert (untold.answer, untold.doubt) == ("It is 4", None)


def test_all_but_the_top_are_asked_again(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    findings, _ = examined([junior, elder], [exercise("2+2", "4")], tmp_path)
    again = findings.records[0].again

    assert list(again) == ["junior"]
    assert (again["junior"].agreement, again["junior"].sure) == (1.0, True)
    assert min(again["junior"].agreement_seconds, again["junior"].sure_seconds) > 0


def test_samples_differ_where_a_model_is_unsure_and_are_the_same_each_time(tmp_path: Path) -> None:
    shares = []
    for folder in ("one", "other"):
        with sitting(XS, tmp_path / folder) as each:
            unsure = exercise("Who wrote War and Peace?")
            shares.append(each.asking(unsure, each.attempt(unsure).answer).agreement)

    assert shares[0] == shares[1] < 1


def test_what_was_answered_is_not_asked_again(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    exercises = [exercise(f"{number}+2", "4", line=number) for number in range(1, 6)]
    first, before = examined([junior, elder], exercises[:3], tmp_path)
    again, between = examined([junior, elder], exercises[:3], tmp_path)
    more, after = examined([junior, elder], exercises, tmp_path)

    assert asked(before) == {"junior": 3, "elder": 3, "cascade": 3}
    assert again == first
    assert asked(between) == {"junior": 0, "elder": 0, "cascade": 0}
    assert more.records[:3] == first.records
    assert asked(after) == {"junior": 2, "elder": 2, "cascade": 2}


def test_a_mended_answer_is_judged_without_asking(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    wrong, _ = examined([junior, elder], [exercise("2+2", "3")], tmp_path)
    right, progress = examined([junior, elder], [exercise("2+2", "4")], tmp_path)

    assert [found.records[0].tries["junior"].right for found in (wrong, right)] == [False, True]
    assert asked(progress)["junior"] == 0


def test_a_tier_of_another_name_or_patience_is_the_same_model(
    junior: Tier, elder: Tier, tmp_path: Path
) -> None:
    examined([junior, elder], [exercise("2+2", "4")], tmp_path)
    _, progress = examined(
        [replace(junior, name="small", patience=0.9), elder], [exercise("2+2", "4")], tmp_path
    )

    assert asked(progress)["small"] == 0


def test_another_sampling_or_file_is_another_model(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    examined([junior, elder], [exercise("2+2", "4")], tmp_path)
    short = replace(elder, sampling=Sampling(max_tokens=3))
    write_parrot(junior.path, "It is 6")
    findings, progress = examined([junior, short], [exercise("2+2", "6")], tmp_path)

    assert asked(progress)["junior"] == asked(progress)["elder"] == 1
    assert findings.records[0].tries["junior"].right
    assert findings.records[0].tries["elder"].finish is Finish.LENGTH


def test_a_middle_model_stands_beside_the_ladder(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    middle = Tier("middle", write_parrot(tmp_path / "middle.gguf", "It is 7"), "middle")
    findings, _ = examined([junior, elder], [exercise("2+5", "7")], tmp_path, middle)

    assert findings.middle
    assert findings.middle.name == "middle"
    assert [rung.name for rung in findings.rungs] == ["junior", "elder"]
    assert findings.records[0].tries["middle"].right


def test_a_question_too_long_for_a_tier_is_left_out_and_named(
    junior: Tier, elder: Tier, tmp_path: Path
) -> None:
    exercises = [exercise("q" * 300, "4", line=7), exercise("2+2", "4", line=8)]
    findings, _ = examined([junior, replace(elder, context=256)], exercises, tmp_path)
    (remark,) = findings.remarks

    assert (remark.line, remark.flaw) == (7, Flaw.TOO_LONG)
    assert "elder reads" in remark.detail
    assert [record.exercise.line for record in findings.records] == [8]


def test_a_chat_that_a_tier_hands_up_whole_is_never_measured_shortened(
    junior: Tier, elder: Tier, tmp_path: Path
) -> None:
    handing_up = replace(junior, context=256, overflow=Overflow.HAND_UP)
    long = replace(exercise("2+2", "4", line=7), before=("q" * 200, "4"))
    findings, _ = examined([handing_up, elder], [long, exercise("2+2", "4", line=8)], tmp_path)

    assert [(remark.line, remark.flaw) for remark in findings.remarks] == [(7, Flaw.TOO_LONG)]


def test_a_difference_from_the_real_cascade_is_told(tmp_path: Path) -> None:
    restless = Tier("restless", XS.path, "xs", patience=1.0, sampling=Sampling(temperature=3.0, seed=1))
    exercises = [exercise("Tell me a story", line=number) for number in range(1, 2)]
    examined([restless], exercises, tmp_path)
    log = tmp_path / "cascade.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace('"text": "', '"text": "Once '), encoding="utf-8")
    findings, _ = examined([restless], exercises, tmp_path)

    assert findings.replay.disagreements == (1,)


def test_the_built_in_tiers_end_as_their_records_say(tmp_path: Path) -> None:
    texts = (
        "2+2",
        "Hello!",
        "Who wrote War and Peace?",
        "The sum of the numbers from 1 to 100 without every 7th",
    )
    exercises = [exercise(text, "4", line=line) for line, text in enumerate(texts, start=1)]
    findings, _ = examined([XS, S], exercises, tmp_path)
    handed_up = [record.tries["XS"].doubted_after for record in findings.records]

    assert handed_up == [None, None, 0, 0]
    assert findings.replay.disagreements == ()
    assert len(findings.replay.checked) == 4


def test_a_model_that_is_not_there_says_so(junior: Tier, elder: Tier, tmp_path: Path) -> None:
    elder.path.unlink()
    with pytest.raises(AppError, match="cannot be read"):
        examined([junior, elder], [exercise("2+2", "4")], tmp_path)


def test_a_model_that_cannot_be_loaded_says_so_before_anything_is_asked(
    junior: Tier, elder: Tier, tmp_path: Path
) -> None:
    elder.path.write_bytes(b"GGUF, but not really")
    with pytest.raises(AppError, match="damaged"):
        examined([junior, elder], [exercise("2+2", "4")], tmp_path)

    assert b'"try"' not in (tmp_path / f"{tier_identity(junior)}.jsonl").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="processes are ended another way there")
def test_a_process_that_dies_names_the_line_and_what_was_heard_stays(tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", " la le lu", endless=True, context=100_000, weight=4096)
    tier = Tier("endless", path, "p", context=100_000)
    with sitting(tier, tmp_path) as each:
        assert each.parameters() > 1000
        assert isinstance(each.candidate, LlamaEngine)
        assert each.candidate.pid
        threading.Timer(0.3, os.kill, (each.candidate.pid, signal.SIGKILL)).start()
        with pytest.raises(AppError, match=r"endless could not answer line 9: .*SIGKILL.*goes on"):
            each.attempt(exercise("sing", line=9))
    with sitting(replace(tier, sampling=Sampling(max_tokens=3)), tmp_path) as each:
        assert each.attempt(exercise("sing", line=9)).answer == "la le lu"
