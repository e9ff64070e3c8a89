"""A host that writes down its processor time outside llama_decode: `watched_host.py REPORT …`.

The stopwatch is the function that the host calls in the place of llama.cpp's own: nothing else is changed.
"""

import sys
import time
from pathlib import Path
from typing import Any

from llama_cpp import llama_cpp as lib

from matryoshka.engines.host import main

EVERY = 64  # tokens


class Stopwatch:
    """`llama_decode`, and how long it was left between single tokens: a line of seconds for every 64."""

    def __init__(self, report: Path) -> None:
        self._decode = lib.llama_decode
        self._report = report
        self._left = 0.0
        self._spent: list[float] = []

    def __call__(self, context: Any, batch: Any) -> int:
        if batch.n_tokens == 1 and self._left:
            self._spent.append(time.thread_time() - self._left)
        else:
            self._spent.clear()
        code = int(self._decode(context, batch))
        if len(self._spent) == EVERY:
            self._write()
        self._left = time.thread_time()
        return code

    def _write(self) -> None:
        with self._report.open("a", encoding="utf-8") as report:
            report.write(f"{sum(self._spent) / EVERY}\n")
        self._spent.clear()


if __name__ == "__main__":
    lib.llama_decode = Stopwatch(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
