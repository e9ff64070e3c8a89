"""A ladder is measured: stopped, gone on with, never over the network, and known again afterwards."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.calibrating import Calibrating
from matryoshka.chat.calibrations import Calibrations
from matryoshka.chat.engine import Stop
from matryoshka.chat.identity import party_of
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.measuring import Asking, Known
from matryoshka.chat.service import Service
from matryoshka.engines.rack import Rack
from matryoshka.learning.calibration.asked import Asked
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.paths import Paths
from support.measures import calibration
from support.parrots import write_parrot

QUESTIONS = [Asked(Exercise(f"What is {number}?", ("4",), "all", number)) for number in range(1, 9)]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path, tmp_path, tmp_path / "cache")


@pytest.fixture
def calibrating(paths: Paths) -> Iterator[Calibrating]:
    with closing(Rack()) as rack:
        yield Calibrating(rack, paths, QUESTIONS)


@pytest.fixture
def ladder(tmp_path: Path) -> Ladder:
    lines = {"XS": "4", "S": "5"}
    return Ladder(
        tuple(Tier(name, write_parrot(tmp_path / f"{name}.gguf", line), name) for name, line in lines.items())
    )


def test_what_was_stopped_goes_on_where_it_was(calibrating: Calibrating, ladder: Ladder) -> None:
    stop, seen = Stop(), list[Asking]()
    for event in calibrating.measure(ladder, stop):
        assert isinstance(event, Asking)
        seen.append(event)
        if len(seen) == 5:
            stop.set()

    again = [*calibrating.measure(ladder, Stop())]

    assert len(seen) <= 6
    assert isinstance(again[-1], Known)
    worked = [event.left for event in again if isinstance(event, Asking)]
    assert worked[:5] == [None] * 5  # known from before: nothing was asked


def test_no_tier_is_asked_over_the_network(calibrating: Calibrating, ladder: Ladder) -> None:
    away = Ladder((ladder.tiers[0], Tier("R", Service("https://example.invalid/v1", "model"), "model")))

    (known,) = calibrating.measure(away, Stop())

    assert isinstance(known, Known)
    assert known.found is None
    assert "nothing is sent there" in known.remarks[0]


def test_what_was_measured_is_known_while_both_models_are_the_same(
    calibrating: Calibrating, paths: Paths, ladder: Ladder
) -> None:
    junior, elder = ladder.tiers
    assert [each.found for each in calibrating.known(ladder, Stop())] == [None]
    measured = replace(calibration(), junior=party_of(junior), elder=party_of(elder))
    Calibrations(paths.calibrations).keep(measured)

    assert [each.found for each in calibrating.known(ladder, Stop())] == [measured]
    write_parrot(junior.path, "4 or so")
    (changed,) = calibrating.known(ladder, Stop())
    assert changed.found is None
    assert "has changed" in changed.remarks[0]


def test_how_long_it_takes_is_told_from_what_is_here(calibrating: Calibrating) -> None:
    (seconds,) = calibrating.guess(builtin_ladder(), Stop())

    assert 0 < seconds < 600
