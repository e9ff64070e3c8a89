"""Votes on comparisons move the dial: `matryoshka calibrate` reads them as it reads its own questions."""

import json
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.calibration import Calibration
from matryoshka.chat.calibrations import Calibrations
from matryoshka.chat.comparing.grid import Grid, Row, Vote
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.comparing.voting import voted
from matryoshka.chat.comparing.wins import patience_told
from matryoshka.chat.engine import Odds
from matryoshka.chat.identity import model_identity, party_of
from matryoshka.chat.label import Effort
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import read_ladder
from matryoshka.chat.observation import Observation
from matryoshka.cli import main
from matryoshka.paths import HOME_VARIABLE, Paths
from support.command import write_ladder
from support.comparing import column, row
from support.parrots import write_parrot

VOTES = 240
ODDS = Odds(-0.5, 0.6, 0.2, 1.0)


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return Paths.of_this_person()


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    write_parrot(tmp_path / "small.gguf", "4", 0.3)
    write_parrot(tmp_path / "large.gguf", "5")
    return write_ladder(tmp_path, XS="small.gguf", S="large.gguf")


def compared(ladder: Ladder, doubt: float, *, wrong: bool) -> Row:
    """XS let see that doubt, and the person found it wrong, or as good as the best."""
    xs, s = (model_identity(tier) for tier in ladder.tiers)
    asked = row(
        column("XS", identity=xs, observation=Observation(doubt, ODDS), effort=Effort(5, 3, 0.1, 0.2)),
        column("S", identity=s, effort=Effort(5, 3, 0.1, 2.0)),
        question=f"{doubt}",
    )
    return voted(voted(asked, "XS", Vote.WRONG if wrong else Vote.FINE), "S", Vote.BEST)


def vote(paths: Paths, ladder: Ladder, limit: float) -> Grid:
    """On answers of which XS was wrong where its doubt was above the limit; one vote in twenty is a slip."""
    grid = Grid(("XS", "S"))
    for number in range(VOTES):
        doubt, slip = (number + 0.5) / VOTES, number % 20 == 7
        grid = grid.with_row(compared(ladder, doubt, wrong=(doubt > limit) is not slip))
    with GridTable(paths.store) as table:
        table.save(grid)
        for each in grid.rows:
            table.vote(each)
    return grid


def calibrate(ladder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """With one question beside the votes; what is told of the pair."""
    question = ladder.with_name("question.jsonl")
    question.write_text(json.dumps({"question": "2+2", "answer": "5"}), encoding="utf-8")
    assert main(["calibrate", "--ladder", str(ladder), "--questions", str(question), "--json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)["pairs"]
    assert isinstance(pair, dict)
    return pair


def kept(paths: Paths, ladder: Path) -> Calibration:
    xs, s = read_ladder(ladder).tiers
    found = Calibrations(paths.calibrations).find(party_of(xs), party_of(s)).calibration
    assert found
    return found


def limit_at_one_half(calibration: Calibration) -> float:
    """The least P(hand-off) from which a patience of one half hands up."""
    chances = (number / 100 for number in range(101))
    return next(
        chance
        for chance in chances
        if (calibration.before.doubt(Observation(chance, ODDS), calibration.probe) or 0.0) > 1 / 2
    )


@pytest.mark.parametrize("limit", [0.3, 0.7])
def test_the_dial_moves_to_where_the_person_says_that_the_junior_was_wrong(
    paths: Paths, ladder: Path, limit: float, capsys: pytest.CaptureFixture[str]
) -> None:
    grid = vote(paths, read_ladder(ladder), limit)
    assert calibrate(ladder, capsys)["calibration"]
    found = kept(paths, ladder)

    assert limit_at_one_half(found) == pytest.approx(limit, abs=0.06)
    half = found.at(0.5)
    assert half
    assert half.share.low <= 1 - limit <= half.share.high
    xs = read_ladder(ladder).tiers[0]
    told = patience_told(grid.rows, xs, model_identity(xs), found)
    assert told
    assert told.good_enough.value == pytest.approx(limit, abs=0.06)
    assert told.hands_up == pytest.approx(1 - limit, abs=0.06)


def test_votes_that_are_deleted_with_their_comparison_count_no_more(
    paths: Paths, ladder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grid = vote(paths, read_ladder(ladder), 0.5)
    with GridTable(paths.store) as table:
        table.delete(grid.id)

    assert calibrate(ladder, capsys)["why"] == "too few questions"
