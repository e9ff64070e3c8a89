"""Where a tier sees pictures they go along, and only with leave; what leaves is counted with them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.conversation import Image
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.transcript.thumbnails import HEIGHT, Thumbnails
from support.attaching import attach, chips
from support.outside import SERVICE, WayByHeart
from support.reading import Reader
from support.reciters import Reciter
from support.shell import Shell, open_shell, parts

SEEING = Tier("Remote", replace(SERVICE, images=True), "big-1")
LADDER = Ladder((Tier("S", Path("s.gguf"), "builtin:s", 0.35), SEEING))


@pytest.fixture
def way() -> WayByHeart:
    return WayByHeart()


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths, way: WayByHeart) -> Iterator[Shell]:
    """Its top tier is a service that sees."""
    rungs = [Rung(LADDER.tiers[0], Reciter(answer="4")), Rung(SEEING, Reciter(answer="A doll."), way)]
    with closing(ChatStore(paths.store)) as store:
        shell = open_shell(store, paths, qtbot, parts(paths, LADDER, Cascade(rungs, "")))
        yield shell
        shell.window.close()


@pytest.fixture
def doll(tmp_path: Path) -> Path:
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(tmp_path / "doll.png"))
    return tmp_path / "doll.png"


def test_a_picture_waits_as_other_files_do(shell: Shell, doll: Path) -> None:
    attach(shell, doll)

    assert chips(shell)[0].startswith("doll.png ")
    assert chips(shell)[0].endswith("about 1,010 tokens")


def test_pictures_that_are_pasted_one_after_the_other_are_two(shell: Shell, doll: Path) -> None:
    small = QImage(str(doll))
    for picture in (small, small.scaled(2000, 1000)):
        shell.window.view.composer.pictured.emit(picture)

    shell.bot.waitUntil(lambda: len(chips(shell)) == 2)
    names, sizes = zip(*(each.split(".png ") for each in chips(shell)), strict=True)
    assert sorted(names) == ["Pasted picture 1", "Pasted picture 2"]
    assert len(set(sizes)) == 2


def test_a_question_with_a_picture_asks_for_leave_to_go_to_who_can_see_it(
    shell: Shell, doll: Path, way: WayByHeart
) -> None:
    attach(shell, doll)
    shell.begin_to_ask("Who is it?")
    shell.bot.waitUntil(lambda: "Remote" in shell.said)

    (message,) = way.shown[-1]
    (picture,) = message.pictures
    assert message.text == "[picture “doll.png”]\n\nWho is it?"
    (kept,) = shell.turn.files
    assert isinstance(kept, Image)
    assert (kept.name, kept.data) == ("doll.png", picture.data)
    assert "doll.png" in shell.said
    assert "your question and 1 file" in shell.said


def test_a_picture_is_seen_above_the_words_of_its_question(shell: Shell, doll: Path) -> None:
    attach(shell, doll)
    shell.begin_to_ask("Who is it?")
    shell.bot.waitUntil(lambda: "Remote" in shell.said)

    asked = Reader(shell.window.view.transcript, shell.bot).sighted[0]
    assert asked.slab.height > HEIGHT
    screen = shell.window.view.transcript.viewport().grab().toImage()
    reds = [
        y
        for y in range(screen.height())
        for x in range(0, screen.width(), 8)
        if _red(screen.pixelColor(x, y))
    ]
    assert max(reds) - min(reds) == pytest.approx(HEIGHT, abs=4)


def _red(colour: QColor) -> bool:
    return colour.red() > 240 and colour.green() < 20


@pytest.mark.qt_log_ignore("Not a JPEG file")
def test_a_damaged_picture_is_only_named() -> None:
    assert Thumbnails(["bm90aGluZw==", "?"], 500).height == 0


def test_a_question_without_one_stays_here(shell: Shell) -> None:
    shell.ask("2+2")

    assert "Remote" not in shell.said
    assert "4" in shell.said
