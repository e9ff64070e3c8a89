"""What answers that are one single block cost the window's thread while they arrive."""

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.frames import Frames
from benchmarks.long_blocks import long_blocks
from benchmarks.streaming import HIGH, WORST, streamed


def chapter(rounds: int, speed: int, blocks: dict[str, str] | None = None) -> Chapter:
    measured = {
        name: [streamed(text, speed) for _ in range(rounds)]
        for name, text in (blocks or long_blocks()).items()
    }
    rows = [[name, *(each.text("") for each in _told(frames))] for name, frames in measured.items()]
    figures = {name: _told(frames)[1] for name, frames in measured.items()}
    targets = [
        target
        for name, frames in measured.items()
        for target in (
            Target(f"{name}, 99th percentile", _told(frames)[1], HIGH, "ms"),
            Target(f"{name}, worst", _told(frames)[2], WORST, "ms"),
        )
    ]
    columns = ["ms of the window's thread per frame", "mean", "99th percentile", "worst"]
    return Chapter("An answer of one block arrives", columns, rows, targets, figures)


def _told(rounds: list[Frames]) -> tuple[Figure, Figure, Figure]:
    """Mean, 99th percentile, worst."""
    return (
        Figure(tuple(each.mean for each in rounds)),
        Figure(tuple(each.high for each in rounds)),
        Figure(tuple(each.worst for each in rounds)),
    )
