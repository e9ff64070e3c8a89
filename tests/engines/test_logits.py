"""P(hand-off) as a chat hears it: exact where somebody acts on it, a bound where nobody does."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from matryoshka.chat.engine import Message, Output, Role, Stop
from matryoshka.chat.ladder import Sampling
from support.engines import Start, pieces
from support.parrots import Owns, write_parrot

QUESTION = [Message(Role.USER, "Hi")]
CHANCES = [0.2, 0.2, 0.45]
BOUNDS = [0.2 / 0.8, 0.45 / 0.55]
"""Of the chances after the first: to the likeliest token, not to all."""


@pytest.fixture
def parrot(tmp_path: Path) -> Path:
    return write_parrot(tmp_path / "p.gguf", "one two three", CHANCES)


def chances(outputs: Sequence[Output]) -> list[float | None]:
    return [piece.signals.handoff for piece in pieces(outputs)]


def test_all_is_exact_unless_somebody_says_what_does_not_matter(start: Start, parrot: Path) -> None:
    heard = chances(list(start(parrot).stream(QUESTION, Stop())))

    assert heard == pytest.approx([*CHANCES, 0.0], rel=1e-5)


@pytest.mark.parametrize(("patience", "told"), [(0.24, CHANCES[1:]), (0.5, [BOUNDS[0], 0.45]), (0.9, BOUNDS)])
def test_after_the_first_token_a_bound_is_told_where_it_is_at_most_the_patience(
    start: Start, parrot: Path, patience: float, told: Sequence[float]
) -> None:
    heard = chances(list(start(parrot).stream(QUESTION, Stop(), patience)))

    assert heard == pytest.approx([CHANCES[0], *told, 0.0], rel=1e-5)


def test_those_who_measure_are_told_no_bounds(start: Start, parrot: Path) -> None:
    heard = chances(list(start(parrot).probe(QUESTION, Sampling(), Stop())))

    assert heard == pytest.approx([*CHANCES, 0.0], rel=1e-5)


def test_a_model_without_the_token_tells_neither(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "n.gguf", "one two", owns=Owns.NOTHING)

    assert set(chances(list(start(path).stream(QUESTION, Stop(), 0.5)))) == {None}
