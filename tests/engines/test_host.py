"""The host process as its parent hears it, frame by frame."""

from pathlib import Path

import pytest

from matryoshka.chat.engine import Finish, Message, Role
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.child import Gone
from matryoshka.engines.frames import Ask, Cancel, Ended, Fault, Read, Ready, Said
from support.hosts import answer, heard, host
from support.parrots import write_parrot


@pytest.fixture
def parrot(tmp_path: Path) -> Path:
    return write_parrot(tmp_path / "p.gguf", "Yes", 0.5)


def test_a_host_tells_what_it_has_loaded(parrot: Path) -> None:
    with host(parrot) as child:
        ready = heard(child, Ready)[-1]

    assert isinstance(ready, Ready)
    assert (ready.name, ready.architecture, ready.context, ready.handoff) == ("Parrot", "llama", 512, True)
    assert 0 < ready.size < parrot.stat().st_size


def test_an_answer_is_one_frame_a_token(parrot: Path) -> None:
    with host(parrot) as child:
        heard(child, Ready)
        read, first, last, end = answer(child, 1, "Hi")

    assert read == Read(1, tokens=5, left_out=0, evaluated=5)
    assert isinstance(first, Said)
    assert first.text == "Yes"
    assert first.handoff == pytest.approx(0.5, rel=1e-5)
    assert isinstance(last, Said)
    assert end == Ended(1, Finish.STOP)


def test_what_was_read_is_not_read_again(parrot: Path) -> None:
    with host(parrot) as child:
        heard(child, Ready)
        first = answer(child, 1, "Hello")[0]
        follow_up = answer(child, 2, "Hello", "No", "And?")[0]
        repeated = answer(child, 3, "Hello", "No", "And?")[0]
        other = answer(child, 4, "Bye")[0]

    assert first == Read(1, tokens=8, left_out=0, evaluated=8)
    assert follow_up == Read(2, tokens=18, left_out=0, evaluated=10)
    assert repeated == Read(3, tokens=18, left_out=0, evaluated=1)
    assert other == Read(4, tokens=6, left_out=0, evaluated=5)


def test_a_memory_that_cannot_forget_in_part_reads_all_again(tmp_path: Path) -> None:
    with host(write_parrot(tmp_path / "p.gguf", "Yes", 0.5, recurrent=True)) as child:
        heard(child, Ready)
        first = answer(child, 1, "Hello")
        follow_up = answer(child, 2, "Hello", "No", "And?")
        repeated = answer(child, 3, "Hello", "No", "And?")

    assert first[0] == Read(1, tokens=8, left_out=0, evaluated=8)
    assert follow_up[0] == Read(2, tokens=18, left_out=0, evaluated=18)
    assert repeated[0] == Read(3, tokens=18, left_out=0, evaluated=18)
    assert [reply.text for reply in (*first, *follow_up, *repeated) if isinstance(reply, Said)] == [
        "Yes",
        "",
    ] * 3


def test_a_question_cancelled_before_its_turn_is_never_read(tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "and so on", endless=True, context=8192)
    with host(path) as child:
        heard(child, Ready)
        for number in (1, 2):
            child.send(Ask(number, (Message(Role.USER, "Hi"),), Sampling()))
        heard(child, Said)
        child.send(Cancel(2))
        heard(child, Ended)
        replies = answer(child, 3, "Hi")

    assert {reply.request for reply in replies if isinstance(reply, Read | Said | Ended)} == {3}


def test_a_template_that_refuses_one_chat_goes_on_with_the_next(tmp_path: Path) -> None:
    refusing = "{% if 'no' in messages[0].content %}{{ raise_exception('No') }}{% endif %}<|assistant|>"
    with host(write_parrot(tmp_path / "p.gguf", "Yes", template=refusing)) as child:
        heard(child, Ready)
        child.send(Ask(1, (Message(Role.USER, "no"),), Sampling()))
        (fault,) = heard(child, Fault)
        replies = answer(child, 2, "well")

    assert isinstance(fault, Fault)
    assert fault.request == 1
    assert isinstance(replies[1], Said)


def test_a_file_that_cannot_be_loaded_is_the_last_word(tmp_path: Path) -> None:
    with host(tmp_path / "none.gguf") as child:
        (fault,) = heard(child, Fault)

        assert isinstance(fault, Fault)
        assert fault.request is None
        assert isinstance(child.inbox.get(timeout=60), Gone)
