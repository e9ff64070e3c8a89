"""Measures the built-in tiers with their own exam, and writes the page of figures and its picture."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.evaluate import examined, told_to_stop
from matryoshka.learning.evaluation.leaks import Trained
from matryoshka.learning.evaluation.sheet import read_sheet
from matryoshka.learning.own_exam import ExamRow, OwnExam
from matryoshka.learning.studies import sections
from matryoshka.page import PAGE, Page, Sitting, writable
from matryoshka.paths import Paths, resources
from matryoshka.show import say

TURNS = (1, 2, 5)
LATER = 0.2
SEED = 11


@dataclass(frozen=True, slots=True)
class Wish:
    """Measure the models in `models`, with about so many questions, and write the page into `folder`."""

    models: Path
    folder: Path
    questions: int


def prove(wish: Wish, paths: Paths) -> int:
    """Write the page; the same command goes on where it was stopped. Raises `AppError`."""
    with told_to_stop():
        sittings = list(_sittings(wish, paths))
        Page.of(sittings, list(sections(wish.models))).write(wish.folder)
    say(f"Written: {wish.folder / PAGE}")
    return 0


def _sittings(wish: Wish, paths: Paths) -> Iterator[Sitting]:
    with writable(wish.folder):
        wish.folder.mkdir(parents=True, exist_ok=True)
    exam = OwnExam.read(resources() / "training", resources() / "evaluation")
    trained = Trained.read(resources() / "training")
    for turn in TURNS:
        count = wish.questions if turn == 1 else round(LATER * wish.questions)
        rows = list(exam.rows(count, SEED, turn))
        sheet = read_sheet(_written(rows, paths.evaluations / f"own-exam-{count}-turn-{turn}.jsonl"))
        findings = examined(_ladder(wish.models), None, sheet.exercises, paths.evaluations)
        remarks = [*sheet.remarks, *trained.remarks(sheet.exercises), *findings.remarks]
        yield Sitting(turn, rows, findings, remarks)


def _written(rows: Sequence[ExamRow], file: Path) -> Path:
    """The exam as a file of questions. Raises `AppError`."""
    with writable(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def _ladder(models: Path) -> Ladder:
    tiers = builtin_ladder().tiers
    return Ladder(tuple(replace(tier, source=models / tier.path.name) for tier in tiers))
