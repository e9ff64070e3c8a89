"""Many questions through several tiers: kept one by one, paused, and gone on with."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.comparing.batch import IN_A_ROW, Answered, Batch, LeftOut, Step, is_open
from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.comparing.grid import Grid
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.engine import Stop
from matryoshka.chat.leave import Leave
from matryoshka.chat.rung import Rung
from matryoshka.errors import AppError
from support.comparing import SeatsFor, comparison
from support.outside import GOES_TO, TOP, WayByHeart
from support.scripted import Scripted


@pytest.fixture
def table(tmp_path: Path) -> Iterator[GridTable]:
    with GridTable(tmp_path / "chats.sqlite3") as table:
        yield table


def saved(of: Comparison, table: GridTable, questions: int) -> Grid:
    tiers = tuple(rung.tier.name for rung in of.rungs)
    grid = Grid(tiers)
    for number in range(questions):
        grid = grid.with_row(of.row(f"What is {number}?", tiers, ("Hello", "Hi") if number == 1 else ()))
    table.save(grid)
    return grid


def answers(grid: Grid) -> list[tuple[str, ...]]:
    return [tuple(column.text for column in row.columns) for row in grid.rows]


def test_every_question_is_asked_of_one_tier_after_the_other_so_that_seconds_are_its_own(
    table: GridTable,
) -> None:
    order: list[str] = []

    def saying(name: str, answer: str) -> Scripted:
        def say(_: str) -> str:
            order.append(name)
            return answer

        return Scripted(say)

    xs, s = saying("XS", "4"), saying("S", "5")
    of = comparison(XS=xs, S=s)
    grid = saved(of, table, 3)
    steps = list(Batch(of, grid, table).run(Stop()))

    assert order == ["XS"] * 3 + ["S"] * 3
    assert [(each.done, each.of) for each in steps if isinstance(each, Answered)] == [
        (done, 6) for done in range(1, 7)
    ]
    assert answers(table.grid(grid.id)) == [("4", "5")] * 3
    assert all(each.measured for each in steps if isinstance(each, Answered))


def test_a_pause_loses_nothing_and_asks_nothing_twice(table: GridTable) -> None:
    xs, s = Scripted(lambda _: "4"), Scripted(lambda _: "5")
    of = comparison(XS=xs, S=s)
    grid = saved(of, table, 20)
    stop = Stop()
    for step in Batch(of, grid, table).run(stop):
        if isinstance(step, Answered) and step.done == 7:
            stop.set()
    paused = table.grid(grid.id)
    assert any(is_open(column) for row in paused.rows for column in row.columns)

    assert answers_after(Batch(of, paused, table)) == 40
    assert answers(table.grid(grid.id)) == [("4", "5")] * 20
    assert set(Counter(xs.asked).values()) == {1}


def answers_after(batch: Batch) -> int:
    last: Step | None = None
    for last in batch.run(Stop()):  # noqa: B007 - the last one is wanted
        pass
    assert isinstance(last, Answered)
    return last.done


def test_a_tier_that_fails_again_and_again_is_left_out_until_the_next_run(table: GridTable) -> None:
    def fail(_: str) -> str:
        raise AppError("Gone.", "Bring it back.")

    broken = Scripted(fail)
    of = comparison(XS=Scripted(lambda _: "4"), S=broken)
    grid = saved(of, table, 10)
    steps = list(Batch(of, grid, table).run(Stop()))

    assert [each for each in steps if isinstance(each, LeftOut)] == [
        LeftOut("S", fault="Gone. Bring it back.")
    ]
    assert len(broken.asked) == IN_A_ROW
    assert [xs for xs, _ in answers(table.grid(grid.id))] == ["4"] * 10

    mended = Scripted(lambda _: "5")
    assert (
        answers_after(Batch(comparison(XS=Scripted(lambda _: "?"), S=mended), table.grid(grid.id), table))
        == 20
    )
    assert answers(table.grid(grid.id)) == [("4", "5")] * 10


def test_nothing_is_sent_without_leave_and_all_of_it_with_leave_once_given(table: GridTable) -> None:
    service = Scripted(lambda _: "four")
    rungs = (*comparison(XS=Scripted(lambda _: "4")).rungs, Rung(TOP, service, WayByHeart()))
    of = Comparison(rungs, SeatsFor(1))
    grid = saved(of, table, 3)
    left_out = [each for each in Batch(of, grid, table).run(Stop()) if isinstance(each, LeftOut)]

    assert [each.tier for each in left_out] == ["Remote"]
    assert left_out[0].asks
    assert service.asked == []
    list(Batch(of, table.grid(grid.id), table).run(Stop(), {"Remote": Leave(GOES_TO)}))
    assert answers(table.grid(grid.id)) == [("4", "four")] * 3


def test_a_tier_that_became_another_model_or_left_the_ladder_is_not_mixed_in(table: GridTable) -> None:
    xs, s, m = (Scripted(lambda _: "4") for _ in range(3))
    grid = saved(comparison(XS=xs, S=s, M=m), table, 2)
    rows = [row.with_column(replace(row.column("S"), identity="another file")) for row in grid.rows]
    left = [
        each
        for each in Batch(comparison(XS=xs, S=s), replace(grid, rows=tuple(rows)), table).run(Stop())
        if isinstance(each, LeftOut)
    ]

    assert [each.tier for each in left] == ["S", "M"]
    assert (len(xs.asked), s.asked, m.asked) == (2, [], [])
    assert answers(table.grid(grid.id)) == [("4", "", "")] * 2


def test_one_tier_is_asked_no_more_and_the_others_go_on(table: GridTable) -> None:
    xs, s = Scripted(lambda _: "4"), Scripted(lambda _: "5")
    of = comparison(XS=xs, S=s)
    grid = saved(of, table, 10)
    halts = {"XS": Stop()}
    for step in Batch(of, grid, table, halts).run(Stop()):
        if isinstance(step, Answered) and step.done == 3:
            halts["XS"].set()
    stopped = table.grid(grid.id)
    assert len(xs.asked) <= 4
    assert [answer for _, answer in answers(stopped)] == ["5"] * 10

    assert answers_after(Batch(of, stopped, table)) == 20
