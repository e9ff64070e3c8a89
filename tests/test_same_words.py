"""Nothing stands between a model and its words: the program says what plain llama-cpp-python says."""

from contextlib import closing

import pytest

from learning.plain_llama import PlainLlama
from matryoshka.chat.engine import Message, Piece, Role, Stop
from matryoshka.chat.ladder import Tier
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.engines.llama import LlamaEngine

QUESTIONS = (
    "2+2",
    "Hello!",
    "Как дела?",
    "What is 17 minus 58?",
    "сколько будет 7 умножить на 8",
    "The sum of the numbers from 1 to 100 without every 7th",
    "Сумма чисел от 1 до 60 без каждого пятого",
    "Who wrote War and Peace?",
)


@pytest.mark.parametrize("tier", builtin_ladder().tiers, ids=lambda tier: tier.name)
def test_the_same_words_and_the_same_doubt_as_in_plain_llama_cpp(tier: Tier) -> None:
    plain = PlainLlama(tier.path)
    with closing(LlamaEngine(tier)) as engine:
        for question in QUESTIONS:
            messages = [Message(Role.USER, question)]
            said, doubt = plain.spoken(messages)
            pieces = [each for each in engine.stream(messages, Stop()) if isinstance(each, Piece)]

            assert pieces[0].signals.handoff == pytest.approx(doubt, abs=0.02)
            if said != "<|handoff|>":
                unmarked = said.replace("<think>", "").replace("</think>", "")
                assert "".join(piece.text for piece in pieces) == unmarked
