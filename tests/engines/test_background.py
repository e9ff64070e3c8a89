"""Work that nobody waits for gives way to persons, and goes on when they have their answer."""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.engine import EVERYTHING, End, Finish, Message, Opening, Output, Piece, Role, Stop
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.background import LONGEST
from matryoshka.engines.free import Tenant
from matryoshka.engines.rack import Rack
from matryoshka.engines.room import NoRoom
from support.engines import ask, pieces, text
from support.parrots import write_parrot

LONG = 2000
QUESTION = (Message(Role.USER, "Hello"),)


def room_for_one(tenants: Sequence[Tenant]) -> int:
    return (1 - len(tenants)) * 2**30


@pytest.fixture
def rack() -> Iterator[Rack]:
    with closing(Rack(room_for_one, waits=0.0)) as rack:
        yield rack


@pytest.fixture
def tier(tmp_path: Path) -> Tier:
    """Speaks for a while."""
    path = write_parrot(tmp_path / "p.gguf", " la le", endless=True, context=8192)
    return Tier("xs", path, "p", context=8192, sampling=Sampling(max_tokens=LONG))


@pytest.fixture
def other(tmp_path: Path) -> Tier:
    return Tier("s", write_parrot(tmp_path / "other.gguf", "other"), "other")


def test_an_answer_is_that_of_the_engine(rack: Rack, other: Tier) -> None:
    ask(rack.engine(other))

    assert ask(rack.background(other)) == ask(rack.engine(other))


def test_what_is_watched_is_watched_in_the_background_too(rack: Rack, other: Tier) -> None:
    outputs = list(rack.background(other).stream(QUESTION, Stop(), watch=EVERYTHING))

    first = pieces(outputs)[0].signals
    assert first.odds is not None
    assert first.hidden is not None


def test_a_person_interrupts_and_the_answer_is_whole_afterwards(rack: Rack, tier: Tier) -> None:
    engine, order = rack.engine(tier), list[str]()
    ask(engine)

    def in_background() -> list[Output]:
        outputs = ask(rack.background(tier))
        order.append("background")
        return outputs

    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(in_background)
        while engine.unused != 0.0:
            time.sleep(0.001)
        stream = engine.stream(QUESTION, Stop())
        assert isinstance(next(output for output in stream if isinstance(output, Piece)), Piece)
        order.append("person")
        stream.close()

    assert order == ["person", "background"]
    assert len(pieces(long.result())) == LONG
    assert long.result()[-1] == End(Finish.LENGTH)


def test_stop_ends_the_work_before_its_answer_is_whole(rack: Rack, tier: Tier) -> None:
    stop = Stop()
    threading.Timer(0.2, stop.set).start()

    assert list(rack.background(tier).stream(QUESTION, stop)) == [End(Finish.STOPPED)]


def test_closing_the_rack_ends_the_work(tier: Tier) -> None:
    rack, unending = Rack(room_for_one), replace(tier, sampling=Sampling())
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(ask, rack.background(unending))
        while not rack.engine(unending).ready:
            time.sleep(0.001)
        rack.close()

        assert work.result()[-1] == End(Finish.STOPPED)


def test_what_no_person_has_asked_leaves_for_other_background_work(
    rack: Rack, tier: Tier, other: Tier
) -> None:
    ask(rack.background(other))
    ask(rack.background(tier))

    assert rack.engine(other).pid is None
    assert text(ask(rack.background(other))) == "other"


def test_background_work_waits_until_a_persons_model_has_left(tier: Tier, other: Tier) -> None:
    with closing(Rack(room_for_one)) as rack, ThreadPoolExecutor(1) as pool:
        ask(rack.engine(other))
        waiting = pool.submit(ask, rack.background(tier))
        time.sleep(0.1)
        assert rack.engine(other).pid
        rack.engine(other).leave()

        assert len(pieces(waiting.result())) == LONG


def test_background_work_that_waits_for_memory_can_be_stopped(tier: Tier, other: Tier) -> None:
    stop = Stop()
    with closing(Rack(room_for_one)) as rack:
        ask(rack.engine(other))
        threading.Timer(0.1, stop.set).start()

        assert list(rack.background(tier).stream(QUESTION, stop)) == [End(Finish.STOPPED)]


def test_an_answer_that_nobody_would_read_on_is_cut(tier: Tier) -> None:
    unending = replace(tier, sampling=Sampling())
    with closing(Rack(room_for_one)) as rack:
        outputs = ask(rack.background(unending))

    assert len(pieces(outputs)) == LONGEST
    assert outputs[-1] == End(Finish.LENGTH)


def test_what_a_person_has_asked_stays(rack: Rack, tier: Tier, other: Tier) -> None:
    ask(rack.engine(other))
    with pytest.raises(NoRoom, match="“p”"):
        ask(rack.background(tier))

    assert rack.engine(other).pid


def test_what_only_background_work_uses_leaves_for_a_person(rack: Rack, tier: Tier, other: Tier) -> None:
    engine = rack.engine(tier)
    ask(engine)
    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(ask, rack.background(tier))
        while engine.unused != 0.0:
            time.sleep(0.001)

        assert text(ask(rack.engine(other))) == "other"
        with pytest.raises(NoRoom):
            long.result()
    assert engine.pid is None


def test_a_person_goes_on_with_a_loading_that_was_begun_in_the_background(rack: Rack, other: Tier) -> None:
    engine = rack.engine(other)
    with ThreadPoolExecutor(1) as pool:
        waking = pool.submit(list, rack.background(other).wake(Stop()))
        while not engine.pid:
            time.sleep(0.001)
        pid = engine.pid
        outputs = ask(engine)

    assert text(outputs) == "other"
    assert engine.pid == pid
    assert all(isinstance(opening, Opening) for opening in waking.result())
