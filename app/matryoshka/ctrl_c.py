"""Ctrl+C in a terminal, as a wish to stop."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stopping_on_ctrl_c(stop: Callable[[], None]) -> Iterator[None]:
    """Calling it on another thread keeps the handler clear of locks that the interrupted code holds."""
    before = signal.signal(signal.SIGINT, lambda *_: threading.Thread(target=stop).start())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
