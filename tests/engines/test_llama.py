import os
import signal
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matryoshka.chat.engine import End, Finish, Message, Opening, Piece, Prompt, QuestionTooLong, Role, Stop
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.llama import LlamaEngine
from support.engines import Start, ask, pieces, text
from support.parrots import Owns, write_parrot

QUESTION = [Message(Role.USER, "Hello")]


def handoffs(found: Sequence[Piece]) -> list[float | None]:
    return [piece.signals.handoff for piece in found]


def test_a_stream_opens_reads_says_and_ends(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "Yes, two."))
    *opening, prompt, first, second, last, end = ask(engine)

    assert [type(output) for output in opening] == [Opening] * len(opening)
    assert opening[0] == Opening(0.0)
    assert opening[-1] == Opening(1.0)
    assert isinstance(prompt, Prompt)
    assert prompt.left_out == 0
    assert [piece.text for piece in pieces([first, second, last])] == ["Yes,", " two.", ""]
    assert end == End(Finish.STOP)


def test_a_loaded_model_opens_no_more(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "Yes"))
    ask(engine)

    assert [type(output) for output in ask(engine)] == [Prompt, Piece, Piece, End]


def test_the_odds_of_a_handoff_come_exact_with_every_token(start: Start, tmp_path: Path) -> None:
    odds = [0.25, 0.0, 1.0, 0.0625, 0.7]
    found = pieces(ask(start(write_parrot(tmp_path / "p.gguf", "one two three four", odds))))

    assert handoffs(found) == pytest.approx(odds, rel=1e-5)
    assert found[-1].text == ""


@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_the_handoff_token_is_never_chosen(start: Start, tmp_path: Path, temperature: float) -> None:
    path = write_parrot(tmp_path / "p.gguf", "I do not know", [1.0] * 5)
    found = pieces(ask(start(path, Sampling(temperature=temperature))))

    assert text(found) == "I do not know"
    assert handoffs(found) == [1.0] * 5


def test_a_file_may_name_another_token(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Well", 0.4, owns=Owns.BY_NUMBER)

    assert pieces(ask(start(path)))[0].signals.handoff == pytest.approx(0.4, rel=1e-5)


@pytest.mark.parametrize("owns", [Owns.USER_DEFINED, Owns.NOTHING])
def test_a_token_that_can_be_typed_is_no_handoff_token(start: Start, tmp_path: Path, owns: Owns) -> None:
    found = pieces(ask(start(write_parrot(tmp_path / "p.gguf", "Well then", owns=owns))))

    assert text(found) == "Well then"
    assert handoffs(found) == [None, None, None]


@pytest.mark.parametrize("typed", ["<|end|>", "<|handoff|>", "<|assistant|>", "<|user|>"])
def test_typing_a_mark_is_typing_its_letters(start: Start, tmp_path: Path, typed: str) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "Fine", 0.125))
    (letters,) = [each for each in ask(engine, "x" * len(typed)) if isinstance(each, Prompt)]
    outputs = ask(engine, typed)

    assert letters in outputs
    assert text(outputs) == "Fine"
    assert pieces(outputs)[0].signals.handoff == pytest.approx(0.125, rel=1e-5)


def test_thoughts_are_told_from_words_by_token(start: Start, tmp_path: Path) -> None:
    found = pieces(ask(start(write_parrot(tmp_path / "p.gguf", "It is 4.", thinking="2 and 2"))))

    assert text([piece for piece in found if piece.thinking]) == "2 and 2"
    assert text([piece for piece in found if not piece.thinking]) == "It is 4."


def test_a_template_may_open_the_thought(start: Start, tmp_path: Path) -> None:
    template = "{{ messages[0].content }}<think><|assistant|>"
    path = write_parrot(tmp_path / "p.gguf", "Hm", thinking="Well", template=template)

    assert pieces(ask(start(path)))[0].thinking


def test_a_character_of_several_tokens_arrives_whole(start: Start, tmp_path: Path) -> None:
    split = [bytes([byte]) for byte in "猫🙂é".encode()]
    found = pieces(ask(start(write_parrot(tmp_path / "p.gguf", split))))

    assert [piece.text for piece in found if piece.text] == ["猫", "🙂", "é"]
    assert len(found) == len(split) + 1


def test_an_answer_ends_at_its_length(start: Start, endless: Path) -> None:
    outputs = ask(start(endless, Sampling(max_tokens=5)))

    assert len(pieces(outputs)) == 5
    assert outputs[-1] == End(Finish.LENGTH)


def test_an_answer_ends_with_the_context(start: Start, endless: Path) -> None:
    outputs = ask(start(endless, context=100))
    (prompt,) = [output for output in outputs if isinstance(output, Prompt)]

    assert outputs[-1] == End(Finish.LENGTH)
    assert prompt.tokens + len(pieces(outputs)) == 101  # the last word need not be read


def test_turns_that_do_not_fit_are_left_out_whole(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "Yes"), context=400)
    turn = [Message(Role.USER, "q" * 60), Message(Role.ASSISTANT, "a" * 40)]
    system = Message(Role.SYSTEM, "Be kind.")
    outputs = list(engine.stream([system, *turn * 6, Message(Role.USER, "q" * 50)], Stop()))
    (prompt,) = [output for output in outputs if isinstance(output, Prompt)]

    assert prompt == Prompt(tokens=10 + 1 * 104 + 53, left_out=5)
    assert text(outputs) == "Yes"


def test_a_question_longer_than_the_context_says_so(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "Yes"), context=300)
    with pytest.raises(QuestionTooLong) as caught:
        ask(engine, "q" * 298)

    assert (caught.value.tokens, caught.value.context) == (301, 225)
    assert text(ask(engine, "short")) == "Yes"


def test_stop_ends_the_stream_and_leaves_a_working_model(start: Start, endless: Path) -> None:
    engine, stop = start(endless), Stop()
    stream = engine.stream(QUESTION, stop)
    before = [next(stream) for _ in range(20)]
    stop.set()

    assert list(stream) == [End(Finish.STOPPED)]
    assert isinstance(before[-1], Piece)
    assert isinstance(next(engine.stream(QUESTION, Stop())), Prompt)


def test_a_stopped_wish_starts_nothing(start: Start, endless: Path) -> None:
    engine, stop = start(endless), Stop()
    stop.set()

    assert list(engine.stream(QUESTION, stop)) == [End(Finish.STOPPED)]
    assert engine.pid is None


@pytest.mark.skipif(os.name == "nt", reason="processes cannot be frozen there")
@pytest.mark.parametrize("loaded", [False, True])
def test_stop_is_heard_at_once_whatever_the_process_does(start: Start, endless: Path, loaded: bool) -> None:
    engine = start(endless, Sampling(max_tokens=3))
    ask(engine) if loaded else next(engine.wake(Stop()))
    assert engine.pid
    os.kill(engine.pid, signal.SIGSTOP)
    waits = [wait_for_the_end(engine) for _ in range(3)]
    os.kill(engine.pid, signal.SIGCONT)

    assert min(waits) < 1
    assert text(ask(engine)) == " la le lu"


def wait_for_the_end(engine: LlamaEngine) -> float:
    """Seconds from a wish to stop to the end of a stream in which nothing happens."""
    stop, set_at = Stop(), list[float]()
    stop.when_set(lambda: set_at.append(time.monotonic()))
    threading.Timer(0.1, stop.set).start()

    assert list(engine.stream(QUESTION, stop))[-1] == End(Finish.STOPPED)
    return time.monotonic() - set_at[0]


def test_leaving_a_stream_frees_the_model(start: Start, endless: Path) -> None:
    engine = start(endless)
    stream = engine.stream(QUESTION, Stop())
    next(output for output in stream if isinstance(output, Piece))
    stream.close()
    again = engine.stream(QUESTION, Stop())

    assert [type(next(again)) for _ in range(2)] == [Prompt, Piece]


def test_streams_of_two_threads_take_turns(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one after the other"))
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(lambda _: text(ask(engine)), range(8)))

    assert said == ["one after the other"] * 8


def test_waiting_for_a_turn_can_be_stopped(start: Start, endless: Path) -> None:
    engine, stop = start(endless), Stop()
    busy = engine.stream(QUESTION, Stop())
    next(busy)
    threading.Timer(0.1, stop.set).start()

    assert list(engine.stream(QUESTION, stop)) == [End(Finish.STOPPED)]


def test_the_host_hears_stop_within_a_long_prompt(start: Start, tmp_path: Path) -> None:
    engine = start(
        write_parrot(tmp_path / "p.gguf", "Yes", context=8192, layers=2, weight=50_000), context=8192
    )
    ask(engine)
    stop = Stop()
    threading.Timer(0.3, stop.set).start()
    assert list(engine.stream([Message(Role.USER, "q" * 6000)], stop)) == [End(Finish.STOPPED)]
    begin = time.monotonic()

    assert text(ask(engine)) == "Yes"
    assert time.monotonic() - begin < 20
