"""Who has a model to themselves: one at a time, and background work only while no person wants it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from matryoshka.chat.engine import Stop


class Turn:
    """A lock one can stop waiting for. A person who wants it interrupts background work that has it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._persons = 0
        self._interrupt: Stop | None = None
        self.taken = False

    @property
    def personal(self) -> bool:
        """Whether a person has it."""
        return self.taken and not self._interrupt

    def take(self, stop: Stop, *, background: bool = False) -> bool:
        """Whether it is ours before `stop`; in the background, `stop` is also set when a person comes."""
        forget = stop.when_set(self._look_up)
        try:
            with self._changed:
                if background:
                    self._changed.wait_for(lambda: stop.is_set() or not (self.taken or self._persons))
                else:
                    self._wait_as_person(lambda: stop.is_set() or not self.taken)
                return not stop.is_set() and self._take(stop if background else None)
        finally:
            forget()

    def take_unless_personal(self) -> bool:
        """As a person's, but not ours where a person has it."""
        with self._changed:
            self._wait_as_person(lambda: self.personal or not self.taken)
            return not self.personal and self._take(None)

    def give(self) -> None:
        """Let the next one have it."""
        with self._changed:
            self.taken, self._interrupt = False, None
            self._changed.notify_all()

    def _wait_as_person(self, enough: Callable[[], bool]) -> None:
        self._persons += 1
        if self._interrupt:
            self._interrupt.set()
        self._changed.wait_for(enough)
        self._persons -= 1
        self._changed.notify_all()

    def _take(self, interrupt: Stop | None) -> bool:
        self.taken, self._interrupt = True, interrupt
        return True

    def _look_up(self) -> None:
        with self._changed:
            self._changed.notify_all()


@contextmanager
def interruptible(stop: Stop) -> Iterator[Stop]:
    """A wish to stop that is set with `stop`, or alone: for background work."""
    own = Stop()
    forget = stop.when_set(own.set)
    try:
        yield own
    finally:
        forget()


def pause(stop: Stop, seconds: float) -> None:
    """For so long, or until `stop`."""
    wanted = threading.Event()
    forget = stop.when_set(wanted.set)
    wanted.wait(seconds)
    forget()
