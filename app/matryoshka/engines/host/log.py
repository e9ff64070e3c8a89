"""Keeps what llama.cpp says about its troubles, and of the memory that it takes."""

import sys
from collections import deque

from llama_cpp import llama_cpp as lib

from matryoshka.engines.host.buffers import Buffers

_INFO, _ERROR, _CONTINUED = 2, 4, 5


class Log:
    """Takes llama.cpp's log over, and must live as long as it may speak.

    Errors also go to standard error, which the parent keeps.
    """

    def __init__(self) -> None:
        self._errors: deque[str] = deque(maxlen=20)
        self._level = 0
        self.buffers = Buffers()
        """Of the model that was last begun to load."""
        self.callback = lib.llama_log_callback(self._note)
        """For libraries beside llama.cpp's own that would speak elsewhere."""
        lib.llama_log_set(self.callback, None)

    def start(self) -> None:
        """Forget what was said so far."""
        self._errors.clear()

    def start_model(self) -> None:
        """Forget what was said of another model."""
        self.start()
        self.buffers = Buffers()

    @property
    def errors(self) -> tuple[str, ...]:
        """Lines of error since `start`, oldest first."""
        return tuple(self._errors)

    def _note(self, level: int, text: bytes, _: object) -> None:
        self._level = self._level if level == _CONTINUED else level
        if self._level == _INFO:
            self.buffers.hear(text.decode(errors="replace"))
        elif self._level == _ERROR:
            line = text.decode(errors="replace")
            sys.stderr.write(line)
            self._errors.append(line.strip())
