"""Comparisons are kept, voted on, and gone when the person deletes them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.comparing.batch import messages
from matryoshka.chat.comparing.going_on import answered, begun_with
from matryoshka.chat.comparing.grid import Grid, Row, Vote
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.comparing.voting import voted
from matryoshka.chat.conversation import Conversation, Image, State, Text
from matryoshka.chat.engine import Odds, Picture
from matryoshka.chat.growth import asked
from matryoshka.chat.label import Effort, Source
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.observation import Observation
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from support.comparing import column, comparison, row
from support.reciters import Reciter

SEEN = Observation(0.3, Odds(-0.5, 0.6, 0.2, 1.0), low_logprob=-2.0, mean_logprob=-1.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def table(path: Path) -> Iterator[GridTable]:
    with GridTable(path) as table:
        yield table


def two() -> Row:
    xs = column("XS", "It is four", observation=SEEN, effort=Effort(5, 3, 0.1, 0.4), memory=1000)
    return row(xs, column("S", "Four."), family="sums", before=("Hello", "Hi"), answers=("4",))


def grid(*rows: Row) -> Grid:
    held = Grid(("S", "XS"), blind=True)
    for each in rows:
        held = held.with_row(each)
    return held


def tries(of: Grid) -> list[list[str]]:
    return [[each.attempt.state if each.attempt else "" for each in row.columns] for row in of.rows]


def test_every_field_of_a_comparison_comes_back(table: GridTable) -> None:
    kept = grid(two(), row(column("XS"), column("S"), question="And 3+3?"))
    table.save(kept)
    table.save(kept)

    back = table.grid(kept.id)
    assert back == kept
    assert [each.attempt for each in back.rows[0].columns] == [each.attempt for each in kept.rows[0].columns]
    (summary,) = table.summaries()
    assert (summary.title, summary.rows, summary.tiers) == ("2+2", 2, ("S", "XS"))
    assert table.all() == (kept,)


def test_the_kind_of_a_question_can_be_told_later(table: GridTable) -> None:
    kept = grid(row(column("XS"), column("S")))
    table.save(kept)
    named = kept.with_row(replace(kept.rows[0], family="sums"))
    table.save(named)

    assert table.grid(kept.id) == named


def test_a_column_that_was_not_asked_yet_is_asked_later(table: GridTable) -> None:
    waiting = comparison(XS=Reciter(answer="4"), S=Reciter(answer="5")).row("2+2", ["XS", "S"])
    kept = grid(waiting)
    table.save(kept)
    assert tries(table.grid(kept.id)) == [["", ""]]

    table.save_column(waiting.id, column("S"))
    assert tries(table.grid(kept.id)) == [["", State.DONE]]


def test_an_answer_that_was_growing_when_the_program_was_killed_is_cut_off(table: GridTable) -> None:
    kept = grid(row(column("XS", attempt={"state": State.WRITING}), column("S")))
    table.save(kept)

    assert tries(table.grid(kept.id)) == [[State.INTERRUPTED, State.DONE]]


def test_votes_become_labels_with_question_tiers_signals_and_answers(table: GridTable, path: Path) -> None:
    kept = voted(voted(two(), "S", Vote.BEST), "XS", Vote.WRONG)
    table.save(grid(kept))
    table.vote(kept)

    with LabelTable(path) as labels:
        (trial,) = labels.trials("xs", "s")
        assert (trial.junior.right, trial.elder.right) == (0.0, 1.0)
        assert trial.junior.observation == SEEN
        assert trial.junior.effort.seconds == 0.4
        assert (trial.junior.question, trial.junior.before, trial.junior.family) == (
            "2+2", ("Hello", "Hi"), "sums",
        )  # fmt: skip
        assert {trial.junior.source, trial.elder.source} == {Source.VOTE}
        assert (trial.elder.answer, trial.elder.tier) == ("Four.", "S")
        assert labels.voted() == ()


def test_the_last_word_stands_and_a_vote_can_be_taken_back(table: GridTable, path: Path) -> None:
    first = voted(two(), "XS", Vote.WRONG)
    table.save(grid(first))
    table.vote(first)
    second = voted(first, "XS", Vote.FINE)
    table.vote(second)

    with LabelTable(path) as labels:
        assert [(each.tier, each.right) for each in labels.all()] == [("XS", 1.0), ("S", None)]
        table.vote(voted(second, "XS", None))
        assert labels.all() == ()


def test_a_vote_leaves_an_answer_alone_that_came_meanwhile(table: GridTable) -> None:
    before = row(column("XS", "It is four"), column("S"))
    table.save(grid(before))
    table.save_column(before.id, column("S", "Four."))
    table.vote(voted(before, "XS", Vote.BEST))

    (kept,) = table.all()[0].rows
    assert [(each.text, each.vote) for each in kept.columns] == [("It is four", Vote.BEST), ("Four.", None)]


def test_comparisons_are_found_by_their_questions_in_whatever_case(table: GridTable) -> None:
    sums = grid(row(column("XS"), question="2+2"), row(column("XS"), question="Сколько будет три и три?"))
    table.save(sums)
    table.save(grid(row(column("XS"), question="Where lies Zanzibar?")))

    assert [each.title for each in table.find("zanziBAR")] == ["Where lies Zanzibar?"]
    assert [each.id for each in table.find("СКОЛЬКО")] == [sums.id]
    assert len(table.find("")) == 2
    assert table.find("Quito") == ()


def test_only_one_answer_is_the_best() -> None:
    moved = voted(voted(two(), "XS", Vote.BEST), "S", Vote.BEST)

    assert [each.vote for each in moved.columns] == [None, Vote.BEST]
    assert [grid().hides(each) for each in (two(), moved)] == [True, False]


def test_what_is_deleted_is_gone_from_the_disk_with_what_it_taught(table: GridTable, path: Path) -> None:
    said = column("XS", "Zanzibar lies off the coast", vote=Vote.BEST)
    kept = grid(row(said, column("S"), question="Where lies Zanzibar?"))
    table.save(kept)
    table.vote(kept.rows[0])
    table.delete(kept.id)

    assert table.summaries() == ()
    assert all(b"Zanzibar" not in file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    with LabelTable(path) as labels:
        assert labels.all() == ()
    with pytest.raises(AppError):
        table.delete(kept.id)
    with pytest.raises(AppError):
        table.grid(kept.id)
    table.save_column(kept.rows[0].id, said)
    assert table.summaries() == ()


def test_one_answer_goes_on_in_a_new_conversation_with_the_others_as_its_attempts(path: Path) -> None:
    conversation = begun_with(two(), "S")

    with closing(ChatStore(path)) as store:
        store.add_conversation(conversation)
        kept = store.conversation(conversation.id)
    hello, sums = kept.thread
    assert (hello.text, hello.answer and hello.answer.text) == ("Hello", "Hi")
    assert (sums.text, sums.answer and sums.answer.text) == ("2+2", "Four.")
    assert {each.text for each in sums.attempts} == {"It is four", "Four."}


def test_an_old_question_takes_the_answers_in_beside_the_one_it_had() -> None:
    chat = Conversation("Sums")
    old = asked(chat, (Text("2+2"),))
    first = answered(old, two(), "XS")
    both = answered(first, row(column("M", "4"), column("S", "")), "M")

    assert [each.text for each in both.attempts] == ["It is four", "Four.", "4"]
    assert both.end
    assert both.end.text == "4"
    assert first.end
    assert first.end.text == "It is four"
    with pytest.raises(KeyError):
        answered(old, row(column("M", ""), column("S")), "M")


def test_pictures_of_a_question_are_kept_asked_with_it_and_go_on_in_its_chat(table: GridTable) -> None:
    seen = replace(two(), pictures=(Picture("image/jpeg", "QUJD"),))
    table.save(held := grid(seen))
    (kept,) = table.grid(held.id).rows

    assert kept.pictures == seen.pictures
    assert [message.pictures for message in messages(kept)] == [(), (), seen.pictures]
    shown, _ = begun_with(kept, "XS").turns[-1].parts
    assert shown == Image("1", "image/jpeg", "", "QUJD")


def test_a_question_of_a_locked_chat_goes_on_in_a_locked_one(table: GridTable) -> None:
    table.save(held := grid(replace(two(), locked=True)))
    (kept,) = table.grid(held.id).rows

    assert begun_with(kept, "XS").locked
    assert not begun_with(two(), "XS").locked


def test_where_names_are_hidden_each_row_has_an_order_of_its_own() -> None:
    rows = [replace(two(), id=f"{number}") for number in range(40)]
    blind = grid(*rows)

    assert {blind.order(row) for row in rows} == {("S", "XS"), ("XS", "S")}
    assert blind.order(rows[0]) == blind.order(rows[0])
    assert replace(blind, blind=False).order(rows[0]) == blind.tiers
