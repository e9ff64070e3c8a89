"""The transcript on screen: what it shows of every kind of turn."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QRectF, QUrl
from PySide6.QtGui import QColor, QTextDocument
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State, Turn
from matryoshka.chat.events import Handoff, Reason
from matryoshka.ui.doll import Pose
from matryoshka.ui.theme import DARK, LIGHT
from matryoshka.ui.transcript.label import LabelSlab
from matryoshka.ui.transcript.paint import width_of
from matryoshka.ui.transcript.prose import ProseSlab
from matryoshka.ui.transcript.seam import SeamSlab
from matryoshka.ui.transcript.slab import Scene
from support.reading import Reader, reader
from support.turns import attempt, passed, turn

HOSTILE = 'Look: ![cat](http://127.0.0.1:9/cat.png) <img src="http://127.0.0.1:9/dog.png"> <b>bold</b>'


@pytest.fixture
def reading(qtbot: QtBot) -> Reader:
    return reader(qtbot)


def colours(reading: Reader) -> set[str]:
    image = reading.transcript.viewport().grab().toImage()
    places = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return {QColor(image.pixel(x, y)).name() for x, y in places}


def seams(reading: Reader) -> list[SeamSlab]:
    return [each.slab for each in reading.sighted if isinstance(each.slab, SeamSlab)]


def test_a_streamed_answer_is_shown_as_it_grows(reading: Reader) -> None:
    words = "The sum of all numbers is **4315**.\n\nThat is all."
    for end in range(0, len(words) + 1, 5):
        reading.transcript.update_turn(turn("Sum?", attempt("S", words[:end], State.WRITING)))
        reading.transcript.grab()
    reading.transcript.update_turn(turn("Sum?", attempt("S", words)))
    shown = [each.slab.raw for each in reading.sighted if isinstance(each.slab, ProseSlab)]
    assert shown == ["The sum of all numbers is 4315.", "That is all."]


def test_growing_repaints_without_being_asked(reading: Reader) -> None:
    reading.transcript.update_turn(turn("Sum?", attempt("S", "", State.WRITING)))
    reading.bot.wait(20)
    before = reading.transcript._column.sighted[-1].bottom
    reading.transcript.update_turn(turn("Sum?", attempt("S", "one\n\ntwo\n\nthree", State.WRITING)))
    reading.bot.waitUntil(lambda: reading.transcript._column.sighted[-1].bottom > before + 40)


def test_a_hand_off_opens_a_seam(reading: Reader) -> None:
    reading.transcript.update_turn(turn("Sum?", passed("XS", "S", seconds=0.014), attempt("S", "4315")))
    said = reading.said
    assert "passed it on before writing a word" in said
    assert "XS asked S for help. Not sure enough to answer." in said
    assert "doubt 93 %, limit 50 %, nothing written, 14 ms" in said


def test_quick_wordless_hand_offs_in_a_row_share_one_seam(reading: Reader) -> None:
    quick = (passed("XS", "S", seconds=0.01), passed("S", "M", seconds=0.05))
    reading.transcript.show_thread((turn("Sum?", *quick, attempt("M", "4315")),))
    assert len(seams(reading)) == 1
    said = reading.said
    assert "XS and S asked M for help." in said
    assert "XS built in" not in said
    assert "before writing a word" not in said


def test_slow_hand_offs_keep_their_own_seams(reading: Reader) -> None:
    slow = (passed("XS", "S", seconds=0.01), passed("S", "M", seconds=2.0))
    reading.transcript.show_thread((turn("Sum?", *slow, attempt("M", "4315")),))
    assert len(seams(reading)) == 2


def test_a_doll_opens_once_when_one_watches(reading: Reader) -> None:
    reading.transcript.update_turn(turn("Sum?", attempt("XS", "", State.WRITING)))
    reading.transcript.grab()
    reading.transcript.update_turn(turn("Sum?", passed("XS", "S"), attempt("S", "", State.WRITING)))
    born = seams(reading)[0].born
    assert born is not None
    reading.transcript.set_theme(DARK)
    assert seams(reading)[0].born is None


def test_a_seam_from_the_store_stands_still(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", passed("XS", "S"), attempt("S", "4315")),))
    assert [seam.born for seam in seams(reading)] == [None]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.FAILED, "S took over from XS. Not enough memory. XS: Not enough memory. Close something."),
        (Reason.TOO_LONG, "XS asked S for help. This is more than it can read."),
        (Reason.LOOPING, "S took over from XS. XS repeated itself, or slipped into another script."),
    ],
)
def test_a_seam_gives_its_reason_in_plain_words(reading: Reader, reason: Reason, said: str) -> None:
    fault = {"title": "Not enough memory.", "remedy": "Close something."}
    junior = passed("XS", "S", reason=reason, **(fault if reason is Reason.FAILED else {}))
    reading.transcript.show_thread((turn("Sum?", junior, attempt("S", "4315")),))
    assert said in reading.said
    assert "doubt" not in reading.said
    reading.click("Show the details")


def test_a_persons_wish_says_nothing_of_the_junior(reading: Reader) -> None:
    wish = Handoff("XS", "S", Reason.ASKED, None, 0.5, 0, 0.0)
    junior = attempt("XS", "4", tokens=679, seconds=3.2, handoff=wish)
    reading.transcript.show_thread((turn("Sum?", junior, attempt("S", "4315")),))
    assert "\nYou asked S.\n" in reading.said
    assert [seam.targets for seam in seams(reading)] == [()]


@pytest.mark.parametrize("width", [300, 480, 740, 1180])
def test_many_dolls_leave_the_sentence_its_room(qtbot: QtBot, width: int) -> None:
    names = [f"Tier number {index}" for index in range(1, 8)]
    reading = reader(qtbot, names)
    reading.transcript.resize(width, 600)
    chain = [passed(low, high, seconds=0.01) for low, high in pairwise(names)]
    reading.transcript.show_thread((turn("Sum?", *chain, attempt(names[-1], "4315")),))
    (seam,) = seams(reading)
    assert seam._text.x() + 200 <= seam.width
    assert seam._sentence.height <= 6 * 20


def test_the_ring_around_a_seam_has_room(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", passed("XS", "S", "So", tokens=1), attempt("S", "4315")),))
    reading.click("Show the details")
    (seam,) = seams(reading)
    ring = seam.targets[0].rect
    assert ring.left() < -4
    assert ring.right() > seam.width + 4
    assert seam._details
    assert seam.height >= ring.bottom() + seam._details.height + 8


def test_a_draft_stays_with_what_was_written(reading: Reader) -> None:
    junior = passed("S", "M", "It says that the rent", tokens=24, seconds=0.8)
    reading.transcript.show_thread((turn("Rent?", junior, attempt("M", "No.")),))
    assert "It says that the rent\nstopped here, 24 tokens" in reading.said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.STOPPED, "stopped"),
        (State.LENGTH, "reached its length limit"),
        (State.LOOPING, "stopped: it repeated itself, or slipped into another script"),
        (State.INTERRUPTED, "interrupted: the program ended while this was written"),
    ],
)
def test_an_answer_that_did_not_end_by_itself_says_so(reading: Reader, state: State, said: str) -> None:
    reading.transcript.show_thread((turn("Sum?", attempt("S", "It is", state)),))
    assert said in reading.said


@pytest.mark.parametrize("state", [State.LOOPING, State.INTERRUPTED])
@pytest.mark.parametrize("width", [480, 820])
def test_how_an_answer_ended_is_told_whole_beside_the_buttons(
    reading: Reader, width: int, state: State
) -> None:
    reading.transcript.resize(width, 600)
    reading.transcript.show_thread((turn("Sum?", attempt("S", "It is", state)),))
    footer = reading.sighted[-1].slab
    ending = QRectF(0, 0, width_of(footer.row.ending, footer.look.fonts.small), 24)
    assert ending.right() <= footer.width
    assert footer.targets
    assert not any(target.rect.intersects(ending) for target in footer.targets)


def test_a_fault_is_a_sentence_and_a_way_on(reading: Reader) -> None:
    title = "The model's file is damaged (bad version: 0)."
    broken = attempt("S", "", State.FAILED, title=title, remedy="Fetch it again.")
    reading.transcript.show_thread((turn("Sum?", broken),))
    said = "The model's file is damaged. Fetch it again. bad version: 0 Again Ask M"
    assert said in reading.said
    assert reading.place_of("Again")


def test_a_top_tier_that_doubts_says_that_none_can_answer(reading: Reader) -> None:
    doubts = attempt("M", "", State.DECLINED, doubt=0.97, patience=0.5, remedy="Add a bigger one.")
    reading.transcript.show_thread((turn("Riemann?", doubts),))
    said = "No tier here can answer this well. Add a bigger one. Answer anyway"
    assert said in reading.said
    reading.transcript.grab()


def test_an_answer_against_its_doubt_is_marked(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Riemann?", attempt("M", "Well", unsure=True)),))
    assert "on this computer unsure\n" in reading.said
    reading.transcript.grab()


def test_a_model_that_wakes_up_says_how_far_it_is(reading: Reader) -> None:
    for loading, said in ((0.0, "waking up"), (0.45, "waking up 45 %")):
        reading.transcript.update_turn(turn("Sum?", attempt("S", "", State.WRITING, loading=loading)))
        assert reading.said.endswith(f"\n{said}")
        label = next(each.slab for each in reading.sighted if isinstance(each.slab, LabelSlab))
        assert label._pose(Scene(0, 0, still=False)) == (Pose.LOADING, loading)


def test_a_model_that_is_awake_reads(reading: Reader) -> None:
    reading.transcript.update_turn(turn("Sum?", attempt("S", "", State.WRITING, loading=1.0)))
    assert "waking up" not in reading.said
    assert reading.sighted[-1].slab.row.place.key == "turn/S/waiting"


def test_turns_that_were_not_read_are_told(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Sum?", attempt("S", "4315", left_out=2)),))
    assert "2 earlier turns were not read by S" in reading.said
    reading.transcript.grab()


def thread(*left_out: int, tier: str = "S") -> tuple[Turn, ...]:
    """A turn for each number, whose answer left out so many turns before it."""
    return tuple(
        turn(f"Question {number}?", attempt(tier, "Yes.", tokens=1, left_out=count), name=str(number))
        for number, count in enumerate(left_out)
    )


def line_above(reading: Reader, question: str) -> str:
    lines = reading.said.split("\n")
    return lines[lines.index(question) - 1]


def test_a_line_stands_where_the_last_answers_reading_began(reading: Reader) -> None:
    reading.transcript.show_thread(thread(0, 0, 1, 2, 3))
    assert line_above(reading, "Question 3?") == "S did not read the 3 turns above"
    assert reading.said.count("did not read") == 1
    assert [each.slab.row.place.key for each in reading.sighted].count("3/unread") == 1


def test_the_line_moves_on_while_one_watches(reading: Reader) -> None:
    *before, last = thread(0, 0, 1)
    reading.transcript.show_thread(tuple(before))
    assert "did not read" not in reading.said
    begun = replace(last, attempts=(replace(last.attempts[0], state=State.WRITING, text=""),))
    reading.transcript.update_turn(begun)
    reading.transcript.grab()
    assert line_above(reading, "Question 1?") == "S did not read the turn above"
    waiting = turn("Question 3?", attempt("S", "", State.WRITING), name="3")
    reading.transcript.update_turn(waiting)
    assert "did not read" in reading.said
    reading.transcript.update_turn(turn("Question 3?", attempt("S", "All", tokens=1), name="3"))
    assert "did not read" not in reading.said


def test_turns_that_nobody_answered_do_not_count(reading: Reader) -> None:
    first, *rest = thread(0, 0, 0, 1)
    unanswered = replace(first, attempts=(attempt("S", "", State.FAILED, title="No."),))
    reading.transcript.show_thread((unanswered, *rest))
    assert line_above(reading, "Question 2?") == "S did not read the turn above"


def test_an_elder_that_reads_everything_needs_no_line(reading: Reader) -> None:
    asked = turn("Question 2?", passed("XS", "S", left_out=1), attempt("S", "4315", tokens=3), name="2")
    reading.transcript.show_thread((*thread(0, 0), asked))
    assert "did not read" not in reading.said
    assert "1 earlier turn was not read by XS" in reading.said


def test_thinking_is_a_fold_that_opens(reading: Reader) -> None:
    thought = attempt("S", "4315", thinking="Every **seventh**.", thinking_seconds=0.8)
    reading.transcript.show_thread((turn("Sum?", thought),))
    assert "Thought for 0.8 s\n" in reading.said
    assert "seventh" not in reading.said
    reading.click("Show the thinking")
    assert "Every **seventh**." in reading.said
    reading.click("Hide the thinking")
    assert "seventh" not in reading.said


def test_thinking_that_was_cut_says_so(reading: Reader) -> None:
    thought = attempt("S", "4315", thinking="Every", thinking_seconds=0.8, thinking_cut=True)
    reading.transcript.show_thread((turn("Sum?", thought),))
    assert "Thought for 0.8 s, cut at its limit\n" in reading.said


def test_nothing_in_an_answer_is_ever_fetched(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Cat?", attempt("S", HOSTILE)),))
    slab = next(each.slab for each in reading.sighted if isinstance(each.slab, ProseSlab))
    page = slab._page
    assert page
    assert "<img" not in page.toHtml()
    assert slab.raw == 'Look: cat <img src="http://127.0.0.1:9/dog.png"> bold'
    kind = QTextDocument.ResourceType.ImageResource
    assert page.resource(kind.value, QUrl("http://127.0.0.1:9/cat.png")) is None


def test_another_theme_repaints_everything(reading: Reader) -> None:
    reading.transcript.show_thread((turn("Hello", attempt("XS", "Hello.\n\n```python\nx = 1\n```")),))
    assert LIGHT.paper.name() in colours(reading)
    reading.transcript.set_theme(DARK)
    assert DARK.paper.name() in colours(reading)
    assert LIGHT.paper.name() not in colours(reading)


@pytest.mark.parametrize("width", [300, 620, 3840])
def test_every_width_has_room_for_a_seam(reading: Reader, width: int) -> None:
    reading.transcript.resize(width, 600)
    reading.transcript.show_thread((turn("Sum?", passed("XS", "S"), attempt("S", "4315 " * 200)),))
    assert seams(reading) or reading.end > 0
    column = reading.transcript._measure
    assert 0 <= column.left <= column.left + column.width <= width


def test_every_word_of_an_answer_has_the_ink_of_its_theme(reading: Reader) -> None:
    reading.transcript.set_theme(DARK)
    text = "Words\n\n    indented code\n\n> ```\n> quoted code\n> ```\n\n- item\n\n  ```\n  more\n  ```"
    reading.transcript.show_thread((turn("Code?", attempt("S", text)),))
    assert "#000000" not in colours(reading)
    assert DARK.ink.name() in colours(reading)


def test_a_part_is_painted_while_rows_go_away_underneath(reading: Reader) -> None:
    reading.transcript.update_turn(turn("Sum?", attempt("S", "One.\n\nTwo.\n\nThree.", State.WRITING)))
    reading.transcript.grab()
    reading.transcript.update_turn(turn("Sum?", attempt("XS", "", State.WRITING)))
    reading.transcript._column.stack.slabs(0)
    reading.transcript.viewport().repaint(QRect(0, 0, 600, 300))
    assert reading.sighted[-1].slab.row.place.key == "turn/XS/waiting"
