"""The card that asks before a question leaves, as a person reads and presses it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import File, State
from matryoshka.chat.engine import Message, Role
from matryoshka.chat.events import Asks, Handoff, Reason
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.leave import Extent
from matryoshka.chat.outgoing import Destination, Kind, Outgoing, Secret
from matryoshka.chat.service import Service
from matryoshka.paths import resources
from matryoshka.ui.asked import Asked
from matryoshka.ui.fonts import load_fonts
from matryoshka.ui.theme import LIGHT, Nest
from matryoshka.ui.transcript import Transcript
from matryoshka.ui.wishes import KeepHere, Reveal, SendOut
from support.reading import Reader
from support.turns import attempt, turn

QUESTION = "Write to ann@example.org about 2+2"
START = QUESTION.index("ann")
LADDER = Ladder(
    (
        Tier("S", Path("s.gguf"), "builtin:s"),
        Tier("Remote", Service("https://api.example.org/v1", "big-1"), "big-1"),
    )
)
MESSAGES = (
    Message(Role.USER, "Hello"),
    Message(Role.ASSISTANT, "Hello!"),
    Message(Role.USER, QUESTION),
)
WHOLE = Outgoing(
    MESSAGES, (Secret(Kind.MAIL, 2, START, START + len("ann@example.org")),), 1310, 5200, 0.004, 0.0061
)
ALONE = Outgoing(MESSAGES[-1:], (), 12, 80)
UNSURE = Handoff("S", "Remote", Reason.UNSURE, 0.61, 0.4, 0, 0.2)
ASKS = Asks("Remote", Destination("api.example.org", "big-1"), WHOLE, ALONE, UNSURE)
DECLINED = attempt("S", state=State.DECLINED, doubt=0.61, patience=0.4, remedy="Add a bigger one.")

TURN = "turn"


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    transcript = Transcript(LIGHT, Nest(LADDER), load_fonts(resources() / "fonts"))
    qtbot.addWidget(transcript)
    transcript.resize(820, 600)
    transcript.show()
    reading = Reader(transcript, qtbot)
    transcript.wished.connect(reading.wishes.append)
    transcript.show_thread((turn(QUESTION, DECLINED),))
    transcript.ask(Asked(ASKS, TURN))
    return reading


def test_it_says_who_asks_whom_and_how_much_would_leave(reading: Reader) -> None:
    for words in (
        "S would ask Remote.",
        "Not sure (doubt 61 %, limit 40 %). This leaves your computer.",
        "To api.example.org, model big-1: your question and 1 earlier turn",
        "about 1,310 tokens",
        "5 kB",
        "costs at most 0.0061",
        "1 mail address",
    ):
        assert words in reading.said


def test_files_of_the_question_are_counted(reading: Reader) -> None:
    files = (File("a.txt", "text/plain", "", "One"), File("b.txt", "text/plain", "", "Two"))
    asked = turn(QUESTION, DECLINED)
    reading.transcript.show_thread((replace(asked, parts=(*files, *asked.parts)),))
    reading.transcript.ask(Asked(ASKS, TURN))

    assert "big-1: your question, 2 files and 1 earlier turn" in reading.said


def test_what_it_is_told_first_is_named(reading: Reader) -> None:
    told = replace(WHOLE, messages=(Message(Role.SYSTEM, "Be brief."), *MESSAGES), secrets=())
    reading.transcript.ask(Asked(replace(ASKS, whole=told), TURN))

    assert "big-1: your question, what it is told first and 1 earlier turn" in reading.said


def test_the_refusal_that_it_may_replace_is_not_told_beside_it(reading: Reader) -> None:
    assert "No tier here can answer this well." not in reading.said

    reading.transcript.ask(None)

    assert "No tier here can answer this well." in reading.said
    assert "would ask" not in reading.said


@pytest.mark.parametrize(
    ("name", "extent"),
    [
        ("Send once", Extent.ONCE),
        ("For this conversation", Extent.CONVERSATION),
        ("Only my question", Extent.QUESTION),
    ],
)
def test_leave_is_given_with_the_mouse(reading: Reader, name: str, extent: Extent) -> None:
    reading.click(name)

    assert reading.wishes == [SendOut("turn", extent)]


def test_not_now_is_a_press_away(reading: Reader) -> None:
    reading.click("Not now")

    assert reading.wishes == [KeepHere("turn")]


def test_all_of_it_is_reached_by_keyboard(reading: Reader) -> None:
    reading.transcript.setFocus()
    for _ in range(6):  # past the three buttons of the question, and what opens the text
        reading.press(Qt.Key.Key_Tab)
    reading.press(Qt.Key.Key_Return)

    assert reading.wishes == [SendOut("turn", Extent.ONCE)]


def test_every_word_that_is_sent_is_shown_with_its_secrets_masked(reading: Reader) -> None:
    assert "Write to" not in _card(reading)

    reading.click("Show exactly what is sent")

    assert "You:\nHello\n\nAnswer:\nHello!\n\nYou:\nWrite to [mail address 1] about 2+2" in reading.said
    assert reading.place_of("Hide what is sent")


def test_what_looks_like_a_secret_goes_out_only_where_the_person_says_so(reading: Reader) -> None:
    reading.click("Show exactly what is sent")
    reading.click("Send them as they are")
    assert reading.wishes == [Reveal("turn", True)]

    reading.transcript.ask(Asked(ASKS, TURN, revealed=True))

    assert "Write to ann@example.org about 2+2" in _card(reading)
    assert reading.place_of("Hide them again")


def test_the_answer_that_stands_is_named_where_there_is_one(reading: Reader) -> None:
    asked = replace(UNSURE, reason=Reason.ASKED, doubt=None)
    reading.transcript.show_thread((turn(QUESTION, attempt("S", "4")),))

    reading.transcript.ask(Asked(replace(ASKS, handoff=asked), TURN))

    assert "You ask Remote." in reading.said
    assert reading.place_of("Not now, keep S’s answer")


def test_a_service_that_is_asked_first_has_nobody_before_it(reading: Reader) -> None:
    reading.transcript.show_thread((turn("2+2"),))

    reading.transcript.ask(Asked(replace(ASKS, handoff=None), TURN))

    assert "Remote is a service. This leaves your computer." in reading.said


@pytest.mark.parametrize("width", [360, 480, 820, 1200])
def test_no_button_lies_outside_or_over_another(reading: Reader, width: int) -> None:
    reading.transcript.resize(width, 700)

    card = reading.sighted[-1].slab
    rects = [target.rect for target in card.targets]
    assert all(rect.left() >= 0 and rect.right() <= card.width for rect in rects)
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[at + 1 :])


def test_the_next_question_takes_the_card_back(reading: Reader) -> None:
    reading.transcript.update_turn(turn("Another", attempt("S", "4"), name="next"))

    reading.transcript.ask(None)

    assert "would ask" not in reading.said


def _card(reading: Reader) -> str:
    return reading.said.partition("would ask")[2]
