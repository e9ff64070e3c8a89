"""How much processor time the host spends on a token outside llama.cpp's evaluation."""

import json
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import Chapter, Figure, Target
from benchmarks.setting import Setting
from benchmarks.sides import Ours
from matryoshka.chat.ladder import Sampling

WATCHED = Path(__file__).with_name("watched_host.py")
TOKENS = 193  # three reports of 64, and the one that begins
LIMIT = 0.35
SAMPLINGS = {
    "greedy": Sampling(temperature=0.0),
    "top-k 20, top-p 0.95, temperature 0.7": Sampling(temperature=0.7, top_k=20, top_p=0.95, seed=1),
}


def chapter(setting: Setting) -> Chapter:
    figures = {name: _measured(setting, sampling) for name, sampling in SAMPLINGS.items()}
    targets = [Target(f"Host, {name}", figure, LIMIT, "ms") for name, figure in figures.items()]
    rows = [[name, figure.text("ms")] for name, figure in figures.items()]
    return Chapter("Processor time a token outside llama_decode", ["", "ms"], rows, targets, figures)


def _measured(setting: Setting, sampling: Sampling) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        command = [sys.executable, str(WATCHED), str(report)]
        with closing(Ours(setting, replace(sampling, max_tokens=TOKENS), command)) as side:
            for _ in range(setting.pairs):
                side.written()
        seconds = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    return Figure(tuple(1000 * each for each in seconds))
