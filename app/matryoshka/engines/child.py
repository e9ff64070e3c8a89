"""One host process as its parent holds it: requests go down, replies come up, and it ends for certain."""

import os
import re
import signal
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from queue import SimpleQueue

from matryoshka.engines import pipes, wire
from matryoshka.engines.frames import Reply, Request
from matryoshka.errors import AppError
from matryoshka.own_process import own_command
from matryoshka.saying import say

_TAIL = 4096
_FOLDERS = re.compile(r"\S*[/\\](?=\S+:\d+:)")
_CRASHES = {"SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP"}


@dataclass(frozen=True, slots=True)
class Nudge:
    """Nothing was said; whoever waits should look up."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The process has ended; nothing follows."""


def host_command() -> tuple[str, ...]:
    """How this program starts itself as a host."""
    return own_command("--host")


class Child:
    """A running host process. `inbox` holds what it said, and `Gone` once it has ended."""

    def __init__(self, command: Sequence[str]) -> None:
        """Raises `AppError` when the process cannot be started."""
        self.inbox: SimpleQueue[Reply | Nudge | Gone] = SimpleQueue()
        self.ended = False
        """Whether we ended it ourselves."""
        self._lock = threading.Lock()
        try:
            with ExitStack() as where_it_fails:
                self._errors = where_it_fails.enter_context(tempfile.TemporaryFile())
                started = pipes.start(command, self._errors)
                where_it_fails.pop_all()
        except OSError as fault:
            raise AppError(
                say("The model's process could not be started ({strerror}).", strerror=fault.strerror),
                say("Close other programs and ask again."),
            ) from fault
        self._process, self._requests, self._replies = started.process, started.requests, started.replies
        self._listener = threading.Thread(target=self._listen, name="host-replies", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, request: Request) -> None:
        """A process that has ended hears nothing: its inbox tells."""
        with self._lock, suppress(OSError):
            if not self._requests.closed:
                wire.write(self._requests, request)

    def nudge(self) -> None:
        self.inbox.put(Nudge())

    def end(self) -> None:
        """Kill the process, and leave nothing of it; any thread may, and twice."""
        self.ended = True
        self._process.kill()
        self._process.wait()
        self._listener.join()
        with self._lock:
            self._close_pipes()

    def death(self, model: str) -> AppError:
        """What to tell a person of a process that ended by itself."""
        return AppError(
            say("The process of “{model}” {cause}.", model=model, cause=self.cause()),
            say(
                "Ask again: it starts afresh. If it happens again, choose another model or a shorter context."
            ),
        )

    def cause(self) -> str:
        """How the process ended by itself, in words that follow its name; nothing is left of it then."""
        self._listener.join()
        cause = _cause(self._process.wait(), self._last_words())
        self.end()
        return cause

    def _listen(self) -> None:
        while (frame := wire.read(self._replies)) is not None:
            if isinstance(frame, Reply):
                self.inbox.put(frame)
        self.inbox.put(Gone())

    def _last_words(self) -> str:
        with self._lock:
            if self._errors.closed:
                return ""
            size = self._errors.seek(0, os.SEEK_END)
            self._errors.seek(max(0, size - _TAIL))
            lines = self._errors.read().decode(errors="replace").splitlines()
        last = next((line.strip().rstrip(".") for line in reversed(lines) if line.strip()), "")
        return _FOLDERS.sub("", last)

    def _close_pipes(self) -> None:
        with suppress(OSError):
            self._requests.close()
        self._replies.close()
        self._errors.close()


def _cause(status: int, last_words: str) -> str:
    """How a process ended, in words; `status` as subprocess gives it."""
    said = f": {last_words}" if last_words else ""
    if status >= 0:
        return f"ended with code {status if status < 256 else hex(status)}{said}"  # noqa: PLR2004 - Windows' crashes
    name = {signum.value: signum.name for signum in signal.Signals}.get(-status, f"signal {-status}")
    if name == "SIGKILL":
        return "was killed (SIGKILL), perhaps because memory ran out"
    return f"crashed ({name}){said}" if name in _CRASHES else f"was ended from outside ({name})"
