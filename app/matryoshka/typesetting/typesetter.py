"""Has formulas drawn by a process of its own, within bounds."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from threading import Timer
from typing import Any, Self

from matryoshka.chat.engine import Stop
from matryoshka.own_process import own_command
from matryoshka.saying import say
from matryoshka.typesetting.formula import Drawing, Drawn, Formula, Undrawn

LONGEST = 4_000
"""Characters of a formula."""


class Typesetter:
    """A process for the time of its `with`, for one thread; it is begun anew where a formula broke it."""

    def __init__(self, command: Sequence[str] | None = None, seconds: float = 10.0) -> None:
        """A formula may take so many `seconds`."""
        self._command = command or own_command("--typeset")
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def draw(self, formula: Formula, stop: Stop) -> Drawn:
        """Its drawing; when `stop` is set it is given up at once."""
        if len(formula.latex) > LONGEST:
            return Undrawn(f"It has more than {LONGEST:,} characters.")
        try:
            answer = self._asked(json.dumps(asdict(formula)) + "\n", stop)
        except OSError as fault:
            self._end()
            return Undrawn(fault.strerror or str(fault))
        if not answer:
            self._end()
            return Undrawn(say("Drawing it takes too much time or memory."))
        return _drawn(json.loads(answer))

    def _asked(self, line: str, stop: Stop) -> str:
        """The answer; empty where the process has ended, perhaps because its time was up."""
        if self._process and self._process.poll() is not None:
            self._end()
        process = self._process = self._process or self._started()
        assert process.stdin  # noqa: S101 - for the types: it has pipes
        assert process.stdout  # noqa: S101
        alarm = Timer(self._seconds, process.kill)
        alarm.start()
        forget = stop.when_set(process.kill)
        try:
            process.stdin.write(line)
            process.stdin.flush()
            return process.stdout.readline()
        finally:
            alarm.cancel()
            forget()

    def _started(self) -> "subprocess.Popen[str]":
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        return subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=quiet, encoding="utf-8")

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _drawn(answer: dict[str, Any]) -> Drawn:
    return Undrawn(answer["why"]) if "why" in answer else Drawing(**answer)
