"""Long conversations: what is laid out, and what stays where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State
from support.reading import Reader, reader
from support.turns import attempt, turn

TALK = "A sentence that goes on for a while.\n\n" * 3


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    return reader(qtbot)


def long_thread(reading: Reader, turns: int) -> None:
    thread = (turn(f"Question {index}", attempt("S", TALK), name=str(index)) for index in range(turns))
    reading.transcript.show_thread(tuple(thread))
    reading.transcript.grab()


def grow(reading: Reader, lines: int) -> None:
    text = "\n\n".join(f"Line {index}" for index in range(lines))
    reading.transcript.update_turn(turn("And now?", attempt("S", text, State.WRITING), name="live"))
    reading.transcript.grab()


def first_in_sight(reading: Reader) -> tuple[str, int]:
    top = reading.sighted[0]
    return top.slab.row.place.key, top.y


def test_ten_thousand_messages_open_without_being_laid_out(reading: Reader) -> None:
    long_thread(reading, 5000)
    assert 0 < reading.laid_out < 60
    assert reading.value == reading.end
    assert "Question 4999" in reading.said


def test_what_is_far_away_is_let_go(reading: Reader) -> None:
    long_thread(reading, 500)
    for _ in range(40):
        reading.press(Qt.Key.Key_PageUp)
        reading.transcript.grab()
    assert reading.laid_out < 140
    assert sum(bool(each.slabs) for each in reading.transcript._column.chapters) < 16


def test_one_stays_at_the_end_while_an_answer_grows(reading: Reader) -> None:
    long_thread(reading, 5)
    for lines in range(1, 60, 6):
        grow(reading, lines)
        assert reading.value == reading.end
    assert not reading.transcript._pill.isVisible()


def test_one_who_reads_above_is_left_alone(reading: Reader) -> None:
    long_thread(reading, 5)
    grow(reading, 40)
    reading.transcript.verticalScrollBar().setValue(reading.value - 500)
    before = first_in_sight(reading)
    for lines in range(41, 80, 6):
        grow(reading, lines)
        assert first_in_sight(reading) == before
    assert reading.transcript._pill.isVisible()


@pytest.mark.parametrize(("width", "words"), [(1600, "Newest ↓"), (800, "↓"), (480, "↓")])
def test_the_pill_covers_no_words(reading: Reader, width: int, words: str) -> None:
    transcript = reading.transcript
    transcript.resize(width, 500)
    pill = transcript._pill
    assert pill.text() == words
    assert pill.x() >= transcript._measure.left + transcript._measure.width
    assert pill.geometry().right() < transcript.viewport().width()


def test_the_pill_leads_back_to_the_end(reading: Reader) -> None:
    long_thread(reading, 20)
    reading.transcript.verticalScrollBar().setValue(300)
    assert reading.value < reading.end
    QTest.mouseClick(reading.transcript._pill, Qt.MouseButton.LeftButton)
    assert reading.value == reading.end


def test_a_new_question_comes_into_sight(reading: Reader) -> None:
    long_thread(reading, 20)
    reading.transcript.verticalScrollBar().setValue(300)
    grow(reading, 1)
    assert reading.value == reading.end


def test_home_and_end_reach_both_ends(reading: Reader) -> None:
    long_thread(reading, 60)
    reading.press(Qt.Key.Key_Home)
    assert first_in_sight(reading)[0] == "0/question"
    reading.press(Qt.Key.Key_End)
    assert reading.sighted[-1].slab.row.place.key == "59/S/footer"


def test_paging_up_and_down_leads_back_to_the_same_place(reading: Reader) -> None:
    long_thread(reading, 60)
    reading.press(Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    before = first_in_sight(reading)
    reading.press(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    assert first_in_sight(reading) == before


def test_another_width_keeps_what_is_in_the_first_line(reading: Reader) -> None:
    long_thread(reading, 60)
    reading.transcript.verticalScrollBar().setValue(2000)
    before = first_in_sight(reading)
    reading.transcript.resize(640, 500)
    assert first_in_sight(reading)[0] == before[0]


def test_a_short_conversation_has_nothing_to_scroll(reading: Reader) -> None:
    long_thread(reading, 1)
    assert reading.end == 0
    assert first_in_sight(reading)[1] >= 0


def test_an_empty_thread_shows_only_paper(reading: Reader) -> None:
    reading.transcript.show_thread(())
    assert reading.sighted == []
    reading.press(Qt.Key.Key_PageUp, Qt.Key.Key_Tab)
