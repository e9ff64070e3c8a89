"""Rows end together, and every place of an answer is known."""

import pytest

pytest.importorskip("torch")

from matryoshka.learning.lora.rows import LONGEST_ANSWER, Batch, Row

SHORT = Row.of([1, 2], [3], handed_up=True)
LONG = Row.of([4, 5, 6], [7, 8], handed_up=False)


def test_a_batch_is_filled_up_at_its_beginning_and_its_rows_end_together() -> None:
    batch = Batch.of([SHORT, LONG], filler=9)

    assert batch.ids.tolist() == [[9, 9, 1, 2, 3], [4, 5, 6, 7, 8]]
    assert batch.seen.tolist() == [[0, 0, 1, 1, 1], [1, 1, 1, 1, 1]]


def test_something_is_said_before_each_token_of_an_answer_and_at_its_end() -> None:
    batch = Batch.of([SHORT, LONG], filler=9)

    assert batch.said.tolist() == [[False, True, True], [True, True, True]]
    assert batch.first.tolist() == [[False, True, False], [True, False, False]]
    assert batch.calls.tolist() == [[False, True, False], [False, False, False]]


def test_a_long_answer_is_held_to_its_beginning() -> None:
    assert len(Row.of([1], range(1000), handed_up=False).answer) == LONGEST_ANSWER


def test_an_answer_may_be_empty() -> None:
    assert Batch.of([Row.of([1, 2], [], handed_up=True)], filler=0).said.tolist() == [[True]]
