from pathlib import Path

import pytest

from matryoshka.models.worth import BUILTIN, NOTHING, Bottom, bottoms, cheapest
from matryoshka.paths import resources


def test_what_the_built_in_tiers_keep_is_read_from_the_figures_measured_with_them() -> None:
    both, elder, junior, nothing = bottoms()

    assert (both.tiers, elder.tiers, junior.tiers) == (BUILTIN, BUILTIN[1:], BUILTIN[:1])
    assert both.up < junior.up < nothing.up == 1
    assert 0 < junior.seconds < 1


def test_other_figures_can_be_named(tmp_path: Path) -> None:
    copy = tmp_path / "figures.json"
    copy.write_bytes((resources() / "models" / "figures.json").read_bytes())

    assert bottoms(copy) == bottoms()


def test_what_goes_up_takes_the_time_of_the_tier_above() -> None:
    half = Bottom(("xs",), up=0.5, seconds=0.01)

    assert half.takes(10, inside=1) == pytest.approx(5.01)
    assert half.takes(10, inside=0.1) == pytest.approx(9.51)
    assert NOTHING.takes(10) == 10


def test_a_tier_pays_below_a_slow_one() -> None:
    assert cheapest(bottoms(), answer=10.0).tiers == BUILTIN


def test_no_tier_pays_below_one_that_is_as_quick() -> None:
    assert cheapest(bottoms(), answer=0.001) is NOTHING


def test_a_tier_that_keeps_too_little_does_not_pay() -> None:
    idle, busy = Bottom(BUILTIN, up=0.999, seconds=0.01), Bottom(BUILTIN[1:], up=0.2, seconds=0.01)

    assert cheapest([idle, busy, NOTHING], answer=5.0) is busy
