"""llama.cpp speaks to one listener of the whole process, who must not be forgotten while it may speak."""

from collections.abc import Iterator
from contextlib import contextmanager

import llama_cpp
from llama_cpp import _logger

from matryoshka.engines.host.log import Log


@contextmanager
def listening() -> Iterator[Log]:
    """A log of the host's kind; afterwards llama-cpp-python itself listens again, as for other tests."""
    log = Log()
    yield log
    llama_cpp.llama_log_set(_logger.llama_log_callback, None)
