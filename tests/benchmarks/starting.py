"""How long the program takes from its start to the first key."""

import tempfile
from pathlib import Path

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.opened import home_with
from benchmarks.visitor import visit

FIRST_KEY = 1.0


def chapter(rounds: int) -> Chapter:
    with tempfile.TemporaryDirectory() as home:
        home_with((), Path(home))
        visit(Path(home))  # what is compiled once is compiled now
        visits = [visit(Path(home)) for _ in range(rounds)]
    clock, processor = (
        Figure(tuple(each[name] for each in visits)) for name in ("first_key", "first_key_processor")
    )
    rows = [
        ["from start to first key, by the clock", clock.text("s")],
        ["processor time until then", processor.text("s")],
    ]
    targets = [Target("First key", clock, FIRST_KEY, "s")]
    return Chapter("Starting", ["", ""], rows, targets, {"clock": clock, "processor": processor})
