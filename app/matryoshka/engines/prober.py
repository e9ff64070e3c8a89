"""Asks llama.cpp about this computer in a process of its own, which a broken driver may crash or stop."""

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from queue import Empty

from matryoshka.chat.engine import Stop
from matryoshka.engines.child import Child, Gone, Nudge, host_command
from matryoshka.engines.frames import Fault, Reply, Request
from matryoshka.engines.probe_frames import Look, Looked, Time, Timed
from matryoshka.errors import AppError
from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.cores import physical_cores
from matryoshka.models.hardware import Seen
from matryoshka.models.stops import Stops
from matryoshka.saying import say

_SECONDS, _PATIENCE = 10.0, 2.0
_START = 20.0
"""More for the first word: a busy computer needs it to start the process."""
_TIMING = 120.0
"""A busy computer is timed for so long."""
_WITHOUT = "or set the program up without it: python3 installer/dev.py run --backend cpu"


class Prober:
    """As `Probe` and `Clock`. Each question goes to a new process, which is gone when it is answered."""

    def __init__(
        self, command: Sequence[str] | None = None, seconds: float = _SECONDS, stop: Stops | None = None
    ) -> None:
        """`seconds` is how long a process may be silent; `command` starts one that is not a host of ours.

        Once `stop` is set nobody waits for an answer any more: it is as if the process had ended.
        """
        self._command = command or host_command()
        self._seconds = seconds
        self._stop = stop or Stop()

    def see(self) -> Seen:
        seen = Seen()
        try:
            for seen in self._sights():  # noqa: B007 - the latest counts, also where a driver breaks after it
                pass
        except AppError as fault:
            return replace(seen, trouble=f"{fault.title} {fault.remedy}")
        return seen

    def bandwidth(self) -> Bandwidth:
        with closing(self.replies(Time(physical_cores()), _TIMING)) as replies:
            return next(reply.bandwidth for reply in replies if isinstance(reply, Timed))

    def _sights(self) -> Iterator[Seen]:
        with closing(self.replies(Look())) as replies:
            for reply in replies:
                if isinstance(reply, Looked):
                    yield reply.seen
                    if reply.complete:
                        return

    def replies(self, request: Request, seconds: float | None = None) -> Generator[Reply, None, None]:
        """What a new process says of `request`; it is gone once the iterator is closed.

        Raises `AppError` when it ends by itself, cannot be started, or is silent for `seconds`.
        """
        silence = _START + (seconds or self._seconds)
        child = Child(self._command)
        forget = self._stop.when_set(lambda: child.inbox.put(Gone()))
        try:
            child.send(request)
            while True:
                match _heard(child, silence):
                    case None:
                        raise _broken(f"did not answer for {silence:.0f} seconds")
                    case Gone() if self._stop.is_set():
                        raise AppError(say("Nobody waited for what llama.cpp sees."), say("Look again."))
                    case Gone():
                        raise _broken(child.cause())
                    case Fault(None, title, remedy):
                        raise AppError(title, remedy)
                    case Nudge():
                        continue
                    case reply:
                        yield reply
                        silence = seconds or self._seconds
        finally:
            forget()
            _let_go(child)


def _heard(child: Child, seconds: float) -> Reply | Nudge | Gone | None:
    """None where nothing was said so long."""
    with suppress(Empty):
        return child.inbox.get(timeout=seconds)
    return None


def _broken(how: str) -> AppError:
    return AppError(
        say("Asked about this computer, llama.cpp {how}.", how=how),
        f"The driver of a graphics card may be broken: update it, {_WITHOUT}",
    )


def _let_go(child: Child) -> None:
    """End it; one that is held inside a driver cannot be killed, and nobody waits for it."""
    ending = threading.Thread(target=child.end, daemon=True)
    ending.start()
    ending.join(_PATIENCE)
