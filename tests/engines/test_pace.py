import pytest

from matryoshka.engines.pace import Pace


def settled(seconds_per_token: float) -> int:
    pace = Pace(512)
    for _ in range(8):
        pace.took(pace.size, pace.size * seconds_per_token)
    return pace.size


def test_the_first_piece_is_small() -> None:
    assert Pace(512).size <= 16
    assert Pace(4).size == 4


def test_pieces_grow_to_a_quarter_of_a_second() -> None:
    assert settled(0.001) == 250
    assert settled(0.02) == 12
    assert settled(0.00001) == 512
    assert settled(1.0) == 1


def test_a_last_short_piece_teaches_nothing() -> None:
    pace = Pace(512)
    before = pace.size
    pace.took(1, 0.2)

    assert pace.size == before


def test_it_tells_how_long_reading_takes_once_it_has_read() -> None:
    pace = Pace(512)

    assert pace.seconds(100) == 0.0
    pace.took(16, 0.032)
    assert pace.seconds(100) == pytest.approx(0.2)


def test_what_can_be_interrupted_is_read_in_the_largest_pieces() -> None:
    pace = Pace(512, interruptible=True)
    pace.took(15, 1.0)
    assert (pace.size, pace.seconds(100)) == (512, 0.0)

    pace.took(40, 4.0)
    assert pace.size == 512
    assert pace.seconds(100) == pytest.approx(10.0)
