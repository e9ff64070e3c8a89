"""Several chats with one model: what each turn costs, and that nobody hears another's answer."""

import sys
from collections.abc import Sequence
from pathlib import Path

import psutil
import pytest

from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.engines.child import Child
from matryoshka.engines.frames import Read, Ready, Reply, Said
from support.hosts import answer, heard, host
from support.parrots import write_parrot
from support.stories import write_stories

STRIPS_THINKING = (
    "{% for message in messages %}<|{{ message.role }}|>{{ message.content.split('</think>')[-1] }}<|end|>"
    "{% endfor %}{% if add_generation_prompt %}<|assistant|><think>{% endif %}"
)
TURNS = "{% for message in messages %}{{ message.content }}\n{% endfor %}"  # the story model has no marks
LONG = 24  # repeats of a sentence: some hundred tokens of any vocabulary
XS, S = (tier.path for tier in builtin_ladder().tiers)


@pytest.fixture(params=["xs", "s", "stories", "parrot", "thinking"])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    match request.param:
        case "xs" | "s":
            return XS if request.param == "xs" else S
        case "stories":
            return write_stories(tmp_path / "stories.gguf", TURNS)
        case "parrot":
            return write_parrot(tmp_path / "parrot.gguf", "Yes, and so on", context=4096)
        case _:
            path = tmp_path / "thinking.gguf"
            return write_parrot(
                path, "So it is", thinking="now let us see", context=4096, template=STRIPS_THINKING
            )


def question(name: str) -> str:
    return f"My name is {name}. " + "Once there was a little dog who liked to play. " * LONG


class Talk:
    """Chats that take turns; what a host was asked and what it said."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._number = 0

    def ask(self, *texts: str) -> tuple[Read, str]:
        """What was read, and the answer without its thinking."""
        self._number += 1
        replies = answer(self._child, self._number, *texts, limit=20)
        return _read(replies), "".join(_spoken(replies))


def _read(replies: Sequence[Reply]) -> Read:
    return next(reply for reply in replies if isinstance(reply, Read))


def _spoken(replies: Sequence[Reply]) -> list[str]:
    return [reply.text for reply in replies if isinstance(reply, Said) and not reply.thinking]


def talk(child: Child) -> Talk:
    heard(child, Ready)
    return Talk(child)


def test_a_chat_between_changes_neither_the_cost_of_a_turn_nor_its_answer(model: Path) -> None:
    first, other = question("Tim"), question("Sue")
    with host(model) as one, host(model) as alone, host(model) as fresh:
        both, single = talk(one), talk(alone)
        _, said = both.ask(first)
        single.ask(first)
        both.ask(other)
        again, answered = both.ask(first, said, "And then?")
        stayed, expected = single.ask(first, said, "And then?")
        anew, from_scratch = talk(fresh).ask(first, said, "And then?")

    assert again.evaluated == stayed.evaluated < 100 < anew.evaluated == anew.tokens
    assert answered == expected == from_scratch


def test_a_turn_costs_its_own_words_and_no_more_than_the_answer_before(model: Path) -> None:
    with host(model) as child:
        chat = talk(child)
        before, said = chat.ask(question("Tim"))
        turn, _ = chat.ask(question("Tim"), said, "And then?")

    assert turn.evaluated <= turn.tokens - before.tokens + 2


def test_an_edit_of_an_early_message_keeps_what_comes_before_it(model: Path) -> None:
    with host(model) as child:
        chat = talk(child)
        start = question("Tim")
        chat.ask(start, "Yes.", "What did the dog do?", "It ran.", "And then?")
        edited, _ = chat.ask(start, "Yes.", "Where did the cat sleep?")
        back, _ = chat.ask(start, "Yes.", "What did the dog do?", "It ran.", "And then?")

    assert edited.evaluated < 50
    assert back.evaluated < 50


def test_a_chat_that_outgrew_its_context_is_seldom_read_again(tmp_path: Path) -> None:
    turns = [f"Word {number} of a long tale." for number in range(40)]
    with host(write_parrot(tmp_path / "p.gguf", "Yes", context=512)) as child:
        chat = talk(child)
        reads = [chat.ask(*turns[: 2 * number + 1])[0] for number in range(20)]
    late = [read for read in reads if read.left_out]

    assert len(late) > 6
    assert sum(read.evaluated > read.tokens / 2 for read in late) <= len(late) / 2


@pytest.mark.parametrize("saved_bytes", [0, 5000])
def test_without_memory_for_it_a_chat_is_read_again(saved_bytes: int) -> None:
    with host(XS, saved_bytes=saved_bytes) as child:
        chat = talk(child)
        first, said = chat.ask(question("Tim"))
        chat.ask(question("Sue"))
        again, same = chat.ask(question("Tim"))

    assert again.evaluated > 0.9 * first.evaluated
    assert same == said


@pytest.mark.skipif(sys.platform == "darwin", reason="memory that was given back is still counted there")
def test_many_chats_take_no_more_memory_than_their_budget() -> None:
    budget = 12 * 2**20
    with host(S, saved_bytes=budget) as child:
        chat = talk(child)
        for name in ("Tim", "Sue"):
            chat.ask(question(name))
        process = psutil.Process(child.pid)
        before = process.memory_info().rss
        for number in range(16):
            chat.ask(question(f"Tom {number}"))
        grown = process.memory_info().rss - before

    assert grown < budget + 4 * 2**20
