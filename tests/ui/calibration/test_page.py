"""The page “When to ask” in the window: measuring beside the chat, and a dial that holds at once."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import read_ladder
from matryoshka.chat.ladder_writer import LadderWriter
from matryoshka.chat.store import ChatStore
from matryoshka.chat.unmeasured import Unmeasured, Why
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.ui.calibration.dial import Dial
from matryoshka.ui.calibration.frontier_view import FrontierView
from matryoshka.ui.calibration.page import CalibrationPage
from matryoshka.ui.garbage import GarbageWatch
from support.measures import MeasuresByHeart
from support.parrots import write_parrot
from support.reciters import LADDER, ROSES, SUM
from support.shell import Shell, open_shell, parts

SETTING = "At this setting about 65 % of questions go up; 95 % as good as always asking S."
"""What holds at the patience of the reciters' ladder."""
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Measured:
    """A person before the page, and who measures."""

    shell: Shell
    measures: MeasuresByHeart
    paths: Paths

    @property
    def page(self) -> CalibrationPage:
        return self.shell.window.calibration

    @property
    def dial(self) -> Dial:
        return next(each for each in self.page.findChildren(Dial) if each.isVisible())

    def wait_for(self, words: str) -> None:
        self.shell.bot.waitUntil(lambda: self.sees(words))

    def sees(self, words: str) -> bool:
        return any(words in each.text() for each in self.shell.labels())

    def wait_for_patience(self, patience: float) -> None:
        """Of the smallest tier, in the person's file."""
        file = self.paths.ladder
        self.shell.bot.waitUntil(lambda: read_ladder(file).tiers[0].patience == patience)

    def measure(self) -> None:
        """All of it."""
        self.shell.press(Qt.Key.Key_D, CONTROL_SHIFT)
        self.shell.bot.waitUntil(lambda: self.shell.button("Measure, about 6 minutes") is not None)
        self.shell.click("Measure, about 6 minutes")
        self.measures.finish()
        self.shell.bot.waitUntil(lambda: self.shell.button("Measure again") is not None)


@pytest.fixture
def person(qtbot: QtBot, paths: Paths) -> Iterator[Measured]:
    measures, ladder = MeasuresByHeart(), LadderWriter(paths.ladder).set_patience("XS", 0.35)
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, replace(parts(paths, ladder), measures=measures))
        shell.window.resize(1180, 800)
        yield Measured(shell, measures, paths)
        shell.window.close()


def test_a_button_leads_to_the_page_and_escape_leads_back(person: Measured) -> None:
    person.shell.click("When to ask")
    assert person.shell.window.shows_calibration
    assert person.shell.window.windowTitle() == "When to ask – Matryoshka"

    person.shell.press(Qt.Key.Key_Escape)
    assert person.shell.window.shows_chat


def test_before_anything_is_measured_the_plain_rule_is_told_and_measuring_offered(person: Measured) -> None:
    person.shell.click("When to ask")

    person.wait_for("How well XS knows when to ask")
    person.wait_for("XS asks S when its doubt is above 35 %.")
    assert person.sees("not yet measured")
    assert not any(each.isVisible() for each in person.page.findChildren(FrontierView))


def test_questions_are_answered_while_it_is_measured(person: Measured) -> None:
    person.shell.window.show_calibration()
    person.shell.bot.waitUntil(lambda: person.shell.button("Measure, about 6 minutes") is not None)
    person.shell.click("Measure, about 6 minutes")
    person.wait_for("XS and S: 0 of 4 questions · about a minute left")

    person.shell.window.show_chat()
    person.shell.ask("2+2")
    assert person.shell.turn.run[-1].text == "4"

    person.shell.window.show_calibration()
    person.measures.finish()
    person.wait_for(SETTING)


def test_what_was_stopped_goes_on_where_it_was(person: Measured) -> None:
    person.shell.window.show_calibration()
    person.shell.bot.waitUntil(lambda: person.shell.button("Measure, about 6 minutes") is not None)
    person.shell.click("Measure, about 6 minutes")
    person.measures.gate.release(2)
    person.wait_for("2 of 4 questions")
    person.shell.click("Stop")
    person.shell.bot.waitUntil(lambda: person.shell.button("Measure, about 6 minutes") is not None)

    person.shell.click("Measure, about 6 minutes")
    person.wait_for("2 of 4 questions")


def test_the_dial_moves_the_patience_at_once_and_says_what_that_means(person: Measured) -> None:
    person.measure()
    person.dial.setFocus()
    person.shell.press(Qt.Key.Key_Right)
    person.wait_for("At this setting about 70 % of questions go up; 96 % as good as always asking S.")

    person.wait_for_patience(0.3)


def test_what_the_dial_says_holds_in_an_open_chat(person: Measured) -> None:
    person.shell.ask("2+2")
    person.measure()
    person.page.chosen.emit("XS", 0.8)
    person.shell.window.show_chat()
    person.shell.ask(SUM)

    handoff = person.shell.turn.run[0].handoff
    assert handoff
    assert handoff.patience == 0.8


def test_a_click_on_the_dial_goes_there(person: Measured) -> None:
    person.measure()
    dial = person.dial
    QTest.mouseClick(dial, Qt.MouseButton.LeftButton, pos=QPoint(dial.width() - 2, dial.height() // 2))

    person.wait_for("nearly every question goes up")
    person.wait_for_patience(0.0)
    assert dial.accessibleDescription().startswith("At this setting nearly every question")


def test_the_keyboard_stays_with_the_dial_that_it_moves(person: Measured) -> None:
    person.measure()
    dial = person.dial
    dial.setFocus()
    person.shell.press(Qt.Key.Key_End)
    person.wait_for_patience(0.0)

    assert person.shell.focus is dial


def test_why_the_plain_rule_stays_is_said(person: Measured) -> None:
    person.measures.finding = Unmeasured(Why.TOO_FEW, "12 questions are too few.", "Ask 100 or more.")
    person.measure()

    person.wait_for("12 questions are too few. Ask 100 or more.")
    assert person.sees("XS asks S when its doubt is above 35 %.")
    assert person.shell.button("Measure again")


def test_an_elder_that_dies_half_way_is_told_and_it_goes_on_from_there(person: Measured) -> None:
    person.measures.fault = AppError("S could not answer.", "Measure again to go on.")
    person.shell.window.show_calibration()
    person.shell.bot.waitUntil(lambda: person.shell.button("Measure, about 6 minutes") is not None)
    person.shell.click("Measure, about 6 minutes")
    person.measures.gate.release()

    person.wait_for("S could not answer.")
    assert person.shell.button("Measure, about 6 minutes")


def test_a_model_that_joins_the_ladder_brings_the_offer_to_measure(person: Measured, tmp_path: Path) -> None:
    person.shell.models.granting.take_in(write_parrot(tmp_path / "Poet.gguf", ROSES))
    person.shell.bot.waitUntil(lambda: person.shell.button("Use") is not None)
    person.shell.click("Use")
    person.wait_for("Poet is on your ladder. Does Poet know when to ask?")

    person.shell.click("Measure, about 6 minutes")
    assert person.shell.window.shows_calibration
    person.wait_for("0 of 4 questions")


def test_a_narrow_window_shows_all_of_it(person: Measured) -> None:
    person.shell.window.resize(480, 700)
    person.measure()

    chart = person.page.findChild(FrontierView)
    assert isinstance(chart, FrontierView)
    assert chart.mapTo(person.page, QPoint(chart.width(), 0)).x() <= person.page.width()
    assert person.page.grab().width() > 0


def test_one_tier_alone_has_nobody_to_ask(qtbot: QtBot, paths: Paths) -> None:
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, parts(paths, Ladder(LADDER.tiers[:1])))
        shell.window.show_calibration()

        assert shell.sees("Nobody stands above XS who could be asked")
        shell.window.close()


def test_below_the_question_stands_the_dial_of_the_tier_that_is_asked_first(person: Measured) -> None:
    composer = person.shell.window.view.composer
    assert not composer.dial.isVisible()
    person.measure()
    person.shell.press(Qt.Key.Key_Escape)

    person.wait_for("about 65 % go up")
    dial = person.shell.window.view.composer.dial.findChild(Dial)
    assert isinstance(dial, Dial)
    dial.setFocus()
    person.shell.press(Qt.Key.Key_Left)
    person.wait_for("about 60 % go up")
    person.wait_for_patience(0.4)
    composer.picker.set_tier("S")
    composer.picker.chosen.emit("S")
    assert not composer.dial.isVisible()
