"""Labels are kept, found in pairs, and gone with the chat that they are about."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.label import Label, Source, Trial
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.store import ChatStore
from support.chats import attempt, question, sample, sample_label


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def table(path: Path) -> Iterator[LabelTable]:
    with LabelTable(path) as table:
        yield table


@pytest.fixture
def store(path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(path)) as store:
        yield store


def label(trial: str, identity: str, right: float | None = 1.0) -> Label:
    return Label(trial, "2+2", identity, f"builtin:{identity}", identity, "4", right, Source.EXACT)


def test_every_field_of_a_label_comes_back(store: ChatStore, table: LabelTable) -> None:
    store.add_conversation(sample())
    table.add([sample_label()])

    assert table.all() == (sample_label(),)
    assert table.get("l1") == sample_label()
    assert table.get("l2") is None


def test_an_answer_that_was_not_judged_yet_comes_back_and_is_judged_in_its_place(table: LabelTable) -> None:
    first = replace(label("q1", "xs", None), source=None)
    table.add([first, label("q1", "s")])
    assert table.all()[0] == first
    assert table.trials("xs", "s") == ()

    judged = replace(first, right=0.5, source=Source.JUDGE)
    table.add([judged])
    assert table.all()[0] == judged
    assert [trial.junior for trial in table.trials("xs", "s")] == [judged]


def test_trials_hold_the_two_answers_to_one_question_in_their_order(table: LabelTable) -> None:
    one, two = label("q1", "xs", 0.0), label("q1", "s")
    three, four = label("q2", "xs"), label("q2", "s")
    table.add([one, two, label("q3", "xs"), label("q4", "s"), label("q2", "m"), four, three])

    assert table.trials("xs", "s") == (Trial(one, two), Trial(three, four))
    assert table.trials("s", "xs") == (Trial(two, one), Trial(four, three))
    assert table.trials("xs", "swapped since") == ()


def test_what_its_judge_could_not_say_is_kept_and_belongs_to_no_trial(table: LabelTable) -> None:
    unsaid = replace(label("q1", "xs", None), source=Source.JUDGE)
    table.add([unsaid, label("q1", "s")])

    assert table.all()[0] == unsaid
    assert table.trials("xs", "s") == ()


def test_a_label_of_a_deleted_chat_is_out_of_sight_and_back_with_it(
    store: ChatStore, table: LabelTable
) -> None:
    store.add_conversation(sample())
    table.add([sample_label(), label("q1", "s")])
    store.delete("c1")
    assert [each.identity for each in table.all()] == ["s"]
    assert table.trials("x1", "s") == ()

    store.restore("c1")
    assert len(table.trials("x1", "s")) == 1


def test_a_label_of_an_erased_chat_is_gone_to_the_last_byte(store: ChatStore, path: Path) -> None:
    store.add_conversation(sample())
    with LabelTable(path) as table:
        table.add([replace(sample_label(), answer="a secret doll"), label("q2", "s")])
    store.delete("c1")
    store.purge()

    with LabelTable(path) as table:
        assert [each.trial for each in table.all()] == ["q2"]
        table.add([sample_label()])
        assert [each.trial for each in table.all()] == ["q2"]
    assert [file for file in path.parent.iterdir() if b"a secret doll" in file.read_bytes()] == []


def test_the_last_vote_on_an_answer_stands_until_it_is_taken_back(
    store: ChatStore, table: LabelTable
) -> None:
    conversation = Conversation()
    turn = question(conversation)
    small, big = attempt(turn, "5", "XS"), attempt(turn, "4", "S")
    store.add_conversation(replace(conversation, turns=(replace(turn, attempts=(small, big)),)))
    table.vote([turn], small, "x1", good=True)
    table.vote([turn], small, "x1", good=False)
    table.vote([turn], big, "s1", good=True)
    assert table.votes(conversation.id) == {small.id: False, big.id: True}

    first, second = table.voted()
    assert (first.right, second.right, first.source) == (0.0, 1.0, Source.VOTE)
    assert (first.question, first.answer, first.turn) == ("2+2", "5", turn.id)
    assert table.trials("x1", "s1") == ()

    table.take_back(small.id)
    assert table.votes(conversation.id) == {big.id: True}


def test_a_vote_knows_what_was_said_before(store: ChatStore, table: LabelTable) -> None:
    conversation = Conversation()
    first = question(conversation)
    first = replace(first, attempts=(attempt(first),))
    second = question(conversation, "And 3+3?")
    second = replace(second, attempts=(attempt(second, "6"),))
    store.add_conversation(replace(conversation, turns=(first, second)))
    table.vote([first, second], second.attempts[0], "s1", good=True)

    (vote,) = table.voted()
    assert (vote.before, vote.question, vote.answer) == (("2+2", "4"), "And 3+3?", "6")


def test_a_vote_on_an_answer_of_another_chat_is_not_told_here(store: ChatStore, table: LabelTable) -> None:
    store.add_conversation(sample())
    turn = sample().turns[0]
    table.vote([turn], turn.attempts[1], "s1", good=True)

    assert table.votes("c1") == {"a2": True}
    assert table.votes("c2") == {}


def test_what_a_model_answered_before_is_found_whatever_it_was_compared_with(table: LabelTable) -> None:
    earlier, later = label("q1", "s", None), replace(label("q2", "s"), answer="four")
    table.add([earlier, later, label("q4", "xs"), replace(label("q5", "s"), before=("да", "нет"))])

    assert table.answered("s", "2+2", ()) == (later, earlier)
    assert [each.trial for each in table.answered("s", "2+2", ("да", "нет"))] == ["q5"]


def test_a_vote_is_no_answer_to_measure(store: ChatStore, table: LabelTable) -> None:
    store.add_conversation(sample())
    turn = sample().turns[0]
    table.vote([turn], turn.attempts[1], "s1", good=True)

    assert [vote.id for vote in table.voted()] == ["a2"]
    assert table.answered("s1", turn.text, ()) == ()
