"""The benchmark of the window in small: it measures what it says."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from benchmarks import blocks, opening, streaming
from benchmarks.frames import Frames
from benchmarks.long_answer import long_answer
from benchmarks.long_blocks import long_blocks
from benchmarks.opened import conversation, home_with
from benchmarks.visitor import visit


def test_a_long_answer_has_its_length_and_never_says_the_same_twice() -> None:
    answer = long_answer(8_000)
    lines = [line for line in answer.splitlines() if len(line) > 40]

    assert len(answer) == 8_000
    assert len(lines) == len(set(lines))
    assert all(mark in answer for mark in ("## ", "| --- |", "   - ", "```python", "$$"))


def test_frames_are_told_by_their_mean_their_highest_and_their_worst() -> None:
    frames = Frames.of([1.0] * 98 + [5.0, 9.0])

    assert (frames.mean, frames.high, frames.worst) == (1.12, 9.0, 9.0)


def test_an_answer_streams_through_the_whole_window_beside_the_naive_way(qtbot: QtBot) -> None:
    del qtbot
    chapter = streaming.chapter(1, 1_200, 400)

    assert [row[0] for row in chapter.rows] == ["Matryoshka", "the whole drawn anew"]
    assert all(0 < figure.median < 1_000 for figure in chapter.measured.values())
    assert len(chapter.targets) == 2


def test_single_blocks_stream_each_for_itself(qtbot: QtBot) -> None:
    del qtbot
    chapter = blocks.chapter(1, 400, {name: text[:400] for name, text in long_blocks().items()})

    assert [row[0] for row in chapter.rows] == [
        "a bold paragraph",
        "a list item",
        "a table",
        "a formula",
        "code",
    ]
    assert len(chapter.targets) == 2 * len(chapter.rows)


def test_a_conversation_opens_and_is_scrolled(qtbot: QtBot) -> None:
    del qtbot
    chapter = opening.chapter(1, 40)

    assert set(chapter.measured) == {"opened", "clock", "naive", "scrolled", "dragged"}
    assert all(figure.median > 0 for figure in chapter.measured.values())


def test_the_program_is_started_typed_into_and_left(tmp_path: Path) -> None:
    home_with([conversation("Short", [("Hello", "Hello!")])], tmp_path)

    told = visit(tmp_path)

    assert told["first_key_processor"] > 0
    assert told["first_key"] > 0
    assert 0 < told["empty"] <= told["resident"] + 1
    assert 0 < told["proportional"] <= told["resident"]
