"""Models that are compared share the memory there is, and let any other question come first."""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

import pytest

from matryoshka import build
from matryoshka.chat.comparing.news import Planned, Queued, Said
from matryoshka.chat.engine import End, Finish, Message, Piece, Role, Stop
from matryoshka.chat.events import Token
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.engines.courteous import Courteous
from matryoshka.engines.free import Tenant
from matryoshka.engines.need import need_of
from matryoshka.engines.rack import Rack
from matryoshka.engines.seating import Seating
from support.comparing import compared, stops
from support.engines import text
from support.parrots import write_parrot

QUESTION = (Message(Role.USER, "Hello"),)


@pytest.fixture
def tiers(tmp_path: Path) -> list[Tier]:
    """Parrots that say their names; each takes about the same."""
    return [Tier(name, write_parrot(tmp_path / f"{name}.gguf", name), name) for name in ("XS", "S", "M")]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def rack_for(models: int, tiers: Sequence[Tier], stack: ExitStack) -> Rack:
    """Of a computer with memory for so many of these."""
    each = max(map(need_of, tiers))

    def free(tenants: Sequence[Tenant]) -> int:
        return (models - len(tenants)) * each

    return stack.enter_context(closing(Rack(free, lambda: False)))


def test_models_that_fit_together_answer_at_the_same_time(tiers: list[Tier], stack: ExitStack) -> None:
    rack = rack_for(3, tiers, stack)
    row, news = compared(build.comparison(Ladder(tuple(tiers)), rack), "Who are you?")

    assert news[0] == Planned((("XS", "S", "M"),))
    assert [column.text for column in row.columns] == ["XS", "S", "M"]
    assert all(column.memory for column in row.columns)
    assert all(column.identity for column in row.columns)
    assert all(column.observation.first for column in row.columns[:-1])
    assert row.columns[0].observation.handoff == pytest.approx(0, abs=1e-6)


def test_memory_for_one_lets_them_answer_one_after_the_other_and_holds_no_two(
    tiers: list[Tier], stack: ExitStack
) -> None:
    rack = rack_for(1, tiers, stack)
    of = build.comparison(Ladder(tuple(tiers)), rack)
    most = 0
    said = ""
    for news in of.run(QUESTION, stops(of)):
        most = max(most, sum(rack.engine(tier).pid is not None for tier in tiers))
        said += news.event.text if isinstance(news, Said) and isinstance(news.event, Token) else ""

    assert (most, said) == (1, "XSSM")


def test_the_order_is_by_size_and_what_is_loaded_counts_as_room(tmp_path: Path, stack: ExitStack) -> None:
    large = Tier("L", write_parrot(tmp_path / "l.gguf", "L", layers=4, weight=4096), "l")
    small = Tier("XS", write_parrot(tmp_path / "xs.gguf", "XS"), "xs")
    rack = rack_for(1, [large], stack)
    list(rack.engine(large).stream(QUESTION, Stop()))

    assert Seating(rack).waves([large, small]) == (("XS",), ("L",))
    row, news = compared(build.comparison(Ladder((large, small)), rack), "Hello")
    assert Queued("L", ("XS",)) in news
    assert [column.text for column in row.columns] == ["L", "XS"]


def test_a_question_of_another_chat_comes_first_and_the_column_goes_on_where_it_was(
    tmp_path: Path, stack: ExitStack
) -> None:
    endless = write_parrot(tmp_path / "e.gguf", "One two three", endless=True, context=4096)
    tier = Tier("XS", endless, "xs")
    rack = rack_for(1, [tier], stack)
    stop, begun, answered = Stop(), threading.Event(), threading.Event()

    def column() -> list[str]:
        said = list[str]()
        with closing(Seating(rack).engine(tier).stream(QUESTION, stop)) as outputs:
            for output in outputs:
                said += [output.text] if isinstance(output, Piece) else []
                begun.set()
                if answered.is_set() and len(said) > 20:
                    stop.set()
        return said

    with ThreadPoolExecutor() as pool:
        compared_with = pool.submit(column)
        assert begun.wait(60)
        own = Stop()
        with closing(rack.engine(tier).stream(QUESTION, own)) as stream:
            first = next(output for output in stream if isinstance(output, Piece))
        answered.set()
        said = compared_with.result(60)

    assert first.text == "One"
    whole = "".join(said)
    assert whole == ("One two three" * len(said))[: len(whole)]


def test_a_question_to_another_model_has_the_computer_to_itself(tmp_path: Path, stack: ExitStack) -> None:
    xs, s = (
        Tier(name, write_parrot(tmp_path / f"{name}.gguf", "One two", endless=True, context=4096), name)
        for name in ("XS", "S")
    )
    rack, stop = rack_for(2, [xs, s], stack), Stop()
    begun, asked, done, more = (threading.Event() for _ in range(4))

    def column() -> str:
        said = ""
        with closing(Seating(rack).engine(xs).stream(QUESTION, stop)) as outputs:
            for output in outputs:
                said += output.text if isinstance(output, Piece) else ""
                begun.set()
                assert asked.wait(60)
                if done.is_set():
                    more.set()
        return said

    with ThreadPoolExecutor() as pool:
        compared_with = pool.submit(column)
        assert begun.wait(60)
        with closing(rack.engine(s).stream(QUESTION, Stop())) as answering:
            next(output for output in answering if isinstance(output, Piece))
            asked.set()
            while not rack.engine(xs).unused:
                time.sleep(0.02)
            assert not compared_with.done()
        done.set()
        assert more.wait(60)
        stop.set()
        said = compared_with.result(60)

    assert said == ("One two" * len(said))[: len(said)]


def test_a_model_waits_for_room_beside_one_that_answers_a_person(
    tiers: list[Tier], tmp_path: Path, stack: ExitStack
) -> None:
    busy = Tier("L", write_parrot(tmp_path / "l.gguf", "La", endless=True, context=4096), "l")
    rack = rack_for(1, [*tiers, busy], stack)
    own, stop = Stop(), Stop()
    answering = rack.engine(busy).stream(QUESTION, own)
    next(output for output in answering if isinstance(output, Piece))
    with ThreadPoolExecutor() as pool:
        column = pool.submit(lambda: list(Seating(rack).engine(tiers[0]).stream(QUESTION, stop)))
        assert not rack.make_way(tiers[0], stop)
        assert rack.engine(tiers[0]).pid is None
        own.set()
        answering.close()
        assert text(column.result(60)) == "XS"


def test_what_is_stopped_while_it_waits_for_room_ends_at_once(
    tiers: list[Tier], tmp_path: Path, stack: ExitStack
) -> None:
    busy = Tier("L", write_parrot(tmp_path / "l.gguf", "La", endless=True, context=4096), "l")
    rack = rack_for(1, [*tiers, busy], stack)
    stop = Stop()
    with closing(rack.engine(busy).stream(QUESTION, Stop())) as answering, ThreadPoolExecutor() as pool:
        next(output for output in answering if isinstance(output, Piece))
        column = pool.submit(lambda: list(Seating(rack).engine(tiers[0]).stream(QUESTION, stop)))
        stop.set()
        assert column.result(60) == [End(Finish.STOPPED)]


def test_columns_that_are_loaded_one_after_the_other_leave_each_other_alone(
    tmp_path: Path, stack: ExitStack
) -> None:
    xs, s = (
        Tier(name, write_parrot(tmp_path / f"{name}.gguf", "One two", endless=True, context=4096), name)
        for name in ("XS", "S")
    )
    rack, stop = rack_for(2, [xs, s], stack), Stop()
    with closing(Seating(rack).engine(xs).stream(QUESTION, stop)) as first:
        next(output for output in first if isinstance(output, Piece))
        waking = Seating(rack).engine(s).wake(stop)
        next(waking)

        assert not rack.answers
        waking.close()


def test_a_column_that_was_interrupted_when_it_had_filled_its_context_ends_there(
    tmp_path: Path, stack: ExitStack
) -> None:
    tier = Tier("XS", write_parrot(tmp_path / "e.gguf", "One two three", endless=True, context=128), "xs")
    looks = count()
    column = Courteous(rack_for(1, [tier], stack).engine(tier), lambda _: True, lambda: next(looks) == 100)
    *said, end = column.stream(QUESTION, Stop())

    assert sum(isinstance(each, Piece) for each in said) < 110
    assert isinstance(end, End)
    assert end.finish is Finish.LENGTH
