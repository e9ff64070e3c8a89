"""A server of one's own: the one that ships with llama-cpp-python, with the built-in S tier."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matryoshka.chat.engine import End, Finish, Message, Piece, Prompt, Role, Stop
from matryoshka.chat.ladder import Sampling
from matryoshka.chat.service import Offer, Service
from matryoshka.engines.remote.manners import USUAL
from support.engines import text
from support.llama_server import MODEL, llama_server
from support.remotes import Remotes, ask, failing


@pytest.fixture(scope="module")
def server() -> Iterator[Service]:
    with llama_server() as service:
        yield service


@pytest.fixture
def remotes(tmp_path: Path) -> Remotes:
    return Remotes(tmp_path, USUAL)


def test_it_answers_what_the_tier_answers_here(server: Service, remotes: Remotes) -> None:
    outputs = ask(remotes.engine(server, sampling=Sampling(temperature=0)), "2+2")

    assert isinstance(outputs[0], Prompt)
    assert outputs[-1] == End(Finish.STOP)
    assert "4" in text(outputs)


def test_its_models_are_listed(server: Service, remotes: Remotes) -> None:
    assert remotes.services.offers(server, Stop()) == (Offer(MODEL),)


def test_a_wish_to_stop_ends_it_and_the_next_question_is_answered(server: Service, remotes: Remotes) -> None:
    stop, outputs = Stop(), []
    for output in remotes.engine(server).stream([Message(Role.USER, "sum 1 to 100")], stop):
        outputs.append(output)
        if isinstance(output, Piece):
            stop.set()

    assert outputs[-1] == End(Finish.STOPPED)
    assert text(ask(remotes.engine(server), "hello"))


def test_an_answer_that_it_gives_up_is_told(server: Service, remotes: Remotes) -> None:
    _, fault = failing(remotes.engine(server), "word " * 2000)

    assert fault
    assert fault.title == f"The answer of {server.host} was cut off."
