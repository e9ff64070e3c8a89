"""Lets a wish to stop be heard in the middle of reading a prompt."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from llama_cpp import llama_cpp as lib

INTERRUPTED = 2
"""What llama.cpp's decoding then answers with; it has forgotten again what it was to read."""


class Interrupt:
    """Of llama.cpp's `context`. Processors ask between two steps of their graph, graphics cards do not."""

    def __init__(self, context: Any) -> None:
        self._context = context

    @contextmanager
    def when(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """Inside, decoding ends soon after `stopped`. For single tokens so much asking costs too much."""
        asked = lib.ggml_abort_callback(lambda _: stopped())
        self._ask(asked)
        try:
            yield
        finally:
            self._ask(lib.ggml_abort_callback())

    def _ask(self, asked: Any) -> None:
        lib.llama_set_abort_callback(self._context, asked, None)
