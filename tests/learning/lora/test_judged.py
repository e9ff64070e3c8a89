"""Where nobody knows the right answers, what was judged before teaches, and the elder is not asked again."""

import json
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

pytest.importorskip("peft")

import torch

from matryoshka.chat.identity import model_identity
from matryoshka.chat.label import Label, Source, Trial
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.errors import UsageFault
from matryoshka.learning.evaluation.identity import tier_identity
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.lora.above import Remembered
from matryoshka.learning.lora.paper import Paper
from matryoshka.learning.lora.work import work_folder
from matryoshka.paths import Paths
from matryoshka.train_lora import Wish, train_lora
from support.hugging_face import write_gguf
from support.small_base import BASE, ELDER, write_sums


def trial(question: str, junior: float | None, elder: float, *, declined: bool = False) -> Trial:
    one, other = (
        Label(question, question, name, name, name, "…", right, Source.JUDGE)
        for name, right in (("junior", junior), ("elder", elder))
    )
    return Trial(one, replace(other, declined=declined))


def test_of_two_equally_good_answers_both_are_right_and_who_declines_is_known_to() -> None:
    paper = Paper.of_trials(
        [trial("tie", 0.5, 0.5), trial("lost", 0, 1), trial("declined", 0, 0, declined=True)]
    )
    questions = sorted([*paper.training, *paper.held_out], key=lambda question: question.text)
    found = list(Remembered(paper).verdicts(questions))

    assert [(each.question.text, each.right, each.declined) for each in found] == [
        ("declined", False, True),
        ("lost", True, False),
        ("tie", True, False),
    ]


def test_work_on_other_questions_or_with_another_model_lies_apart(tmp_path: Path) -> None:
    one, other = (Tier("xs", tmp_path / name, name) for name in ("one", "other"))
    for tier in (one, other):
        tier.path.write_text(tier.name * len(tier.label))
    papers = [Paper.of([Exercise("2+2", (answer,), "plus", 1)]) for answer in ("4", "4", "5")]
    folders = [work_folder(tmp_path, one, other, paper) for paper in papers]

    assert folders[0] == folders[1] != folders[2]
    assert work_folder(tmp_path, other, one, papers[0]) != folders[0]


def test_what_was_judged_teaches_without_asking_the_elder(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    write_sums(tmp_path / "questions.jsonl", 90)
    junior = Tier("Junior", write_gguf(BASE, tmp_path / "small.gguf"), "small")
    paths = Paths(tmp_path, tmp_path, tmp_path)
    with LabelTable(paths.store) as table:
        for line in (tmp_path / "questions.jsonl").read_text().splitlines():
            table.add(labels(junior, json.loads(line)["question"]))
    wish = Wish(BASE, Ladder((junior, ELDER)), None, tmp_path / "lora", None, 1)
    with redirect_stdout(StringIO()) as out:
        train_lora(wish, paths)
    events = [json.loads(line)["event"] for line in out.getvalue().splitlines()]

    assert (events[0], events[-2:]) == ("estimated", ["written", "compared"])
    assert not (tmp_path / "lora" / "answers" / f"{tier_identity(ELDER)}.jsonl").exists()


def labels(junior: Tier, question: str) -> list[Label]:
    """The elder is right, the junior where nothing carries."""
    carries = sum(int(number[-1]) for number in question.split("+")) > 9
    right = {junior: float(not carries), ELDER: 1.0}
    return [
        Label(question, question, tier.name, tier.label, model_identity(tier), "…", share, Source.JUDGE)
        for tier, share in right.items()
    ]


def test_where_nothing_was_judged_it_says_what_to_do(tmp_path: Path) -> None:
    junior = Tier("Junior", write_gguf(BASE, tmp_path / "small.gguf"), "small")
    wish = Wish(BASE, Ladder((junior, ELDER)), None, tmp_path / "lora", None, 1)

    with pytest.raises(UsageFault, match="have been judged yet") as refused:
        train_lora(wish, Paths(tmp_path, tmp_path, tmp_path))
    assert "matryoshka calibrate" in refused.value.remedy
