"""How full a context becomes, where its model cannot be asked."""

import time
from pathlib import Path

from matryoshka.chat.engine import Message, Role
from matryoshka.chat.fitting import Fill, about_fill, fitting
from matryoshka.chat.ladder import Overflow, Tier

TIER = Tier("M", Path("m.gguf"), "m", context=40)
QUESTION = (Message(Role.USER, "Hello"),)


def test_a_short_chat_is_read_whole() -> None:
    assert about_fill(TIER, QUESTION) == Fill(6, 40)


def test_of_a_longer_one_the_oldest_turns_are_left_out() -> None:
    long = (Message(Role.USER, "x" * 100), Message(Role.ASSISTANT, "Yes"), *QUESTION)

    assert about_fill(TIER, long) == Fill(6, 40, left_out=1)


def test_a_question_may_be_longer_than_all_that_is_read() -> None:
    fill = about_fill(TIER, (Message(Role.USER, "x" * 400),))

    assert fill == Fill(104, 40, too_long=True)
    assert fill.room == 30


def test_a_tier_that_hands_up_long_chats_reads_none_of_them() -> None:
    whole = Tier("M", Path("m.gguf"), "m", context=40, overflow=Overflow.HAND_UP)
    long = (Message(Role.USER, "x" * 100), Message(Role.ASSISTANT, "Yes"), *QUESTION)

    assert about_fill(whole, long).too_long


def test_a_model_here_is_taken_to_remember_what_is_usual() -> None:
    assert about_fill(Tier("M", Path("m.gguf"), "m"), QUESTION) == Fill(6, 4096)


def test_what_the_system_says_stays() -> None:
    kind = Message(Role.SYSTEM, "Be kind.")
    chat = (kind, Message(Role.USER, "x" * 100), Message(Role.ASSISTANT, "Yes"), *QUESTION)

    assert fitting(chat, TIER).messages == (kind, *QUESTION)


def test_ten_thousand_messages_are_weighed_at_once() -> None:
    chat = (Message(Role.USER, "Why is it so?"), Message(Role.ASSISTANT, "It is so.")) * 5000
    begun = time.thread_time()

    assert about_fill(TIER, (*chat, *QUESTION)).left_out == 4999
    assert time.thread_time() - begun < 1
