"""The price of the hand-off token, measured small: a real control beside a real base run."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")

from learning.folders import TEXTS
from matryoshka.errors import AppError
from matryoshka.learning.lesson import Lesson
from matryoshka.learning.shape import Shape
from matryoshka.learning.tax import Tax
from matryoshka.learning.tiers import XS
from matryoshka.learning.tokens import SIZE

SMALL = replace(XS, shape=Shape(vocabulary=SIZE, width=32, layers=2, heads=2, hidden=64), steps=5000)


@pytest.fixture(scope="module")
def tax(tmp_path_factory: pytest.TempPathFactory) -> Tax:
    folder = tmp_path_factory.mktemp("school")
    for _ in Lesson.prepared(SMALL, TEXTS, folder).base(0.01):
        pass
    return Tax(TEXTS, folder, 0.01, SMALL)


def test_the_control_spends_the_steps_that_the_tier_spent_on_its_range(tax: Tax) -> None:
    *_, last = tax.events()
    document = json.loads(tax.file.read_text(encoding="utf-8"))

    assert last.step == tax.steps == document["steps"] == round(0.64 * 50)
    assert document["questions"] == 40
    assert document["tax"]["value"] == pytest.approx(document["control"]["value"] - document["tier"]["value"])
    assert document["as_shipped"]["value"] <= document["tier"]["value"]


def test_without_a_finished_training_the_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"vocabulary\.json"):
        next(Tax(TEXTS, tmp_path).events())
