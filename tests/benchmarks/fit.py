"""Holds fits against what llama.cpp really allocates, shape by shape: `python tests/benchmarks/fit.py`."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[0:1] = [str(root / "tests"), str(root)]

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.fit_shapes import CASES, Case
from benchmarks.report import markdown
from benchmarks.setting import machine
from matryoshka.engines.prober import Prober
from matryoshka.engines.rehearsals import LlamaRehearsal
from matryoshka.models.cores import physical_cores
from matryoshka.models.fit import Wish, fit
from matryoshka.models.gguf import Header
from matryoshka.models.hardware import Hardware
from matryoshka.models.measured import Load, Sizes
from matryoshka.models.splits import read_model
from support.sparse import write_sparse

MIB = 2**20
OFF, SECONDS = 2.0, 0.5
CHILD = Path(__file__).with_name("allocated.py")


@dataclass(frozen=True, slots=True)
class Row:
    case: Case
    computed: Sizes
    rehearsed: Sizes | None
    real: Sizes
    seconds: float

    @property
    def off(self) -> float:
        """Percent of what is really allocated."""
        computed, real = (each.weights + each.kv + each.compute for each in (self.computed, self.real))
        return 100 * (computed / real - 1)

    @property
    def cells(self) -> list[str]:
        parts = zip(astuple(self.computed), astuple(self.real), strict=True)
        said = f"{self.rehearsed.compute / MIB:.1f}" if self.rehearsed else "-"
        pairs = [f"{mine / MIB:,.1f} / {real / MIB:,.1f}" for mine, real in parts]
        how = f"{self.case.context:,} in {self.case.kv_type}"
        name = f"{self.case.model.architecture}: {self.case.about}"
        return [name, how, *pairs, said, f"{self.off:+.2f} %", f"{1000 * self.seconds:.0f} ms"]


def chapter(cases: Sequence[Case] = CASES) -> Chapter:
    seen = Prober().see()
    computer = Hardware(2**40, 2**40, seen.processor, 1, seen.instructions, 0, None)
    rows = list(map(_heard, _rows(computer, cases)))
    off = Figure(tuple(abs(each.off) for each in rows))
    targets = [
        Target("The largest difference", Figure((max(off.values),)), OFF, "%"),
        Target("The slowest fit", Figure((max(each.seconds for each in rows),)), SECONDS, "s"),
    ]
    columns = ["", "context", "weights", "remembered", "computed in", "rehearsed", "off", "time"]
    return Chapter(
        "Fit: computed / allocated, MiB", columns, [each.cells for each in rows], targets, {"off": off}
    )


def _rows(computer: Hardware, cases: Sequence[Case]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            path = write_sparse(Path(folder) / "model.gguf", case.model)
            header, load = read_model(path), Load(case.context, case.kv_type, 0)
            computed, seconds = _timed(header, computer, case)
            rehearsed = LlamaRehearsal(path, Prober(seconds=60)).rehearse(load)
            yield Row(case, computed, rehearsed, _real(path, load), seconds)


def _heard(row: Row) -> Row:
    """Each takes a while: people see that they come."""
    sys.stderr.write(" | ".join(row.cells) + "\n")
    return row


def _timed(header: Header, computer: Hardware, case: Case) -> tuple[Sizes, float]:
    begun = time.perf_counter()
    judged = fit(header, computer, Wish(case.context, case.kv_type))
    return Sizes(judged.weights, judged.kv, judged.compute), time.perf_counter() - begun


def _real(path: Path, load: Load) -> Sizes:
    command = [sys.executable, str(CHILD), str(path), str(load.context), load.kv_type]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    return Sizes(**json.loads(said))


if __name__ == "__main__":
    print(markdown([chapter()], machine(physical_cores())))  # noqa: T201 - what it is for
