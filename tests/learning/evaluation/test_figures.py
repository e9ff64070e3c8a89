import json

import pytest

from matryoshka.errors import AppError
from matryoshka.learning.evaluation.document import Document
from matryoshka.learning.evaluation.figures import ALL_ALIKE, NO_GAP, NO_PRICE, ONE_TIER, figures
from matryoshka.learning.evaluation.records import Record, Rung
from support.tries import XS, L, S, attempt, played, record, records

UNDEFINED = {"value": None, "low": None, "high": None}


@pytest.fixture(scope="module")
def document() -> Document:
    return figures(played(600), [XS, S], L, draws=100)


def told(made: list[Record], rungs: list[Rung]) -> Document:
    """With few draws; it can always be written as JSON."""
    found = figures(made, rungs, None, draws=20)
    json.dumps(found, allow_nan=False)
    return found


def test_all_figures_are_there_and_can_be_written(document: Document) -> None:
    found = json.loads(json.dumps(document, allow_nan=False))

    assert [set(tier) >= {"name", "accuracy"} for tier in found["tiers"]] == [True, True]
    assert {"accuracy", "call_share", "pgr", "wrong_served", "declined", "cost"} <= found["cascade"].keys()
    assert {"calls", "cost"} <= found["apgr"].keys()
    assert {"cpt", "auroc", "brier", "ece", "baselines"} <= found.keys()
    assert found["questions"] == 600
    assert found["notes"] == []


def test_every_value_lies_in_its_interval(document: Document) -> None:
    cascade, areas = document["cascade"], document["apgr"]
    assert areas

    for found in (cascade["accuracy"], cascade["pgr"], cascade["cost"], areas["calls"], areas["cost"]):
        assert (found["low"] or 0) < (found["value"] or 0) < (found["high"] or 0)


def test_right_wrong_and_declined_are_all(document: Document) -> None:
    cascade = document["cascade"]
    parts = (cascade["accuracy"], cascade["wrong_served"], cascade["declined"])

    assert sum(part["value"] or 0 for part in parts) == pytest.approx(1)


def test_doubt_that_knows_is_better_than_all_that_do_not(document: Document) -> None:
    better = {one["name"]: one["difference"]["calls"]["significant"] for one in document["baselines"]}

    assert len(better) == 13
    assert better["random"]
    assert better["max-probability"]
    assert better["entropy"]


def test_chance_closes_half_of_the_gap_on_both_axes(document: Document) -> None:
    chance = next(one["apgr"] for one in document["baselines"] if one["name"] == "random")

    assert [chance[axis]["value"] for axis in ("calls", "cost", "flops")] == pytest.approx([0.5] * 3)


def test_the_points_lie_where_they_should(document: Document) -> None:
    junior, elder, middle = document["points"]

    assert (junior["place"], elder["place"]) == (0, 1)
    assert junior["difference"]["value"] == 0
    assert (middle["place"] or 0) > 1


def test_asking_again_is_left_out_where_it_was_not_asked() -> None:
    silent = [Record(each.exercise, each.tries, {}) for each in played(30)]

    names = {one["name"] for one in told(silent, [XS, S])["baselines"]}

    assert "entropy" in names
    assert not {"agreement", "are you sure?"} & names


def test_in_three_tiers_the_elder_is_all_that_stands_above() -> None:
    found = told(played(300), [XS, S, L])

    assert list(found["cascade"]["call_share"]) == ["xs", "s", "l"]
    assert found["points"][1]["name"] == "always elder"
    assert (found["points"][1]["accuracy"]["value"] or 0) > 0.9


def test_one_tier_has_an_accuracy_and_nothing_to_hand_up_to() -> None:
    found = told(played(20), [XS])

    assert found["notes"] == [ONE_TIER]
    assert found["apgr"] is None
    assert found["handoffs"] is None
    assert found["baselines"] == []
    assert found["cascade"]["pgr"] == UNDEFINED
    assert found["cascade"]["call_share"]["xs"]["value"] == 1


def test_an_elder_that_is_no_better_closes_no_gap_and_this_is_said() -> None:
    wrong, right = attempt(right=False, doubt=0.2), attempt(right=True, doubt=0.1)
    found = told(records([(right, right), (wrong, wrong)]), [XS, S])

    assert found["notes"] == [NO_GAP, NO_PRICE, ALL_ALIKE]
    assert found["cascade"]["pgr"] == UNDEFINED
    assert found["apgr"] == {"calls": UNDEFINED, "cost": UNDEFINED, "flops": UNDEFINED}
    assert found["auroc"] == UNDEFINED
    assert found["frontier"]
    assert found["frontier"]["cost"] is None


def test_all_right_leaves_nothing_to_gain() -> None:
    right = attempt(right=True)

    found = told(records([(right, attempt(right=True, whole=5))] * 3), [XS, S])

    assert found["cascade"]["accuracy"] == {"value": 1, "low": 1, "high": 1}
    assert found["cascade"]["wrong_served"]["value"] == 0
    assert found["notes"] == [NO_GAP, ALL_ALIKE]


def test_one_question_is_enough() -> None:
    found = told([record(xs=attempt(right=False, doubt=0.9), s=attempt(right=True, whole=5))], [XS, S])

    assert found["cascade"]["pgr"] == {"value": 1, "low": 1, "high": 1}
    assert found["handoffs"]
    assert found["handoffs"]["all"]["needed"]["value"] == 1


def test_no_question_is_a_fault_with_a_remedy() -> None:
    with pytest.raises(AppError, match="nothing to measure"):
        figures([], [XS, S], None)
