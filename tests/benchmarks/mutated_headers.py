"""Reads headers gone wrong: `mutated_headers.py [--ours 100000] [--llama 2000] [--seed 1]`.

Our reader must say of each in a second and 100 MB what is wrong, or that nothing is; then llama.cpp loads
some of them in one child, and none that our checks let through may end it.
"""

import argparse
import os
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer

if __name__ == "__main__":
    sys.path[0:1] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.mutants import Mutant, models, mutants
from matryoshka.models.checks import check_sources
from matryoshka.models.fit import fit
from matryoshka.models.hardware import Hardware
from matryoshka.models.refusal import Refused
from support.headers import MemorySource

SECONDS, MEGABYTES = 1.0, 100
COMPUTER = Hardware(16 * 2**30, 8 * 2**30, "", 4, (), 0, None)
_PASSES = "passes"
_SHOWN = 15
_SILENCE = 20.0
"""Seconds after which a child is taken for hung."""


@dataclass(slots=True)
class Tally:
    """What was heard of headers, how long the slowest took, and what went wrong."""

    heard: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    megabytes: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def hear(self, said: str, seconds: float) -> None:
        self.heard[re.sub(r"“[^”]*”|'[^']*'|\d+", "…", said)] += 1
        self.slowest = max(self.slowest, seconds)


def read(each: Iterable[Mutant]) -> Tally:
    """By our reader, in this process: how far its peak of memory grows is more than any header took."""
    tally, before = Tally(), _peak()
    for mutant in each:
        begun = time.process_time()
        said = _said(mutant)
        tally.hear(said, time.process_time() - begun)
    tally.megabytes = _peak() - before
    if tally.slowest > SECONDS or tally.megabytes > MEGABYTES:
        tally.wrong.append(f"{tally.slowest:.2f} s, {tally.megabytes:.0f} MB")
    return tally


def load(each: Iterable[Mutant], folder: Path) -> Tally:
    """By llama.cpp, in a child; one that it dies of must not have passed our checks."""
    tally, path = Tally(), folder / "mutant.gguf"
    with closing(LlamaCpp()) as child:
        for mutant in each:
            path.write_bytes(mutant.data)
            begun = time.monotonic()
            said = child.load(path)
            tally.hear(said or "the child died", time.monotonic() - begun)
            if said is None and _said(mutant) == _PASSES:
                tally.wrong.append(f"a header that passes our checks ended it: {_kept(mutant)}")
    return tally


def _said(mutant: Mutant) -> str:
    """As before a model is offered, and judged; anything but `Refused` is a fault of ours, and ends all."""
    try:
        fit(check_sources([MemorySource(mutant.data, mutant.size)]), COMPUTER)
    except Refused as fault:
        return fault.title
    return _PASSES


def _kept(mutant: Mutant) -> Path:
    with tempfile.NamedTemporaryFile(prefix="mutant-", suffix=".gguf", delete=False) as file:
        file.write(mutant.data)
    return Path(file.name)


def _peak() -> float:
    """Megabytes; macOS counts bytes where others count thousands of them."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (10**6 if sys.platform == "darwin" else 10**3)


class LlamaCpp:
    """A child that loads file after file; another takes its place when it dies."""

    def __init__(self) -> None:
        self._child = _started()

    def load(self, path: Path) -> str | None:
        """What it says of the file; None when it died."""
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.write(f"{path}\n")
        self._child.stdin.flush()
        watchdog = Timer(_SILENCE, self._child.kill)
        watchdog.start()
        said = self._child.stdout.readline().strip()
        watchdog.cancel()
        if not said:
            self.close()
            self._child = _started()
        return said or None

    def close(self) -> None:
        self._child.kill()
        self._child.communicate()


def _started() -> Popen[str]:
    child = Path(__file__).with_name("loading_child.py")
    told = os.environ | {"GGML_NO_BACKTRACE": "1"}  # or a debugger writes between the outcomes
    return Popen([sys.executable, child], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, encoding="utf-8", env=told)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="mutated_headers.py", description=__doc__)
    parser.add_argument("--ours", type=int, default=100_000)
    parser.add_argument("--llama", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        originals = models(folder)
        ours = read(islice(mutants(originals, asked.seed), asked.ours))
        theirs = load(islice(mutants(originals, asked.seed), asked.llama), folder)
    sys.stdout.write(_told("our reader", ours) + _told("llama.cpp", theirs))
    return bool(ours.wrong or theirs.wrong)


def _told(who: str, tally: Tally) -> str:
    lines = [f"{count:8,} {said}" for said, count in tally.heard.most_common(_SHOWN)]
    memory = f" and {tally.megabytes:.0f} MB" if tally.megabytes else ""
    first = f"{tally.heard.total():,} headers through {who}: at most {tally.slowest:.3f} s each{memory}"
    return "\n".join([first, *lines, *tally.wrong, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
