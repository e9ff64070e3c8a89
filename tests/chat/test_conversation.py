"""A conversation is a tree, and the newest branch of it is what is read."""

from dataclasses import replace

import pytest

from matryoshka.chat.conversation import Attempt, Conversation, File, Image, State, Text, Turn, title_from
from support.chats import attempt, question, sample


def with_attempts(turn: Turn, *attempts: Attempt) -> Turn:
    return replace(turn, attempts=attempts)


def after(conversation: Conversation, previous: Attempt, text: str) -> Turn:
    return replace(question(conversation, text), parent=previous.id)


def test_the_text_of_a_question_is_that_of_its_text_parts() -> None:
    parts = (Text("Who is"), Image("doll.png", "image/png", "files/doll"), Text("this?"))

    assert Turn("c1", parts).text == "Who is\n\nthis?"


@pytest.mark.parametrize(
    ("state", "text", "answers"),
    [
        (State.DONE, "4", True),
        (State.LENGTH, "4", True),
        (State.STOPPED, "4", True),
        (State.INTERRUPTED, "4", True),
        (State.DONE, "", False),
        (State.HANDED_OFF, "5", False),
        (State.DECLINED, "5", False),
        (State.FAILED, "", False),
    ],
)
def test_what_was_written_and_not_given_up_is_an_answer(state: State, text: str, answers: bool) -> None:
    assert attempt(question(Conversation()), text, state=state).answers is answers


def test_a_run_is_the_newest_attempt_with_all_that_led_to_it() -> None:
    turn = question(Conversation())
    first = attempt(turn, "old")
    junior = attempt(turn, "", "XS", State.HANDED_OFF)
    elder = replace(attempt(turn, "new"), parent=junior.id)

    assert with_attempts(turn, first, junior, elder).run == (junior, elder)
    assert turn.run == ()


def test_the_answer_is_the_last_of_the_run_that_answers() -> None:
    turn = question(Conversation())
    answered = attempt(turn, "4")
    failed = replace(attempt(turn, "", "M", State.FAILED), parent=answered.id)

    assert with_attempts(turn, answered, failed).answer == answered
    assert with_attempts(turn, attempt(turn, "5", state=State.HANDED_OFF)).answer is None
    assert turn.answer is None


def test_a_thread_follows_the_newest_turn_at_each_step() -> None:
    conversation = Conversation()
    old, new = question(conversation, "old"), question(conversation, "new")
    answer = attempt(new)
    turns = (
        with_attempts(old, attempt(old)),
        with_attempts(new, answer),
        after(conversation, answer, "left"),
        after(conversation, answer, "right"),
    )

    assert [turn.text for turn in replace(conversation, turns=turns).thread] == ["new", "right"]


def test_a_thread_ends_where_a_question_was_answered_anew() -> None:
    conversation = Conversation()
    first = question(conversation, "first")
    answer = attempt(first)
    turns = (with_attempts(first, answer, attempt(first, "anew")), after(conversation, answer, "second"))

    assert [turn.text for turn in replace(conversation, turns=turns).thread] == ["first"]
    assert Conversation().thread == ()


def test_all_ids_are_new() -> None:
    assert len({Conversation().id for _ in range(100)}) == 100
    assert sample() == sample()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("2+2", "2+2"),
        ("  What is\n two   and two? ", "What is two and two?"),
        ("a" * 48, "a" * 48),
        (
            "The sum of the numbers from 1 to 100 without every 7th",
            "The sum of the numbers from 1 to 100 without…",
        ),
        ("a" * 60, "a" * 47 + "…"),
    ],
)
def test_a_title_is_the_first_words_of_the_question(question: str, title: str) -> None:
    assert title_from(question) == title


def test_a_question_without_words_is_called_by_its_files() -> None:
    files = (File("a.txt", "text/plain", "1"), Image("b.png", "image/png", "2"))
    turn = Turn("c1", (*files, Text("")))

    assert turn.files == files
    assert turn.heading == "a.txt, b.png"
