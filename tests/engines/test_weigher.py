"""How full a chat makes a context: the model's own count where it is awake, and no more is read for it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.engine import Message, Prompt, Role, Stop
from matryoshka.chat.fitting import Fill
from matryoshka.chat.ladder import Tier
from matryoshka.chat.service import Service
from matryoshka.engines.rack import Rack
from matryoshka.engines.weigher import Weigher
from support.parrots import write_parrot

QUESTION = (Message(Role.USER, "Hello"),)


@pytest.fixture
def rack() -> Iterator[Rack]:
    with closing(Rack()) as rack:
        yield rack


@pytest.fixture
def tier(tmp_path: Path) -> Tier:
    return Tier("M", write_parrot(tmp_path / "p.gguf", "Yes"), "p", context=256)


def test_a_model_that_is_awake_counts_what_it_would_read(rack: Rack, tier: Tier) -> None:
    (prompt,) = (each for each in rack.engine(tier).stream(QUESTION, Stop()) if isinstance(each, Prompt))

    assert Weigher(rack).weigh(tier, QUESTION, elder=False) == Fill(prompt.tokens, 256, exact=True)


def test_a_chat_that_is_too_long_is_counted_with_what_is_left_out(rack: Rack, tier: Tier) -> None:
    list(rack.engine(tier).wake(Stop()))
    long = (Message(Role.USER, "Hello " * 30), Message(Role.ASSISTANT, "Yes"), *QUESTION)

    weigher = Weigher(rack)
    last = weigher.weigh(tier, QUESTION, elder=False)

    assert weigher.weigh(tier, long, elder=False) == replace(last, left_out=1)


def test_a_turn_is_left_out_only_when_the_whole_chat_has_no_room(rack: Rack, tier: Tier) -> None:
    """What is counted then is what is still read: few tokens of many."""
    list(rack.engine(tier).wake(Stop()))
    answer = Message(Role.ASSISTANT, "Yes")
    chats = [(Message(Role.USER, "Hello " * times), answer, *QUESTION) for times in range(1, 41)]

    fills = [Weigher(rack).weigh(tier, chat, elder=False) for chat in chats]
    whole = [fill.tokens for fill in fills if not fill.left_out]
    shortened = [fill for fill in fills if fill.left_out]

    assert fills[0].room == 192
    assert max(whole) <= 192 < 2 * whole[-1] - whole[-2]
    assert fills[len(whole) :] == shortened
    assert {fill.tokens for fill in shortened} == {Weigher(rack).weigh(tier, QUESTION, elder=False).tokens}


def test_a_question_that_is_too_long_is_counted(rack: Rack, tier: Tier) -> None:
    list(rack.engine(tier).wake(Stop()))

    fill = Weigher(rack).weigh(tier, (Message(Role.USER, "Hello " * 100),), elder=False)

    assert fill.too_long
    assert fill.exact
    assert fill.tokens > 100


def test_a_sleeping_model_is_not_woken_for_it(rack: Rack, tier: Tier) -> None:
    fill = Weigher(rack).weigh(tier, QUESTION, elder=False)

    assert fill == Fill(6, 256)
    assert rack.engine(tier).pid is None


def test_a_header_tells_what_a_sleeping_model_remembers(rack: Rack, tmp_path: Path) -> None:
    tier = Tier("M", write_parrot(tmp_path / "p.gguf", "Yes"), "p")
    asleep = Weigher(rack).weigh(tier, QUESTION, elder=False)
    list(rack.engine(tier).wake(Stop()))

    assert asleep.context == Weigher(rack).weigh(tier, QUESTION, elder=False).context


def test_a_service_is_not_asked_how_much_it_would_read(rack: Rack) -> None:
    service = Service("https://host.example/v1", "model")

    assert Weigher(rack).weigh(Tier("R", service, "model"), QUESTION, elder=False) == Fill(6, None)
