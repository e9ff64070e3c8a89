"""Holds foretold speeds against how fast llama.cpp really writes: `python tests/benchmarks/pace.py`."""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[0:1] = [str(root / "tests"), str(root)]

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.report import markdown
from benchmarks.setting import machine
from matryoshka.engines.prober import Prober
from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.cores import threads_for
from matryoshka.models.pace import tokens_per_second
from matryoshka.models.splits import read_model
from matryoshka.models.weights import TensorType as Type
from support.sparse import Model, write_sparse

OFF = 25.0
PLAIN = Path(__file__).with_name("plain.py")
SPAN = 32
PLACES = (8, 480)
"""After so many tokens the next ones of a span are timed."""
LONGEST = f"1 {PLACES[-1] + SPAN + 1}"

_QWEN3 = Model("qwen3", 28, 1024, 3072, 16, 8, 128, 151_936, tied=True)
_LLAMA3 = Model("llama", 16, 2048, 8192, 32, 8, 64, 128_256, Type.Q4_K, Type.Q6_K, tied=True, mixed=True)
_LLAMA2 = Model("llama", 8, 2048, 5632, 32, 4, 64, 32_000)
CASES = {
    "0.6 B, Q8_0": _QWEN3,
    "0.6 B, F16": Model("qwen3", 28, 1024, 3072, 16, 8, 128, 151_936, Type.F16, tied=True),
    "1.2 B, Q4_K_M": _LLAMA3,
    "1 B with windows, Q4_0": Model(
        "gemma3", 26, 1152, 6912, 4, 1, 256, 262_144, Type.Q4_0, Type.Q8_0, tied=True, window=512
    ),
    "0.5 B, IQ4_NL": Model("llama", 8, 2048, 5632, 32, 4, 64, 32_000, Type.IQ4_NL, Type.Q6_K),
    "0.5 B, Q2_K": Model("llama", 8, 2048, 5632, 32, 4, 64, 32_000, Type.Q2_K, Type.Q6_K),
    "0.5 B, Q5_K": Model("llama", 8, 2048, 5632, 32, 4, 64, 32_000, Type.Q5_K, Type.Q6_K),
    "3 B, Q4_K_M": Model("llama", 28, 3072, 8192, 24, 8, 128, 128_256, Type.Q4_K, Type.Q6_K, mixed=True),
    "experts, 8 of 64, Q4_K_M": Model(
        "qwen3moe", 8, 2048, 6144, 32, 4, 128, 151_936, Type.Q4_K, Type.Q6_K,
        mixed=True, experts=64, asked=8, expert=768,
    ),
    "12 M, Q8_0": Model("llama", 6, 256, 1024, 8, 8, 32, 8_000),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens a second; `cells` are looked back at."""

    about: str
    cells: int
    foretold: float
    real: float

    @property
    def off(self) -> float:
        """Percent of the real speed."""
        return 100 * (self.foretold / self.real - 1)

    @property
    def texts(self) -> list[str]:
        return [self.about, f"{self.cells}", f"{self.foretold:.1f}", f"{self.real:.1f}", f"{self.off:+.0f} %"]


def chapter() -> Chapter:
    rows = list(_rows(Prober().bandwidth()))
    off = Figure(tuple(abs(row.off) for row in rows))
    targets = [Target("The largest difference", Figure((max(off.values),)), OFF, "%")]
    columns = ["", "tokens before", "foretold", "real", "off"]
    return Chapter("Tokens a second, foretold", columns, [row.texts for row in rows], targets, {"off": off})


def _rows(bandwidth: Bandwidth) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        for about, model in CASES.items():
            path = write_sparse(Path(folder) / "model.gguf", model)
            header = read_model(path)
            for place, real in zip(PLACES, _real(path), strict=True):
                cells = place + SPAN // 2
                foretold = tokens_per_second(header, bandwidth, cells)
                yield Row(about, cells, foretold or 0.0, real)


def _real(path: Path) -> Iterator[float]:
    """Tokens a second of each span, by its median token."""
    threads = threads_for(path.stat().st_size, sparing=False)
    command = [sys.executable, str(PLAIN), str(path), str(threads), "2048"]
    said = subprocess.run(command, input=LONGEST, capture_output=True, check=True, text=True).stdout
    taken = [later - earlier for earlier, later in pairwise(json.loads(said))]
    for place in PLACES:
        yield 1 / statistics.median(taken[place : place + SPAN])


if __name__ == "__main__":
    print(markdown([chapter()], machine(threads_for(2**30, sparing=False))))  # noqa: T201 - what it is for
