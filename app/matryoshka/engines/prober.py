"""Asks llama.cpp about this computer in a process of its own, which a broken driver may crash or stop."""

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from queue import Empty

from matryoshka.engines.child import Child, Gone, Nudge, host_command
from matryoshka.engines.frames import Fault, Reply, Request
from matryoshka.engines.probe_frames import Look, Looked
from matryoshka.errors import AppError
from matryoshka.models.hardware import Seen

_SECONDS, _PATIENCE = 10.0, 2.0
_WITHOUT = "or set the program up without it: python3 installer/dev.py run --backend cpu"


class Prober:
    """As `Probe`. Each question is put to a process of its own, which is gone when it is answered."""

    def __init__(self, command: Sequence[str] | None = None, seconds: float = _SECONDS) -> None:
        """`seconds` is how long a process may take; `command` starts one that is not a host of ours."""
        self._command = command or host_command()
        self._seconds = seconds

    def see(self) -> Seen:
        seen = Seen()
        try:
            for reply in self.replies(Look()):
                if isinstance(reply, Looked):
                    seen = reply.seen
                    if reply.complete:
                        return seen
        except AppError as fault:
            return replace(seen, trouble=f"{fault.title} {fault.remedy}")
        return seen

    def replies(self, request: Request) -> Iterator[Reply]:
        """What a new process says of `request`; it is gone once the iterator is closed.

        Raises `AppError` when it ends by itself, falls silent, or cannot be started.
        """
        end = time.monotonic() + self._seconds
        child = Child(self._command)
        try:
            child.send(request)
            while True:
                match self._heard(child, end - time.monotonic()):
                    case Gone():
                        raise _broken(f"llama.cpp {child.cause()} while it looked at this computer.")
                    case Fault(None, title, remedy):
                        raise AppError(title, remedy)
                    case Nudge():
                        continue
                    case reply:
                        yield reply
        finally:
            _let_go(child)

    def _heard(self, child: Child, seconds: float) -> Reply | Nudge | Gone:
        try:
            return child.inbox.get(timeout=max(0.0, seconds))
        except Empty:
            title = f"llama.cpp fell silent for {self._seconds:.0f} seconds while it looked at this computer."
            raise _broken(title) from None


def _broken(title: str) -> AppError:
    return AppError(title, f"The driver of a graphics card may be broken: update it, {_WITHOUT}")


def _let_go(child: Child) -> None:
    """End it; one that is held inside a driver cannot be killed, and nobody waits for it."""
    ending = threading.Thread(target=child.end, daemon=True)
    ending.start()
    ending.join(_PATIENCE)
