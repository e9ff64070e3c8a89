"""A file of questions in the real window, with real models, and a real service beside them."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from matryoshka import build
from matryoshka.batching import Batching
from matryoshka.chat.comparing.grid import Grid, Vote
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.service import Service as Source
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.keychain import Keychain
from matryoshka.paths import Paths
from matryoshka.secret_names import SecretNames
from matryoshka.ui.compare.batch_conduct import BatchConduct
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.garbage import GarbageWatch
from support.parrots import write_parrot
from support.services import Service, answer, open_service
from support.shell import open_shell, parts

Open = Callable[[Ladder], "Program"]
MANY = 300
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def service() -> Iterator[Service]:
    with open_service() as service:
        yield service


@pytest.fixture
def here(tmp_path: Path) -> Ladder:
    """Two models on this computer."""
    said = {"XS": "It is four", "S": "Four"}
    files = {name: write_parrot(tmp_path / f"{name}.gguf", words) for name, words in said.items()}
    return Ladder(tuple(Tier(name, file, name) for name, file in files.items()))


class Program:
    """A window on a ladder, with engines of its own."""

    def __init__(self, ladder: Ladder, paths: Paths, bot: QtBot, rack: Rack, store: ChatStore) -> None:
        abroad = build.abroad(paths, lambda: Keychain(SecretNames(paths.secret_names), lambda: None))
        compares = partial(build.comparison, rack=rack, abroad=abroad)
        answers = build.cascade(ladder, rack, remedy="", abroad=abroad)
        made = replace(
            parts(paths, ladder, answers), compares=compares, batches=Batching(rack, paths, abroad)
        )
        self.shell = open_shell(store, paths, bot, of=made)
        self.shell.window.resize(1180, 800)
        self.shell.press(Qt.Key.Key_Y, KEYS)
        assert isinstance(self.shell.window.page, ComparePage)
        self.page = self.shell.window.page
        found = self.page.findChild(BatchConduct)
        assert found is not None
        self.batch = found

    def sees(self, words: str) -> None:
        self.shell.bot.waitUntil(lambda: any(words in each.text() for each in self.shell.labels()))

    def button(self, name: str) -> QPushButton:
        button = self.shell.button(name)
        assert button is not None
        return button


@pytest.fixture
def open_program(paths: Paths, qtbot: QtBot) -> Iterator[Open]:
    with (
        closing(build.rack(paths)) as rack,
        closing(ChatStore(paths.store)) as store,
        GarbageWatch(),
    ):
        opened = list[Program]()

        def open_one(ladder: Ladder) -> Program:
            opened.append(Program(ladder, paths, qtbot, rack, store))
            return opened[-1]

        yield open_one
        for each in opened:
            each.shell.window.close()


def questions(folder: Path, count: int, *others: str) -> Path:
    file = folder / "questions.jsonl"
    lines = [json.dumps({"question": f"What is {number}?"}) for number in range(count)]
    file.write_text("\n".join([*lines, *others]), encoding="utf-8")
    return file


def kept(paths: Paths) -> Grid:
    with GridTable(paths.store) as table:
        (grid,) = table.all()
    return grid


def answers(grid: Grid) -> list[str]:
    return [column.text for row in grid.rows for column in row.columns if column.answered]


def begin(program: Program, file: Path, paths: Paths) -> None:
    """Some answers are there, and most are not."""
    program.batch.read(file)
    program.sees(f"of {2 * MANY} answers")
    program.shell.bot.waitUntil(lambda: len(answers(kept(paths))) >= 5)


def test_each_question_of_a_file_is_asked_and_kept(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path
) -> None:
    program = open_program(here)
    program.batch.read(questions(tmp_path, 4, "no JSON at all"))
    program.sees("8 of 8 answers")
    program.sees("Broken lines, left out: 1 (line 5")
    program.sees("Question 4 of 4")

    assert sorted(answers(kept(paths))) == ["Four"] * 4 + ["It is four"] * 4
    assert program.page.views["S"].answer.toPlainText() == "Four"


def test_one_turns_to_another_question_and_votes_there(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path
) -> None:
    program = open_program(here)
    program.batch.read(questions(tmp_path, 3))
    program.sees("6 of 6 answers")
    program.button("Question before").click()
    program.sees("Question 2 of 3")
    buttons = program.page.views["XS"].findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Best").click()

    assert [[column.vote for column in row.columns] for row in kept(paths).rows] == [
        [None, None], [Vote.BEST, None], [None, None],
    ]  # fmt: skip


def test_what_is_paused_goes_on_and_asks_nothing_twice(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path
) -> None:
    program = open_program(here)
    begin(program, questions(tmp_path, MANY), paths)
    program.button("Pause").click()
    program.shell.bot.waitUntil(lambda: program.shell.button("Go on") is not None)
    before = {row.id: row.columns for row in kept(paths).rows}
    done = len(answers(kept(paths)))
    assert 0 < done < 2 * MANY

    program.button("Go on").click()
    program.sees(f"{2 * MANY} of {2 * MANY} answers")
    after = {row.id: row.columns for row in kept(paths).rows}
    assert all(
        new == old
        for name, columns in before.items()
        for old, new in zip(columns, after[name], strict=True)
        if old.answered
    )


def test_a_file_that_was_begun_goes_on_in_the_next_window(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path
) -> None:
    file = questions(tmp_path, MANY)
    program = open_program(here)
    begin(program, file, paths)
    program.shell.window.close()
    done = len(answers(kept(paths)))
    assert 0 < done < 2 * MANY

    again = open_program(here)
    again.batch.read(file)
    again.sees(f"{2 * MANY} of {2 * MANY} answers")
    assert len(answers(kept(paths))) == 2 * MANY


def test_one_that_was_begun_goes_on_from_the_list_without_its_file(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path
) -> None:
    file = questions(tmp_path, MANY)
    program = open_program(here)
    begin(program, file, paths)
    program.shell.window.close()
    file.unlink()

    again = open_program(here)
    again.button("Earlier ones").click()
    again.shell.bot.waitUntil(lambda: again.shell.button("Open: questions") is not None)
    again.button("Open: questions").click()
    again.button("Go on").click()
    again.sees(f"{2 * MANY} of {2 * MANY} answers")
    assert len(answers(kept(paths))) == 2 * MANY


def test_nothing_is_sent_to_a_service_before_there_is_leave_for_all(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path, service: Service
) -> None:
    away = Tier("L", Source(service.url, "big"), "big")
    program = open_program(Ladder((here.tiers[0], away)))
    program.batch.read(questions(tmp_path, 3))
    program.sees("nothing was sent")
    program.sees("3 of 6 answers")
    assert service.heard == []

    service.play(answer("Vier"), times=3)
    program.button("Send all of them to L").click()
    program.sees("6 of 6 answers")
    assert sorted(answers(kept(paths))) == ["It is four"] * 3 + ["Vier"] * 3


def test_leave_is_asked_for_a_file_of_one_question_too(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path, service: Service
) -> None:
    away = Tier("L", Source(service.url, "big"), "big")
    program = open_program(Ladder((here.tiers[0], away)))
    program.batch.read(questions(tmp_path, 1))
    program.sees("nothing was sent")
    assert service.heard == []

    service.play(answer("Vier"))
    program.shell.bot.waitUntil(lambda: program.shell.button("Stop") is None)
    program.button("Send all of them to L").click()
    program.shell.bot.waitUntil(lambda: sorted(answers(kept(paths))) == ["It is four", "Vier"])


def test_names_of_a_whole_file_are_hidden_until_the_vote(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path
) -> None:
    program = open_program(here)
    program.page.card.blind.setChecked(True)
    program.batch.read(questions(tmp_path, 2))
    program.sees("4 of 4 answers")
    assert kept(paths).blind
    assert program.shell.sees("Answer 1")

    buttons = program.page.views["XS"].findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Best").click()
    program.shell.bot.waitUntil(lambda: not program.shell.sees("Answer 1"))
    program.button("Next question").click()
    program.shell.bot.waitUntil(lambda: program.shell.sees("Answer 1"))


def test_a_file_that_is_none_is_told(open_program: Open, here: Ladder, tmp_path: Path) -> None:
    program = open_program(here)
    program.batch.read(tmp_path / "nowhere.jsonl")

    program.shell.bot.waitUntil(lambda: "nowhere.jsonl" in program.page.notice.words)


def test_a_pause_holds_though_leave_was_given_meanwhile(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path, service: Service
) -> None:
    away = Tier("L", Source(service.url, "big"), "big")
    program = open_program(Ladder((*here.tiers, away)))
    program.page.card._tiers["S"].setChecked(False)
    begin(program, questions(tmp_path, MANY), paths)
    program.button("Send all of them to L").click()
    program.button("Pause").click()
    program.shell.bot.waitUntil(lambda: program.shell.button("Go on") is not None)

    assert service.heard == []


def test_one_tier_of_a_file_is_asked_no_more(
    open_program: Open, here: Ladder, paths: Paths, tmp_path: Path
) -> None:
    program = open_program(here)
    begin(program, questions(tmp_path, MANY), paths)
    assert program.button("Ask one no more").isVisible()
    program.page.batch.left_out.emit("XS")
    program.sees(" to S")
    program.button("Pause").click()
    program.shell.bot.waitUntil(lambda: program.button("Go on").isVisible())

    assert answers(kept(paths)).count("It is four") < MANY


def test_leave_that_is_wanted_again_and_again_is_one_line(
    open_program: Open, here: Ladder, tmp_path: Path
) -> None:
    away = Tier("L", Source("http://127.0.0.1:9/v1", "big"), "big")
    program = open_program(Ladder((here.tiers[0], away)))
    program.batch.read(questions(tmp_path, 2))
    program.sees("model big: nothing was sent. 2 questions would be")
    for _ in range(2):
        program.shell.bot.waitUntil(lambda: program.shell.button("Go on") is not None)
        program.button("Go on").click()
        program.sees("nothing was sent")
    program.shell.bot.waitUntil(lambda: program.shell.button("Go on") is not None)

    buttons = program.page.batch.findChildren(QPushButton)
    assert len([each for each in buttons if each.text() == "Send all of them"]) == 1
