"""A calibration on the disk decides in the cascade that the program composes, until a model changes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka import build
from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.events import Done, Event, Noted
from matryoshka.chat.identity import party_of
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.engines.rack import Rack
from matryoshka.paths import Paths
from support.calibrated import calibration
from support.parrots import write_parrot


@pytest.fixture
def rack() -> Iterator[Rack]:
    with closing(Rack()) as rack:
        yield rack


@pytest.fixture
def ladder(tmp_path: Path) -> Ladder:
    names = ("xs", "s")
    return Ladder(
        tuple(Tier(name, write_parrot(tmp_path / f"{name}.gguf", name), f"{name}.gguf") for name in names)
    )


@pytest.fixture
def paths(tmp_path: Path, ladder: Ladder) -> Paths:
    """Of a person whose junior was found to know nothing."""
    paths = Paths(tmp_path / "data", tmp_path / "settings", tmp_path / "cache")
    junior, elder = map(party_of, ladder.tiers)
    build.calibrations(paths).keep(calibration(bias=9.0, junior=junior, elder=elder))
    return paths


def answered(ladder: Ladder, rack: Rack, paths: Paths) -> list[Event]:
    cascade = build.cascade(ladder, rack, "", build.calibrations(paths))
    return list(cascade.answer([Message(Role.USER, "Hi")], Stop()))


def ended_by(events: list[Event]) -> str:
    assert isinstance(events[-1], Done)
    return events[-1].tier


def test_what_was_measured_decides(ladder: Ladder, rack: Rack, paths: Paths) -> None:
    assert ended_by(answered(ladder, rack, paths)) == "s"


def test_without_a_calibration_the_plain_rule_decides(ladder: Ladder, rack: Rack, tmp_path: Path) -> None:
    none = Paths(tmp_path / "none", tmp_path / "none", tmp_path / "none")

    assert ended_by(answered(ladder, rack, none)) == "xs"


def test_for_a_model_that_was_swapped_it_does_not_and_that_is_said(
    ladder: Ladder, rack: Rack, paths: Paths
) -> None:
    write_parrot(ladder.tiers[0].path, "another")

    events = answered(ladder, rack, paths)

    assert ended_by(events) == "xs"
    assert [event.title for event in events if isinstance(event, Noted)] == [
        "The model of xs has changed since it was measured with s."
    ]
