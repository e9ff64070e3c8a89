import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import psutil
import pytest

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import End, Finish, Message, Opening, Output, Piece, Role, Stop
from matryoshka.chat.events import Done, Handoff, Loading, Token
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.free import Tenant
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError
from support.engines import ask, text
from support.parrots import write_parrot

GIB = 2**30
QUESTION = (Message(Role.USER, "Hello"),)


def room_for(models: int) -> Callable[[Sequence[Tenant]], int]:
    """A computer with memory for so many of our models."""
    return lambda tenants: (models - len(tenants)) * GIB


class Open(Protocol):
    def __call__(self, models: int = ..., *, idle: float = ..., on_battery: bool = ...) -> Rack: ...


@pytest.fixture
def rack_of() -> Iterator[Open]:
    with ExitStack() as stack:

        def make(models: int = 9, *, idle: float = 600.0, on_battery: bool = False) -> Rack:
            return stack.enter_context(closing(Rack(room_for(models), lambda: on_battery, idle)))

        yield make


@pytest.fixture
def tier(tmp_path: Path) -> Tier:
    return Tier("xs", write_parrot(tmp_path / "p.gguf", "Yes"), "p")


def engines(rack: Rack, folder: Path, *names: str) -> list[LlamaEngine]:
    """Parrots that say their names."""
    tiers = (Tier(name, write_parrot(folder / f"{name}.gguf", name), name) for name in names)
    return [rack.engine(each) for each in tiers]


def settle(rack: Rack) -> None:
    """Wait until all that was to be prepared has been looked at: wishes are heard in order."""
    heard = threading.Event()

    def hear(_: Stop) -> Iterator[object]:
        heard.set()
        return iter(())

    rack.prepare(hear)
    assert heard.wait(60)


def loaded(*all_of_them: LlamaEngine) -> list[bool]:
    return [engine.pid is not None for engine in all_of_them]


def within(seconds: float, happens: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not happens() and time.monotonic() < end:
        time.sleep(0.02)
    return happens()


def busy(engine: LlamaEngine) -> Iterator[Output]:
    """A stream that has said its first word."""
    stream = engine.stream(QUESTION, Stop())
    next(output for output in stream if isinstance(output, Piece))
    return stream


def test_tiers_of_one_setting_share_an_engine(rack_of: Open, tier: Tier) -> None:
    rack = rack_of()

    assert rack.engine(tier) is rack.engine(replace(tier, name="s", patience=0.1))


def test_another_setting_is_another_engine(rack_of: Open, tier: Tier) -> None:
    rack = rack_of()

    assert rack.engine(tier) is not rack.engine(replace(tier, context=256))


def test_a_tier_that_only_chooses_its_words_otherwise_is_not_loaded_again(rack_of: Open, tier: Tier) -> None:
    rack = rack_of()
    short = rack.engine(replace(tier, sampling=Sampling(max_tokens=1)))
    whole, ended = ask(rack.engine(tier))[-1], ask(short)[-1]

    assert short is not rack.engine(tier)
    assert short.pid == rack.engine(tier).pid
    assert (whole, ended) == (End(Finish.STOP), End(Finish.LENGTH))
    assert short.used == rack.engine(tier).used


def test_a_closed_rack_has_no_process_and_starts_none(rack_of: Open, tier: Tier) -> None:
    rack = rack_of()
    engine = rack.engine(tier)
    ask(engine)
    rack.close()

    assert engine.pid is None
    assert ask(engine) == [End(Finish.STOPPED)]
    assert engine.pid is None


def test_models_that_fit_stay_together(rack_of: Open, tmp_path: Path) -> None:
    one, two, three = engines(rack_of(3), tmp_path, "one", "two", "three")
    for engine in (one, two, three):
        ask(engine)

    assert loaded(one, two, three) == [True, True, True]


def test_where_two_fit_the_least_recently_used_leaves(rack_of: Open, tmp_path: Path) -> None:
    one, two, three = engines(rack_of(2), tmp_path, "one", "two", "three")
    for engine in (one, two, one, three):
        ask(engine)

    assert loaded(one, two, three) == [True, False, True]
    assert text(ask(two)) == "two"


def test_a_model_that_left_is_gone_before_the_next_is_started(rack_of: Open, tmp_path: Path) -> None:
    one, two = engines(rack_of(1), tmp_path, "one", "two")
    ask(one)
    assert one.pid
    left = psutil.Process(one.pid)
    next(two.wake(Stop()))

    assert not left.is_running()
    assert one.ready is None


def test_who_is_answering_never_leaves(rack_of: Open, tmp_path: Path) -> None:
    rack = rack_of(2)
    answering = rack.engine(Tier("xs", write_parrot(tmp_path / "p.gguf", " la", endless=True), "p"))
    two, three = engines(rack, tmp_path, "two", "three")
    stream = busy(answering)
    ask(two)
    ask(three)

    assert loaded(answering, two, three) == [True, False, True]
    assert isinstance(next(stream), Piece)


def test_a_model_that_does_not_fit_alone_is_tried_even_so(rack_of: Open, tmp_path: Path) -> None:
    one, two = engines(rack_of(0), tmp_path, "one", "two")

    assert [text(ask(one)), text(ask(two))] == ["one", "two"]
    assert loaded(one, two) == [False, True]


def test_an_idle_model_gives_its_memory_back(rack_of: Open, tmp_path: Path) -> None:
    (engine,) = engines(rack_of(idle=0.3), tmp_path, "one")
    ask(engine)

    assert within(10, lambda: engine.pid is None)
    assert engine.ready is None
    assert text(ask(engine)) == "one"


def test_a_model_that_answers_is_not_idle(rack_of: Open, tmp_path: Path) -> None:
    rack = rack_of(idle=0.1)
    engine = rack.engine(Tier("xs", write_parrot(tmp_path / "p.gguf", " la", endless=True), "p"))
    stream = busy(engine)
    time.sleep(0.5)

    assert isinstance(next(stream), Piece)


def test_a_prepared_model_is_there_before_it_is_asked(rack_of: Open, tmp_path: Path) -> None:
    (engine,) = engines(rack_of(), tmp_path, "one")
    engine.prepare()

    assert within(20, lambda: engine.ready is not None)
    assert [output for output in ask(engine) if isinstance(output, Opening)] == [Opening(1.0)]
    assert not any(isinstance(output, Opening) for output in ask(engine))


def test_nothing_leaves_for_a_model_that_is_prepared(rack_of: Open, tmp_path: Path) -> None:
    rack = rack_of(1)
    one, two, three = engines(rack, tmp_path, "one", "two", "three")
    ask(one)
    two.prepare()
    settle(rack)
    one.leave()
    three.prepare()

    assert within(20, lambda: three.ready is not None)
    assert loaded(one, two, three) == [False, False, True]


def test_on_its_battery_a_computer_prepares_nothing(rack_of: Open, tmp_path: Path) -> None:
    rack = rack_of(on_battery=True)
    (engine,) = engines(rack, tmp_path, "one")
    assert within(10, lambda: rack.sparing)
    engine.prepare()

    assert not within(0.5, lambda: engine.pid is not None)


def test_a_fault_of_a_prepared_model_is_told_when_it_is_asked(rack_of: Open, tmp_path: Path) -> None:
    rack = rack_of()
    absent = rack.engine(Tier("xs", tmp_path / "absent.gguf", "absent"))
    (other,) = engines(rack, tmp_path, "one")
    absent.prepare()
    other.prepare()

    assert within(20, lambda: other.ready is not None)
    with pytest.raises(AppError, match="not there"):
        ask(absent)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_process_killed_while_it_is_prepared_is_nobodys_fault(rack_of: Open, tmp_path: Path) -> None:
    one, other = engines(rack_of(), tmp_path, "one", "other")
    one.prepare()
    assert within(20, lambda: one.pid is not None)
    assert one.pid
    os.kill(one.pid, signal.SIGKILL)
    other.prepare()

    assert within(20, lambda: other.ready is not None)
    assert one.pid is None
    assert text(ask(one)) == "one"


@pytest.mark.parametrize("started", [False, True])
def test_closing_while_a_model_is_prepared_leaves_no_process(
    rack_of: Open, tmp_path: Path, *, started: bool
) -> None:
    before = set(psutil.Process().children())
    rack = rack_of()
    (engine,) = engines(rack, tmp_path, "one")
    engine.prepare()
    assert not started or within(60, lambda: engine.pid is not None)
    rack.close()

    assert set(psutil.Process().children()) <= before
    assert not any(thread.name == "rack" for thread in threading.enumerate())


@pytest.mark.skipif(os.name == "nt", reason="processes cannot be frozen there")
def test_the_elder_is_loaded_while_the_junior_writes(rack_of: Open, tmp_path: Path) -> None:
    rack = rack_of()
    xs = Tier("XS", write_parrot(tmp_path / "xs.gguf", "I think", [0.0, 1.0]), "xs")
    s = Tier("S", write_parrot(tmp_path / "s.gguf", "Yes"), "s")
    elder = rack.engine(s)
    answer = Cascade([Rung(xs, rack.engine(xs)), Rung(s, elder)], "").answer(QUESTION, Stop())
    next(event for event in answer if isinstance(event, Token))

    assert within(20, lambda: elder.ready is not None)
    rest = list(answer)
    assert [event for event in rest if isinstance(event, Loading)] == [Loading("S", 1.0)]
    assert any(isinstance(event, Handoff) for event in rest)


@pytest.mark.skipif(os.name == "nt", reason="processes cannot be frozen there")
def test_the_elder_is_not_loaded_before_the_junior_has_read(rack_of: Open, tmp_path: Path) -> None:
    rack = rack_of()
    xs, s = (Tier(name, write_parrot(tmp_path / f"{name}.gguf", name), name) for name in ("XS", "S"))
    junior, elder = rack.engine(xs), rack.engine(s)
    ask(junior)
    assert junior.pid
    reading = psutil.Process(junior.pid)
    reading.suspend()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(list, Cascade([Rung(xs, junior), Rung(s, elder)], "").answer(QUESTION, Stop()))
        is_early = within(0.5, lambda: elder.pid is not None)
        reading.resume()

    assert not is_early
    assert isinstance(answer.result()[-1], Done)
    assert within(20, lambda: elder.ready is not None)


def test_a_model_that_a_person_waits_for_is_loaded_first(rack_of: Open, tmp_path: Path) -> None:
    junior, elder = engines(rack_of(), tmp_path, "junior", "elder")
    stream = junior.stream(QUESTION, Stop())
    next(stream)
    elder.prepare()
    time.sleep(0.2)

    assert loaded(junior, elder) == [True, False]
    assert text(list(stream)) == "junior"
    assert within(20, lambda: elder.ready is not None)
