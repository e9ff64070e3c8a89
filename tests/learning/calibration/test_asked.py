"""Which questions are asked: a person's own, and those that come with the program."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from learning.folders import TEXTS
from matryoshka.chat.conversation import Conversation, Turn
from matryoshka.chat.store import ChatStore
from matryoshka.learning.calibration.asked import OWN, Asked, chosen, own_questions, questions_of
from matryoshka.learning.evaluation.leaks import Trained
from matryoshka.learning.evaluation.marking import plain
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.paths import resources
from support.chats import attempt, question, sample

SHIPPED = resources() / "calibration" / "questions.jsonl"
EXAM = resources() / "evaluation" / "beyond.jsonl"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


@pytest.fixture(scope="module")
def shipped() -> tuple[Asked, ...]:
    return questions_of(SHIPPED)


def texts(questions: tuple[Asked, ...]) -> list[str]:
    return [each.exercise.text for each in questions]


def some(name: str, count: int) -> list[Asked]:
    return [Asked(Exercise(f"{name} {number}", (), name, number)) for number in range(count)]


def test_a_persons_questions_come_with_what_was_said_before(store: ChatStore) -> None:
    conversation = Conversation()
    first = question(conversation, "2+2")
    answer = attempt(first, "4")
    second = Turn(conversation.id, question(conversation, "and 3+3").parts, answer.id)
    store.add_conversation(replace(conversation, turns=(replace(first, attempts=(answer,)), second)))

    one, two = own_questions(store)
    assert (one.turn, one.exercise.text, one.exercise.before) == (first.id, "2+2", ())
    assert (two.turn, two.exercise.text, two.exercise.before) == (second.id, "and 3+3", ("2+2", "4"))
    assert {one.exercise.family, two.exercise.family} == {OWN}
    assert one.exercise.answers == ()


def test_questions_with_files_and_of_deleted_chats_are_not_asked(store: ChatStore) -> None:
    store.add_conversation(sample())
    conversation = Conversation()
    store.add_conversation(replace(conversation, turns=(question(conversation, "hello"),)))
    assert [each.exercise.text for each in own_questions(store)] == ["hello"]

    store.delete(conversation.id)
    assert list(own_questions(store)) == []


def test_half_of_the_questions_are_a_persons_own_where_there_are_as_many() -> None:
    both = chosen(some("own", 100), some("other", 100), 20)
    assert Counter(each.exercise.family for each in both) == {"own": 10, "other": 10}

    few = chosen(some("own", 3), some("other", 100), 20)
    assert Counter(each.exercise.family for each in few) == {"own": 3, "other": 17}


def test_a_question_is_asked_once_and_every_beginning_is_mixed() -> None:
    doubled = some("other", 30)
    own = [Asked(doubled[5].exercise, "t1")]
    questions = chosen(own, [*doubled, *some("third", 30)], 60)

    assert len(set(texts(questions))) == len(questions) == 60
    assert [each for each in questions if each.turn] == own
    assert len({each.exercise.family for each in questions[:10]}) > 1
    assert chosen(own, [*some("third", 30), *doubled], 60) == questions


def test_a_file_of_questions_need_not_know_their_answers(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text('{"question": "hi"}\n{"question": "2+2", "answer": 4}\n', encoding="utf-8")

    assert [each.exercise.answers for each in questions_of(file)] == [(), ("4",)]


def test_all_questions_that_ship_can_be_asked(shipped: tuple[Asked, ...]) -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()

    assert len(shipped) == len(lines)
    told = (resources() / "calibration" / "README.md").read_text(encoding="utf-8")
    for family, count in Counter(each.exercise.family for each in shipped).items():
        assert f"| {family} | {count} |" in told
    unknown = {each.exercise.family for each in shipped if not each.exercise.answers}
    assert unknown == {"requests", "harmless"}


def test_no_question_that_ships_is_trained_on_or_examined(shipped: tuple[Asked, ...]) -> None:
    assert Trained.read(TEXTS).remarks([each.exercise for each in shipped]) == []

    exam = {plain(json.loads(line)["question"]) for line in EXAM.read_text(encoding="utf-8").splitlines()}
    assert [text for text in texts(shipped) if plain(text) in exam] == []
