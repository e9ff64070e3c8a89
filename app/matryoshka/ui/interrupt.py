"""Ctrl+C in the terminal closes the window as its cross does."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier


@contextmanager
def closing_on_interrupt(close: Callable[[], object]) -> Iterator[None]:
    """Call `close` on the window's thread when the process is asked to end.

    While Qt waits Python does not run its handlers: a byte in a pipe wakes Qt. Windows has no such
    pipe; there the process simply ends, and the store loses nothing by that.
    """
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        yield
        return
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: (os.read(reading, 1), close()))
    before = [(each, signal.signal(each, _wake)) for each in (signal.SIGINT, signal.SIGTERM)]
    signal.set_wakeup_fd(writing)
    try:
        yield
    finally:
        signal.set_wakeup_fd(-1)
        for each, handler in before:
            signal.signal(each, handler)
        notifier.setEnabled(False)
        os.close(reading)
        os.close(writing)


def _wake(number: int, frame: object) -> None:
    """The byte in the pipe is all that is needed."""
