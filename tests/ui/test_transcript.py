"""The transcript on screen: real widgets, offscreen."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State
from matryoshka.paths import resources
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.theme import DARK, LIGHT
from matryoshka.ui.transcript import Transcript
from support.turns import NEST, attempt, passed, turn


@pytest.fixture
def transcript(qtbot: QtBot) -> Transcript:
    shown = Transcript(LIGHT, NEST, load_fonts(resources() / "fonts"))
    qtbot.addWidget(shown)
    shown.resize(820, 600)
    shown.show()
    return shown


def colours(transcript: Transcript) -> set[str]:
    image = transcript.viewport().grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_a_streamed_answer_is_shown_as_it_grows(transcript: Transcript) -> None:
    words = "The sum of all numbers is **4315**.\n\nThat is all."
    for end in range(0, len(words) + 1, 5):
        transcript.update_turn(turn("Sum?", attempt("S", words[:end], State.WRITING)))
        transcript.grab()
    transcript.update_turn(turn("Sum?", attempt("S", words)))
    assert "**4315**" in transcript.plain_text()
    assert "That is all." in transcript.plain_text()


def test_a_hand_off_opens_a_seam(transcript: Transcript) -> None:
    transcript.update_turn(turn("Sum?", passed("XS", "S", seconds=0.014), attempt("S", "4315")))
    said = transcript.plain_text()
    assert "passed it on before writing a word" in said
    assert "XS asked S for help. Not sure enough to answer." in said
    assert "doubt 93 %, limit 50 %, nothing written, 14 ms" in said


def test_another_theme_repaints_everything(transcript: Transcript) -> None:
    transcript.show_thread((turn("Hello", attempt("XS", "Hello.")),))
    assert LIGHT.paper.name() in colours(transcript)
    transcript.set_theme(DARK)
    assert DARK.paper.name() in colours(transcript)
    assert LIGHT.paper.name() not in colours(transcript)
