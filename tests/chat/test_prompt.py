"""What of a thread a model reads."""

from dataclasses import replace

from matryoshka.chat.conversation import Conversation, State
from matryoshka.chat.engine import Message, Role
from matryoshka.chat.prompt import messages
from support.chats import attempt, question


def test_a_first_question_is_all_there_is() -> None:
    assert messages([question(Conversation(), "2+2")]) == (Message(Role.USER, "2+2"),)


def test_earlier_questions_come_with_their_answers() -> None:
    first = question(Conversation(), "2+2")
    answered = replace(first, attempts=(attempt(first, "5", "XS", State.HANDED_OFF), attempt(first, "4")))

    assert messages([answered, question(Conversation(), "3+3")]) == (
        Message(Role.USER, "2+2"),
        Message(Role.ASSISTANT, "4"),
        Message(Role.USER, "3+3"),
    )


def test_a_question_that_nobody_answered_is_left_out() -> None:
    first = question(Conversation(), "Why?")
    declined = replace(first, attempts=(attempt(first, "Well", state=State.DECLINED),))

    assert messages([declined, question(Conversation(), "3+3")]) == (Message(Role.USER, "3+3"),)


def test_the_last_question_is_read_without_the_answers_it_has_had() -> None:
    turn = question(Conversation(), "2+2")

    assert messages([replace(turn, attempts=(attempt(turn),))]) == (Message(Role.USER, "2+2"),)
