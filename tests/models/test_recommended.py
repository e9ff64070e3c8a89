from dataclasses import replace

from matryoshka.models.recommended import recommended
from matryoshka.models.verdict import Fit, Verdict

FIT = Fit(1, 1, 1, 1, 4096, "f16", mmap=True, verdict=Verdict.MEMORY, device_layers=0, layers=1, free=9)
GPU, DISK = replace(FIT, verdict=Verdict.GPU), replace(FIT, verdict=Verdict.DISK)


def _fast(fit: Fit = FIT) -> Fit:
    return replace(fit, tokens_per_second=40.0)


def _slow(fit: Fit = FIT) -> Fit:
    return replace(fit, tokens_per_second=7.0)


def test_the_finest_is_taken_that_is_still_pleasant() -> None:
    assert recommended([("Q4_K_M", _fast()), ("Q6_K", _fast()), ("Q8_0", _slow())]) == 1


def test_where_none_is_pleasant_the_quickest_is_taken_that_loses_little() -> None:
    quicker = replace(FIT, tokens_per_second=8.0)

    assert recommended([("Q3_K_M", quicker), ("IQ4_XS", _slow()), ("Q4_K_M", quicker)]) == 2


def test_a_finer_one_is_not_worth_a_worse_place() -> None:
    assert recommended([("Q4_K_M", _fast(GPU)), ("Q8_0", _fast())]) == 0


def test_the_smallest_is_taken_where_all_are_slow_or_nobody_knows() -> None:
    assert recommended([("Q4_K_M", _slow()), ("Q6_K", _slow())]) == 0
    assert recommended([("Q4_K_M", FIT), ("Q6_K", FIT)]) == 0


def test_what_loses_much_and_what_saves_nothing_is_not_recommended() -> None:
    assert recommended([("Q2_K", _fast()), ("Q4_K_M", _fast()), ("F16", _fast())]) == 1


def test_what_loses_much_is_better_than_nothing() -> None:
    assert recommended([("Q2_K", _slow()), ("Q4_K_M", DISK)]) == 0


def test_nothing_is_recommended_where_nothing_fits() -> None:
    assert recommended([("Q4_K_M", DISK), ("Q8_0", replace(FIT, verdict=Verdict.CANNOT))]) is None
    assert recommended([]) is None
