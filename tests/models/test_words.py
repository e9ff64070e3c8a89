import pytest

from matryoshka.models.words import duration, money, pace, size, speed


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 kB"),
        (1_499, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (640_000_000, "640 MB"),
        (999_600_000, "1.0 GB"),
        (5_230_000_000, "5.2 GB"),
        (1_234_500_000_000, "1,234.5 GB"),
    ],
)
def test_a_size_has_one_decimal_above_a_gigabyte(count: int, words: str) -> None:
    assert size(count) == words


def test_a_speed_that_is_none_says_so() -> None:
    assert [speed(each) for each in (0, 40_200, 11_840_000, 1.2e9)] == [
        "0 MB/s",
        "40 kB/s",
        "11.8 MB/s",
        "1,200.0 MB/s",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "less than a minute"),
        (61, "about a minute"),
        (250, "about 4 minutes"),
        (3599, "about 60 minutes"),
        (3700, "about an hour"),
        (9000, "about 2 hours"),
    ],
)
def test_a_time_is_told_no_more_precisely_than_it_is_known(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_pace_has_a_decimal_where_that_counts() -> None:
    assert [pace(each) for each in (0.84, 9.96, 12.4)] == [
        "about 0.8 tokens a second",
        "about 10 tokens a second",
        "about 12 tokens a second",
    ]


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        (0.0, "0.00"),
        (123.4, "123.40"),
        (0.1, "0.10"),
        (0.012, "0.012"),
        (0.0061, "0.0061"),
        (0.000011, "<0.0001"),
    ],
)
def test_money_is_never_rounded_to_nothing_nor_written_in_powers_of_ten(sum_: float, words: str) -> None:
    assert money(sum_) == words
