"""Mouse and keyboard in the transcript: what can be asked of an answer, and how text is marked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State
from matryoshka.ui.transcript.prose import ProseSlab
from matryoshka.ui.transcript.slab import Action, Offer, Toggle
from matryoshka.ui.wishes import Again, AnswerAnyway, AskBigger, Copy, EditQuestion, OpenLink
from support.reading import Reader, reader
from support.shell import Shell
from support.turns import attempt, passed, turn

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    return reader(qtbot)


ASKED = ["Edit", "Side by side", "Delete"]
VOTABLE = ["Copy", "Good", "Wrong"]


def test_the_words_below_an_answer_are_wishes(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", attempt("S", "It is **4315**.")),))
    for name in ("Copy", "Again", "Ask M"):
        reading.click(name)
    assert reading.wishes == [Copy("It is **4315**."), Again("turn"), AskBigger("turn", "S")]


def test_only_the_last_answer_can_be_asked_for_again(reading: Reader) -> None:
    first, second = turn("2+2", attempt("S", "4")), turn("3+3", attempt("M", "6"), name="second")
    reading.transcript.show_thread((first, second))
    names = [target.name for each in reading.sighted for target in each.slab.targets]
    assert names == [*ASKED, *VOTABLE, "More", *ASKED, *VOTABLE, "Again", "More"]


def test_nothing_can_be_asked_for_while_something_runs(reading: Reader) -> None:
    reading.transcript.show_thread((turn("2+2", attempt("S", "4")),))
    reading.transcript.update_turn(turn("3+3", attempt("S", "", State.WRITING), name="second"))
    names = [target.name for each in reading.sighted for target in each.slab.targets]
    assert names == [*ASKED, *VOTABLE, "More", *ASKED]


def test_a_declined_question_can_be_answered_anyway(reading: Reader) -> None:
    reading.transcript.show_thread(
        (turn("Riemann?", attempt("M", "", State.DECLINED, doubt=0.9, patience=0.5)),)
    )
    reading.click("Answer anyway")
    assert reading.wishes == [AnswerAnyway("turn", "M")]


def test_tab_and_enter_reach_every_button(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", passed("XS", "S"), attempt("S", "4315")),))
    reading.transcript.setFocus()
    reading.transcript.grab()
    reading.press(TAB, TAB, TAB, TAB, ENTER)
    assert reading.place_of("Hide the details")
    reading.press(TAB, TAB, TAB, TAB, TAB, ENTER)
    assert reading.wishes == [AskBigger("turn", "S")]
    reading.press(Qt.Key.Key_Backtab, ENTER)
    assert reading.wishes[1:] == [Again("turn")]


def test_who_comes_by_tab_is_at_a_button_at_once(shell: Shell) -> None:
    shell.ask("2+2")
    transcript = shell.window.view.transcript
    reached: list[Action | None] = []
    for way in (TAB, Qt.Key.Key_Backtab):
        shell.window.view.composer.setFocus()
        while shell.focus is not transcript:
            shell.press(way)
        focused = transcript._hands.focused
        reached.append(focused.action if focused else None)
    assert reached[0] == EditQuestion(shell.turn.id)
    assert isinstance(reached[1], Toggle)


def test_tab_begins_at_what_is_in_sight(reading: Reader) -> None:
    answers = (turn(f"Sum {index}?", attempt("S", f"{index}"), name=str(index)) for index in range(30))
    reading.transcript.show_thread(tuple(answers))
    top = next(each.slab for each in reading.sighted if each.slab.targets)
    reading.transcript.setFocus()
    reading.press(TAB, ENTER)
    assert reading.wishes == [top.targets[0].action]


def test_the_last_turn_can_be_read_again_by_those_who_listen(reading: Reader) -> None:
    reading.transcript.show_thread((turn("2+2", attempt("S", "4")),))
    reading.transcript.update_turn(turn("3+3", attempt("S", "6"), name="second"))
    assert reading.transcript.accessibleDescription() == "3+3\nS built in · on this computer\n6"


def test_a_seam_opens_its_details_at_a_click(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", passed("XS", "S"), attempt("S", "4315")),))
    before = reading.sighted[-1].bottom
    reading.click("Show the details")
    assert reading.sighted[-1].bottom > before
    reading.click("Hide the details")
    assert reading.sighted[-1].bottom == before


def test_a_long_draft_opens_at_a_click(reading: Reader) -> None:
    draft = passed("S", "M", "It says that the rent may rise. " * 40, tokens=280)
    reading.transcript.show_thread((turn("Rent?", draft, attempt("M", "No.")),))
    assert " …" in reading.said
    reading.click("Show the whole draft")
    assert " …" not in reading.said


def test_the_code_of_a_block_can_be_copied(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Code?", attempt("S", "Here:\n\n```python\nx = 1\n\ty = 2\n```")),))
    reading.click("Copy")
    assert reading.wishes == [Copy("x = 1\n\ty = 2")]


def test_a_link_is_only_asked_for(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Link?", attempt("S", "[here](https://example.org/a)")),))
    slab = next(each for each in reading.sighted if isinstance(each.slab, ProseSlab))
    place = QPoint(reading.transcript._measure.x_of(slab.slab) + 10, slab.y + 14)
    QTest.mouseClick(reading.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reading.wishes == [OpenLink("https://example.org/a")]


def test_text_is_marked_across_sections_and_copied(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", attempt("S", "First `code` part.\n\nSecond part.")),))
    first, second = (each for each in reading.sighted if isinstance(each.slab, ProseSlab))
    left = reading.transcript._measure.x_of(first.slab)
    reading.drag(QPoint(left, first.y + 12), QPoint(left + 600, second.y + 12))
    QTest.keyClick(reading.transcript, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    html = "<p>First <code>code</code> part.</p>\n<p>Second part.</p>\n"
    assert reading.wishes == [Copy("First code part.\n\nSecond part.", html)]


def test_a_double_click_marks_a_word(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", attempt("S", "Seventeen numbers")),))
    slab = next(each for each in reading.sighted if isinstance(each.slab, ProseSlab))
    place = QPoint(reading.transcript._measure.x_of(slab.slab) + 20, slab.y + 14)
    QTest.mouseDClick(reading.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(reading.transcript, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert reading.wishes == [Copy("Seventeen", "<p>Seventeen</p>\n")]


def test_what_is_marked_can_be_copied_from_a_menu(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", attempt("S", "Seventeen")),))
    slab = next(each for each in reading.sighted if isinstance(each.slab, ProseSlab))
    place = QPoint(reading.transcript._measure.x_of(slab.slab) + 20, slab.y + 14)
    area = reading.transcript.viewport()
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=place)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, area.mapToGlobal(place))
    QApplication.sendEvent(area, asked)
    (menu,) = reading.transcript.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert reading.wishes == [Copy("Seventeen", "<p>Seventeen</p>\n")]


@pytest.mark.parametrize("text", ["🪆🪆🪆 Seventeen dolls", "```\n🪆🪆🪆 Seventeen dolls\n```"])
def test_a_word_after_emoji_is_marked_where_it_stands(reading: Reader, text: str) -> None:
    reading.transcript.show_thread((turn("Sum?", attempt("S", text)),))
    slab = reading.sighted[2].slab
    start = slab.word_at(7)[0]
    assert slab.text(*slab.word_at(7)) == "Seventeen"
    assert start == 7
    assert slab.length == 22


def test_what_a_narrow_window_has_no_room_for_waits_in_the_menu(reading: Reader) -> None:
    reading.transcript.resize(320, 600)
    reading.transcript.show_thread((turn("Sum?", attempt("S", "It is **4315**.")),))
    reading.transcript.grab()
    targets = [target for each in reading.sighted for target in each.slab.targets]
    (menu,) = [target.action for target in targets if isinstance(target.action, Offer)]

    assert all(target.rect.left() >= 0 for target in targets)
    assert ("Ask M", AskBigger("turn", "S")) in menu.ways
