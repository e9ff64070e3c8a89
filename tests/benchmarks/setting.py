"""What all chapters of the benchmark share: files, programs, threads, and how often to measure."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers import Peers, peers
from benchmarks.shape import REAL, Shape, write_model
from matryoshka.chat.ladder import Sampling, Tier

CONTEXT = 4096


def greedy(tokens: int) -> Sampling:
    """The likeliest tokens, so many of them."""
    return Sampling(temperature=0.0, max_tokens=tokens)


@dataclass(frozen=True, slots=True)
class Setting:
    """`folder` keeps models and programs between runs; every side computes on `threads`."""

    folder: Path
    threads: int
    pairs: int
    shape: Shape = REAL

    @property
    def peers(self) -> Peers:
        """Built by the first chapter that needs them. Raises `Trouble`."""
        return peers(self.folder)

    @property
    def model(self) -> Path:
        return write_model(self.folder / f"{self.shape.parameters}.gguf", self.shape)

    def tier(self, name: str, path: Path, sampling: Sampling) -> Tier:
        return Tier(name, path, path.stem, context=CONTEXT, threads=self.threads, sampling=sampling)


def machine(threads: int) -> str:
    """This machine in one line."""
    hardware = f"{_processor()}, {os.cpu_count()} cores, {threads} threads"
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{hardware}; {system}, llama-cpp-python {version('llama-cpp-python')}"


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
