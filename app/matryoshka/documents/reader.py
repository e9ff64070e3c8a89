"""Has a file read in a process of its own, which may take so long and so much memory, and no more."""

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psutil

from matryoshka.chat.engine import Stop
from matryoshka.documents.document import Document, Passage
from matryoshka.errors import AppError
from matryoshka.own_process import own_command
from matryoshka.saying import say

LARGEST = 64 * 2**20
"""Bytes of a file that can be attached."""
_MEMORY = 768 * 2**20
_LOOK = 0.05
"""Seconds between two looks at the process."""


class DocumentReader:
    """Each file is read by a new process, which may use `seconds` of a processor and `memory` bytes."""

    def __init__(
        self, command: Sequence[str] | None = None, seconds: float = 20, memory: int = _MEMORY
    ) -> None:
        self._command = command or own_command("--read")
        self._seconds, self._memory = seconds, memory

    def read(self, path: Path, name: str, stop: Stop) -> Document | None:
        """What the file at `path` says; None when `stop` was set before. `name` is what a person calls it.

        Raises `AppError`, which calls it so, for what is too large, damaged, or no text.
        """
        try:
            size = _size(path)
            with self._output(path.absolute(), name, stop) as output:
                return None if stop.is_set() else _document(output, name, size)
        except OSError as fault:
            raise AppError(
                say("“{name}” cannot be read.", name=name), fault.strerror or str(fault)
            ) from fault
        except AppError as fault:
            raise AppError(f"“{name}” cannot be attached. {fault.title}", fault.remedy) from fault

    @contextmanager
    def _output(self, path: Path, name: str, stop: Stop) -> Iterator[IO[bytes]]:
        with tempfile.TemporaryFile() as output:
            command = [*self._command, str(path), name]
            quiet = subprocess.DEVNULL
            with subprocess.Popen(command, stdin=quiet, stdout=output, stderr=quiet) as process:
                try:
                    self._watch(process, stop)
                finally:
                    process.kill()
            output.seek(0)
            yield output

    def _watch(self, process: "subprocess.Popen[bytes]", stop: Stop) -> None:
        """Return when it has ended, or `stop` is set; raises `AppError` where it takes too much."""
        watched = psutil.Process(process.pid)
        while process.poll() is None and not stop.is_set():
            with suppress(psutil.NoSuchProcess):
                if watched.memory_info().rss > self._memory:
                    raise AppError(
                        say("Reading it takes too much memory."), say("Attach only the part that matters.")
                    )
                if sum(watched.cpu_times()[:2]) > self._seconds:
                    raise AppError(
                        say("Reading it takes too long."), say("Attach only the part that matters.")
                    )
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
        if process.poll():
            raise AppError(say("Reading it failed."), say("Open it elsewhere and save it anew."))


def _size(path: Path) -> int:
    """In bytes; raises `AppError` where no file of that size is read."""
    size = path.stat().st_size
    if not path.is_file():
        raise AppError(say("This is no file."), say("Attach the files in a folder one by one."))
    if size > LARGEST:
        raise AppError(f"It has {size / 2**20:,.0f} MiB.", f"Files of up to {LARGEST >> 20} MiB are read.")
    return size


def _document(output: IO[bytes], name: str, size: int) -> Document:
    media_type, passages = "", []
    for line in output:
        match json.loads(line):
            case {"title": title, "remedy": remedy}:
                raise AppError(title, remedy)
            case {"media_type": known}:
                media_type = known
            case {"name": called, "text": text}:
                passages.append(Passage(called, text))
    return Document(name, media_type, size, tuple(passages))
