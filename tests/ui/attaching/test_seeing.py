"""Pictures seen on this computer, in the real window with real models: nothing leaves for that."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from matryoshka import build
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.paths import Paths
from support.attaching import attach
from support.eyes import write_eyes
from support.parrots import write_parrot
from support.shell import Shell, open_shell, parts


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths, tmp_path: Path) -> Iterator[Shell]:
    """A small model that sees nothing, and above it one that sees."""
    blind = Tier("S", write_parrot(tmp_path / "blind.gguf", "blind"), "blind")
    parrot, eyes = write_parrot(tmp_path / "seer.gguf", "dark", sees="light"), tmp_path / "mmproj.gguf"
    ladder = Ladder((blind, Tier("M", parrot, "seer", mmproj=write_eyes(eyes))))
    with closing(Rack()) as rack, closing(ChatStore(paths.store)) as store:
        answers = build.cascade(ladder, rack, build.remedy_of(paths.ladder))
        shell = open_shell(store, paths, qtbot, parts(paths, ladder, answers))
        yield shell
        shell.window.close()


def painted(folder: Path, colour: Qt.GlobalColor) -> Path:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(colour)
    file = folder / f"{colour.name}.png"
    picture.save(str(file))
    return file


def ask(shell: Shell, words: str) -> None:
    shell.begin_to_ask(words)
    shell.bot.waitUntil(lambda: not shell.busy)


def test_a_question_with_a_picture_goes_to_the_model_that_sees_it(shell: Shell, tmp_path: Path) -> None:
    for colour, said in ((Qt.GlobalColor.white, "light"), (Qt.GlobalColor.black, "dark")):
        attach(shell, painted(tmp_path, colour))
        ask(shell, f"What is it, {colour.name}?")

        assert [(attempt.tier, attempt.text) for attempt in shell.turn.run] == [("M", said)]


def test_without_a_picture_the_smallest_answers(shell: Shell) -> None:
    ask(shell, "What is it?")

    assert [(attempt.tier, attempt.text) for attempt in shell.turn.run] == [("S", "blind")]
