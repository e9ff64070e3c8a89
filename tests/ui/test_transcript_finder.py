"""Words are found wherever they stand in a conversation, folded or growing, and one is taken there."""

import time

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from matryoshka.chat.conversation import State
from matryoshka.ui.theme import LIGHT
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.needle import Needle
from matryoshka.ui.transcript.places import Places, Tally
from support.reading import Reader, reader
from support.turns import attempt, passed, turn


class Search:
    """Someone who looks for words in what is on screen."""

    def __init__(self, reading: Reader) -> None:
        self.reading = reading
        self.finder = reading.transcript.finder
        self.tally: Tally | None = None
        self.finder.changed.connect(self._hear)

    def _hear(self, tally: Tally | None) -> None:
        self.tally = tally

    def seek(self, words: str) -> Tally | None:
        self.finder.seek(words)
        return self.whole()

    def whole(self) -> Tally | None:
        """The tally, once all was read."""
        self.reading.bot.waitUntil(lambda: self.tally is None or self.tally.whole)
        return self.tally

    def step(self, way: int) -> Tally | None:
        self.finder.step(way)
        return self.tally

    @property
    def here(self) -> tuple[str, int]:
        """The text one is at, and how far below the window's top it stands."""
        for each in self.reading.sighted:
            for mark in self.finder.marks(each.slab):
                if mark.ink:
                    text = each.slab.text(mark.start, mark.end)
                    return text, round(each.y + each.slab.y_of(mark.start))
        raise LookupError

    @property
    def marked(self) -> list[str]:
        """All that is marked in sight."""
        pairs = [(each.slab, mark) for each in self.reading.sighted for mark in self.finder.marks(each.slab)]
        return [slab.text(mark.start, mark.end) for slab, mark in pairs]


@pytest.fixture
def search(qtbot: QtBot) -> Search:
    return Search(reader(qtbot))


def test_words_are_found_in_questions_answers_and_code(search: Search) -> None:
    table = "| doll | 2 |\n|---|---|\n| a | b |"
    said = f"A **do**ll inside `a doll`.\n\n- one Doll\n\n```python\ndoll = 1\n```\n\n{table}"
    search.reading.transcript.show_thread((turn("What is a doll?", attempt("S", said)),))
    assert search.seek("doll") == Tally(1, 6, True)
    assert [each.lower() for each in search.marked] == ["doll"] * 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ЕЛКА", "Вот ёлка."),
        ("small  one", "A *small*\none here."),
        ("f(x)", "Call f(`x`) twice."),
        ("a & b", "a &amp; b"),
        ("2 < 3", "2 < 3"),
        ("🪆 doll", "The 🪆🪆 doll."),
        ("https", "[here](https://example.org) https"),
    ],
)
def test_words_are_found_as_they_are_shown(search: Search, words: str, said: str) -> None:
    search.reading.transcript.show_thread((turn("Why?", attempt("S", said)),))
    assert search.seek(words) == Tally(1, 1, True)
    assert len(search.marked) == 1


def test_marks_of_markdown_are_no_words(search: Search) -> None:
    search.reading.transcript.show_thread((turn("Why?", attempt("S", "**So.**\n\n- One.")),))
    assert search.seek("**") == Tally(0, 0, True)
    assert search.seek("- One") == Tally(0, 0, True)


def test_the_next_place_comes_after_the_last_and_the_first_again(search: Search) -> None:
    turns = tuple(turn(f"Sum {index}?", attempt("S", "It is four."), name=str(index)) for index in range(30))
    search.reading.transcript.show_thread(turns)
    in_sight = {each.slab.row.place.group for each in search.reading.sighted}
    first = search.seek("four")
    assert first
    assert f"{first.at - 1}/S" in in_sight
    assert [search.step(1) for _ in range(30)][-1] == first
    assert search.step(-1) == Tally(first.at - 1, 30, True)


def test_one_is_taken_to_a_line_deep_in_long_code(search: Search) -> None:
    code = "\n".join(f"line_{number} = {number}" for number in range(400))
    answers = (attempt("S", f"```python\n{code}\n```"), attempt("S", "Nothing."))
    turns = tuple(turn("Code?", each, name=str(index)) for index, each in enumerate(answers))
    search.reading.transcript.show_thread(turns)
    assert search.seek("line_217") == Tally(1, 1, True)
    text, y = search.here
    assert text == "line_217"
    assert 0 < y < 500


def test_folded_thinking_is_opened_where_one_is_taken(search: Search) -> None:
    thinking = "First I add.\n\nThen I carry the seven."
    search.reading.transcript.show_thread((turn("Sum?", attempt("S", "4315", thinking=thinking)),))
    assert search.seek("carry") == Tally(1, 1, True)
    assert search.here[0] == "carry"


def test_a_folded_draft_is_opened_where_one_is_taken(search: Search) -> None:
    draft = passed("S", "M", "It says that the rent may rise. " * 40 + "Needle.", tokens=280)
    search.reading.transcript.show_thread((turn("Rent?", draft, attempt("M", "No.")),))
    assert search.seek("needle") == Tally(1, 1, True)
    assert search.here[0] == "Needle"


def test_an_answer_that_grows_is_read_on(search: Search) -> None:
    transcript = search.reading.transcript
    transcript.show_thread((turn("2+2", attempt("S", "It is four.")),))
    assert search.seek("four") == Tally(1, 1, True)
    for words in ("Again ", "Again four, ", "Again four, and four"):
        transcript.update_turn(turn("3+1", attempt("S", words, State.WRITING), name="second"))
    search.reading.bot.waitUntil(lambda: search.tally == Tally(1, 3, True))


def test_other_turns_are_looked_through_where_they_are_shown(search: Search) -> None:
    search.reading.transcript.show_thread((turn("2+2", attempt("S", "four")),))
    search.seek("four")
    search.reading.transcript.show_thread((turn("2+2", attempt("S", "four, or four")),))
    search.reading.bot.waitUntil(lambda: search.tally == Tally(0, 2, True))


def test_nothing_stays_marked_when_the_search_ends(search: Search) -> None:
    search.reading.transcript.show_thread((turn("2+2", attempt("S", "four")),))
    search.seek("four")
    search.finder.seek(" ")
    assert search.tally is None
    assert search.marked == []


def test_what_one_is_at_stands_in_the_inverse(search: Search) -> None:
    search.reading.transcript.show_thread((turn("Sum?", attempt("S", "four")),))
    search.seek("four")
    picture = search.reading.transcript.grab().toImage()
    (slab,) = [each for each in search.reading.sighted if search.finder.marks(each.slab)]
    left = search.reading.transcript._measure.x_of(slab.slab)
    assert picture.pixelColor(left, slab.y + 12) == QColor(LIGHT.ink)


def test_ten_thousand_messages_are_looked_through_in_short_slices(qtbot: QtBot) -> None:
    said = "Some *words* about nothing at all, and the number {} of them.\n\n" * 3
    turns = tuple(
        turn(f"Question {index}?", attempt("S", said.format(index, index, index)), name=str(index))
        for index in range(5000)
    )
    reading = reader(qtbot)
    reading.transcript.show_thread(turns)
    places = Places(Needle("number 123"), Markup(), reading.transcript._column.chapters, 0)
    slices, more = [], True
    while more:
        start = time.thread_time()
        more = places.read(0.004)
        slices.append(time.thread_time() - start)
    assert places.tally(None, whole=True).of == 3 * 11
    assert max(slices) < 0.5


def test_what_lacks_one_of_the_words_is_not_read_at_all() -> None:
    needle = Needle("small dolls")
    assert needle.may_be_in("many **sm**all wooden [dolls](https://example.org)")
    assert not needle.may_be_in("many small houses")
