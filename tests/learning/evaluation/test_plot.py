from pathlib import Path

import pytest

from matryoshka.errors import AppError
from matryoshka.learning.evaluation.document import Document
from matryoshka.learning.evaluation.figures import figures
from matryoshka.learning.evaluation.plot import plot
from support.disks import filled, tiny_disk
from support.tries import XS, L, S, attempt, played, records


@pytest.fixture(scope="module")
def document() -> Document:
    return figures(played(100), [XS, S], L, draws=5)


def test_the_frontier_becomes_a_png(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "frontier.png"

    plot(document, file)

    assert file.read_bytes().startswith(b"\x89PNG")


def test_without_a_gap_or_an_axis_of_cost_there_is_still_a_picture(tmp_path: Path) -> None:
    same = attempt(right=True)

    plot(figures(records([(same, same)]), [XS, S], None, draws=5), tmp_path / "frontier.png")

    assert (tmp_path / "frontier.png").exists()


def test_one_tier_cannot_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="no frontier"):
        plot(figures(played(5), [XS], None, draws=5), tmp_path / "frontier.png")


def test_a_place_that_cannot_be_written_is_named(document: Document, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="No such file or directory"):
        plot(document, tmp_path / "nowhere" / "frontier.png")


def test_a_full_disk_is_told(document: Document, tmp_path: Path) -> None:
    with (
        tiny_disk(tmp_path / "disk", 64) as disk,
        filled(disk),
        pytest.raises(AppError, match="No space left"),
    ):
        plot(document, disk / "frontier.png")
