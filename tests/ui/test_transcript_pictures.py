"""An answer shows the pictures of its own chat, and never another."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import Image, Turn
from matryoshka.ui.transcript.picture import PictureSlab
from matryoshka.ui.transcript.rows import Picture
from matryoshka.ui.wishes import SaveFile
from support.reading import Reader, reader
from support.turns import attempt, turn

NAME = "my doll.png"


def jpeg(width: int, height: int) -> str:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(held, QByteArray(b"jpeg")).write(image)
    return bytes(held.data().toBase64().data()).decode()


def asked(answer: str, data: str | None = None) -> Turn:
    said = turn("Who is it?", attempt("S", answer))
    shown = Image(NAME, "image/jpeg", "files/a.png", data or jpeg(1200, 600))
    return replace(said, parts=(shown, *said.parts))


def shown(qtbot: QtBot, answer: str, data: str | None = None) -> tuple[Reader, list[PictureSlab]]:
    reading = reader(qtbot)
    reading.transcript.resize(900, 700)
    reading.transcript.show_thread((asked(answer, data),))
    return reading, [each.slab for each in reading.sighted if isinstance(each.slab, PictureSlab)]


@pytest.mark.parametrize(
    "name", ["<my doll.png>", "my%20doll.png", '<my doll.png> "A title"', "<my doll.png> "]
)
def test_a_picture_of_the_chat_is_shown_in_the_answer(qtbot: QtBot, name: str) -> None:
    reading, (slab,) = shown(qtbot, f"Look:\n\n![A doll]({name})\n\nThat is all.")

    assert slab.row.words == "A doll"
    assert slab._rect.width() <= slab.width
    assert slab._rect.width() == pytest.approx(2 * slab._rect.height(), abs=2)
    seen = next(each for each in reading.sighted if each.slab is slab)
    place = QPoint(reading.transcript._measure.x_of(slab) + 40, seen.y + 40)
    colour = reading.transcript.viewport().grab().toImage().pixelColor(place)
    assert (colour.red() > 240, colour.green() < 20) == (True, True)
    QTest.mouseClick(reading.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reading.wishes == [SaveFile(NAME, "files/a.png")]


@pytest.mark.parametrize(
    "name",
    [
        "other.png",
        "My Doll.png",
        "../my%20doll.png",
        "files/a.png",
        "/etc/passwd",
        "file:///my%20doll.png",
        "http://example.org/my%20doll.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "my%2520doll.png",
        "my doll.png",
        "",
    ],
)
def test_nothing_else_is(qtbot: QtBot, name: str) -> None:
    reading, slabs = shown(qtbot, f"![A doll]({name})")

    assert slabs == []
    assert "A doll" in reading.said


def test_words_beside_it_keep_it_a_name(qtbot: QtBot) -> None:
    assert shown(qtbot, "See ![A doll](<my doll.png>) here.")[1] == []


def test_a_small_one_is_not_enlarged(qtbot: QtBot) -> None:
    (slab,) = shown(qtbot, "![A doll](<my doll.png>)", jpeg(40, 20))[1]

    assert slab._rect.width() == 40


@pytest.mark.qt_log_ignore("Not a JPEG file")
def test_of_a_damaged_one_the_words_are_shown(qtbot: QtBot) -> None:
    (slab,) = shown(qtbot, "![A doll](<my doll.png>)", "bm90aGluZw==")[1]

    assert slab._rect.isEmpty()
    assert slab.raw == "A doll"
    assert slab.targets == ()


def test_it_is_copied_as_it_was_written(qtbot: QtBot) -> None:
    (slab,) = shown(qtbot, "![A doll](<my doll.png>)")[1]

    assert slab.markdown(0, slab.length) == "![A doll](<my doll.png>)"
    assert slab.text(0, 1) == "A"


def test_another_chat_does_not_show_it(qtbot: QtBot) -> None:
    reading, _ = shown(qtbot, "![A doll](<my doll.png>)")
    reading.transcript.show_thread((turn("Again?", attempt("S", "![A doll](<my doll.png>)")),))

    assert not [each for each in reading.sighted if isinstance(each.slab.row, Picture)]


def test_a_growing_answer_shows_it_when_its_line_is_whole(qtbot: QtBot) -> None:
    reading, _ = shown(qtbot, "First.")
    first = reading.transcript._column.chapters[-1].turn
    for text in ("![A doll](<my", "![A doll](<my doll.png>)", "![A doll](<my doll.png>)\n\nNow"):
        grown = replace(first, attempts=(replace(first.attempts[0], text=text),))
        reading.transcript.update_turn(grown)
        reading.transcript.grab()

    assert [each for each in reading.sighted if isinstance(each.slab.row, Picture)]
