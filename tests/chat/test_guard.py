"""The thread of an answer is lost by circles in thought or word, and by another script in its words alone."""

from matryoshka.chat.engine import Message, Piece, Role
from matryoshka.chat.guard import Guard

QUESTION = "Why is the sky blue?"
CIRCLE = "It is blue because it is, and that is all that can be said of it. "
SLIP = (
    "Air scatters blue light more than red light, so blue comes from everywhere. " * 4
    + "因为空气散射蓝光" * 20
)


def lost(*pieces: Piece, question: str = QUESTION) -> bool:
    guard = Guard([Message(Role.USER, question)])
    return any(guard.lost(piece) for piece in pieces)


def test_a_circle_of_thought_or_word_loses_the_thread() -> None:
    assert lost(*[Piece(CIRCLE, thinking=True)] * 60)
    assert lost(*[Piece(CIRCLE)] * 60)


def test_an_answer_may_say_what_was_thought() -> None:
    said = "".join(
        f"Reason {number}: light of {number * 7} nm is scattered so much. " for number in range(60)
    )
    thought = [Piece(said, thinking=True)] * 3

    assert not lost(*thought, Piece(said))


def test_only_the_answer_must_keep_its_script() -> None:
    assert lost(Piece(SLIP))
    assert not lost(Piece(SLIP, thinking=True))
    assert not lost(Piece(SLIP), question="为什么天空是蓝色的?")


def test_a_wish_is_the_questions_and_not_that_of_the_chat() -> None:
    guard = Guard(
        [Message(Role.USER, CIRCLE), Message(Role.ASSISTANT, "Well."), Message(Role.USER, QUESTION)]
    )

    assert any(guard.lost(Piece(CIRCLE)) for _ in range(60))
    assert not lost(*[Piece(CIRCLE)] * 60, question=CIRCLE)
