"""Medians, intervals and targets are what they say."""

import json

import pytest

from benchmarks.figures import Chapter, Figure, Target, difference, ratio
from benchmarks.report import as_json, markdown
from benchmarks.sides import speeds

NOISY = Figure((10.0, 12.0, 11.0, 30.0, 9.0))


def test_a_median_lies_within_its_interval_and_an_outlier_moves_neither() -> None:
    low, high = NOISY.interval

    assert 9.0 <= low <= NOISY.median == 11.0 <= high <= 30.0
    assert NOISY.text("ms") == "11 ms (9 to 30)"


def test_pairs_are_compared_one_by_one() -> None:
    assert ratio(Figure((10.0, 40.0)), Figure((20.0, 40.0))).values == (0.5, 1.0)
    assert difference(Figure((10.0, 40.0)), Figure((20.0, 40.0))).values == (-10.0, 0.0)


def test_a_speed_is_told_from_the_first_token_on() -> None:
    assert speeds([5.0, 5.5, 6.0, 8.0], (3, 4)) == [2.0, 1.0]


@pytest.mark.parametrize(("at_least", "met"), [(True, True), (False, False)])
def test_a_target_is_met_or_not_and_the_report_tells(at_least: bool, met: bool) -> None:
    target = Target("Speed", NOISY, 10.5, "ms", at_least=at_least)
    chapter = Chapter("Speeds", ["", "ms"], [["ours", NOISY.text("ms")]], [target], {"ours": NOISY})

    assert target.met is met
    assert ("not met" not in markdown([chapter], "A machine")) is met
    assert json.loads(as_json([chapter], "A machine"))["targets"][0]["met"] is met
