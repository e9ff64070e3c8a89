"""The ablations made small: real rounds from a base run, each taught in another way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")

from learning.folders import TEXTS
from matryoshka.errors import AppError
from matryoshka.learning.ablation_figures import figures
from matryoshka.learning.ablation_table import markdown
from matryoshka.learning.ablations import SEEDS, Ablations
from matryoshka.learning.curve import Point, Standing
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.questions import Question
from matryoshka.learning.shape import Shape
from matryoshka.learning.tiers import XS, S
from matryoshka.learning.tokens import SIZE
from matryoshka.learning.trial import RECIPE, UNTAUGHT, Tried, chosen
from matryoshka.learning.verdict import Verdict

SHAPE = Shape(vocabulary=SIZE, width=32, layers=2, heads=2, hidden=64)
SMALL_TIERS = tuple(replace(tier, shape=SHAPE, steps=5000) for tier in (XS, S))
QUESTION = Question("2+3", ("5",), "plus")


@pytest.fixture(scope="module")
def ablations(tmp_path_factory: pytest.TempPathFactory) -> Ablations:
    """Over a training that has finished its base runs and left the elder's weights."""
    folder = tmp_path_factory.mktemp("school")
    for tier in SMALL_TIERS:
        lesson = Lesson.prepared(tier, TEXTS, folder)
        for _ in lesson.base(0.01):
            pass
        lesson.written()
    return Ablations(TEXTS, folder, 0.01, SMALL_TIERS)


def test_every_setting_is_tried_with_every_seed_and_leaves_no_checkpoint(ablations: Ablations) -> None:
    before = {file.name for file in ablations.folder.iterdir()}
    found = list(ablations.events())
    document = json.loads(ablations.file.read_text(encoding="utf-8"))
    settings = {one["name"]: one for one in document["settings"]}
    table = markdown(document)

    assert len(found) == 1 + 7 * len(SEEDS)
    assert {file.name for file in ablations.folder.iterdir()} == before | {"ablations.json"}
    assert document == json.loads(json.dumps(figures(found, SEEDS, 0.01)))
    assert [len(one["figures"]["right"]["values"]) for one in settings.values()] == [1] + [len(SEEDS)] * 7
    assert settings[RECIPE]["patience"] == [0.5] * len(SEEDS)
    assert len(table.splitlines()) == 2 + 8
    assert UNTAUGHT in table


def test_the_same_seed_gives_the_same_figures(ablations: Ablations) -> None:
    first, again = (next(found for found in ablations.events() if found.seed) for _ in range(2))

    assert first == again


def test_without_a_finished_training_the_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"vocabulary\.json"):
        next(Ablations(TEXTS, tmp_path).events())


def test_the_patience_is_the_one_that_is_worth_most_and_near_to_what_is_shipped() -> None:
    def verdict(doubt: float, *, right: bool) -> Verdict:
        return Verdict(QUESTION, right, doubt, 5, 0.5)

    inside = [verdict(0.12, right=True), verdict(0.33, right=False)]

    assert chosen(Standing(inside, [verdict(0.9, right=False)], [True] * 3)) == 0.3


def test_a_figure_that_is_not_always_defined_has_no_mean() -> None:
    points = [Point(0.9, 0.1, 0.0, 1.0, 0.0, 0.1, apgr) for apgr in (0.7, None)]
    document = figures([Tried(RECIPE, 1, 0.5, point) for point in points], (1, 2), 1.0)
    spread = document["settings"][0]["figures"]

    assert spread["apgr"] == {"values": [0.7, None], "mean": None, "spread": None}
    assert spread["right"] == {"values": [0.9, 0.9], "mean": 0.9, "spread": 0.0}
    assert markdown(document).endswith("– |")
