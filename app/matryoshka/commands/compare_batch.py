"""A file of questions through several tiers into one saved comparison, told in the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, assert_never

from matryoshka.batching import Batching
from matryoshka.chat.comparing.batch import Answered, Asking, LeftOut, Step
from matryoshka.chat.comparing.grid import Grid
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.leave import Leave
from matryoshka.commands.compared import document
from matryoshka.commands.output import columns, write, write_json
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.progress import ProgressLine
from matryoshka.remarks import tell
from matryoshka.show import say

ANSWERED, NOBODY, STOPPED = 0, 1, 130
_WHAT = "The comparison"


def run_batch(
    batching: Batching,
    ladder: Ladder,
    tiers: Sequence[str],
    file: Path,
    leaves: Mapping[str, Leave],
    *,
    as_json: bool,
) -> int:
    """The same command goes on with what was begun. Raises `AppError`."""
    grid, remarks = batching.grid(ladder, tiers, file)
    tell(remarks)
    stop = Stop()
    with stopping_on_ctrl_c(stop.set), closing(batching.run(ladder, grid, stop, leaves)) as steps:
        _watch(steps)
    if stop.is_set():
        say("Stopped. Nothing is lost: the same command goes on from here.")
        return STOPPED
    grid, _ = batching.grid(ladder, tiers, file)
    if as_json:
        for line in _documents(grid):
            write_json(_WHAT, line)
    else:
        write(_WHAT, _lines(grid))
    return ANSWERED if any(column.answered for row in grid.rows for column in row.columns) else NOBODY


def _watch(steps: Iterable[Step]) -> None:
    worked = 0
    with ProgressLine() as line:
        for step in steps:
            match step:
                case Asking():
                    continue
                case Answered(done=done, of=of):
                    worked += 1
                    line.show("All tiers", done, of, worked)
                case LeftOut(tier, asks, fault):
                    why = f"it is {asks.destination}; with --allow-remote it may be" if asks else fault
                    say(f"{tier} is not asked on: {why}")
                case _:
                    assert_never(step)


def _documents(grid: Grid) -> Iterator[dict[str, Any]]:
    for row in grid.rows:
        for column in row.columns:
            yield {"question": row.question, **document(column)}


def _lines(grid: Grid) -> list[str]:
    """How many questions each tier answered, and in how much time."""
    rows = [("tier", "answered", "seconds each")]
    for tier in grid.tiers:
        answered = [row.column(tier) for row in grid.rows if row.column(tier).answered]
        seconds = sum(column.effort.seconds for column in answered) / max(1, len(answered))
        rows.append((tier, f"{len(answered):,} of {len(grid.rows):,}", f"{seconds:.2f}"))
    return columns(rows)
