"""Real models are measured in the real window, and answer meanwhile; then a dial holds for them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from matryoshka import furnish
from matryoshka.calibrating import Calibrating
from matryoshka.chat.calibrations import Calibrations
from matryoshka.chat.identity import party_of
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import read_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.learning.calibration.asked import Asked
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from support.command import write_ladder
from support.measures import calibration
from support.parrots import write_parrot
from support.shell import Shell, open_shell

QUESTIONS = [Asked(Exercise(f"What is {number}?", ("four",), "all", number)) for number in range(1, 13)]


@pytest.fixture
def ladder(paths: Paths, tmp_path: Path) -> Ladder:
    """A junior with a chance of a half of handing up, and an elder."""
    xs = write_parrot(tmp_path / "small.gguf", "four", 0.5)
    s = write_parrot(tmp_path / "large.gguf", "five")
    write_ladder(tmp_path, XS=str(xs), S=str(s)).rename(paths.ladder)
    return read_ladder(paths.ladder)


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths, ladder: Ladder) -> Iterator[Shell]:
    with closing(Rack()) as rack, closing(ChatStore(paths.store)) as store, GarbageWatch():
        parts = furnish.parts(ladder, rack, paths, paths.ladder)
        measures = Calibrating(rack, paths, QUESTIONS)
        shell = open_shell(store, paths, qtbot, replace(parts, measures=measures))
        shell.window.resize(1180, 800)
        yield shell
        shell.window.close()


def sees(shell: Shell, words: str) -> bool:
    return any(words in each.text() for each in shell.labels())


def test_models_are_measured_while_they_answer(shell: Shell) -> None:
    shell.window.show_calibration()
    shell.window.calibration.head.wanted.emit()
    shell.window.show_chat()
    shell.begin_to_ask("Hello")
    shell.bot.waitUntil(lambda: not shell.busy)
    assert shell.turn.run[-1].text == "four"

    shell.window.show_calibration()
    shell.bot.waitUntil(lambda: shell.button("Measure again") is not None)
    assert sees(shell, "12 questions")


def test_a_dial_that_was_moved_holds_for_real_models(shell: Shell, paths: Paths, ladder: Ladder) -> None:
    junior, elder = map(party_of, ladder.tiers)
    Calibrations(paths.calibrations).keep(replace(calibration(), junior=junior, elder=elder))
    shell.window.show_calibration()
    shell.bot.waitUntil(lambda: sees(shell, "At this setting"))

    shell.window.calibration.chosen.emit("XS", 0.2)
    shell.window.show_chat()
    shell.begin_to_ask("Hello")
    shell.bot.waitUntil(lambda: not shell.busy)

    handoff = shell.turn.run[0].handoff
    assert handoff
    assert (handoff.patience, handoff.measured) == (0.2, True)
    assert handoff.doubt == pytest.approx(0.5, abs=1e-4)
