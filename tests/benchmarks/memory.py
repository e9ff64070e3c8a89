"""What a host holds in memory against the same load in a bare process, and when it gives it back."""

import time
from contextlib import closing

import psutil

from benchmarks.figures import Chapter, Figure, Target, difference
from benchmarks.setting import Setting, greedy
from benchmarks.sides import Ours, Plain

MIB = 2**20
ABOVE, BACK = 40.0, 1.0
TOKENS = 32
_LOOK = 0.002  # seconds


def chapter(setting: Setting) -> Chapter:
    pairs = [(*_ours(setting), _bare(setting)) for _ in range(setting.pairs)]
    ours, back, bare = (Figure(values) for values in zip(*pairs, strict=True))
    rows = [
        ["Matryoshka's host", ours.text("MiB")],
        ["a bare llama-cpp-python process", bare.text("MiB")],
        ["back after unloading", back.text("s")],
    ]
    targets = [
        Target("Host above a bare process", difference(ours, bare), ABOVE, "MiB"),
        Target("Memory back after unloading", back, BACK, "s"),
    ]
    return Chapter("Memory", ["", ""], rows, targets, {"host": ours, "bare": bare, "back": back})


def _ours(setting: Setting) -> tuple[float, float]:
    """MiB resident after an answer, and seconds from unloading until the process is gone."""
    with closing(Ours(setting, greedy(TOKENS))) as side:
        side.written()
        process = psutil.Process(side.engine.pid)
        resident = process.memory_info().rss / MIB
        begun = time.monotonic()
        side.close()
        while process.is_running():
            time.sleep(_LOOK)
        return resident, time.monotonic() - begun


def _bare(setting: Setting) -> float:
    """MiB."""
    with closing(Plain(setting)) as side:
        side.written(TOKENS)
        return float(psutil.Process(side.process.pid).memory_info().rss / MIB)
