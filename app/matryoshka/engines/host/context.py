"""What a model has read: it remembers the tokens, and reads only what is new."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from llama_cpp import llama_cpp as lib

from matryoshka.engines.host.cores import physical_cores
from matryoshka.engines.host.faults import unloadable
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.model import Model
from matryoshka.engines.pace import Pace
from matryoshka.errors import AppError

_DEFAULT = 4096
_LARGEST_BATCH = 512
_TINY = 64 * 2**20  # bytes; below it a second thread costs more than it brings


class Context:
    """A memory of `limit` tokens; `pointer` is llama.cpp's."""

    def __init__(self, model: Model, log: Log, *, limit: int | None, threads: int | None) -> None:
        """`limit` None is the smaller of the model's own and 4,096. Raises `AppError`."""
        wanted = limit or min(model.trained_context, _DEFAULT)
        self._log = log
        log.start()
        self.pointer: Any = lib.llama_init_from_model(model.pointer, _parameters(model, wanted, threads))
        if not self.pointer:
            raise unloadable(model.path, log.errors)
        self.limit = min(wanted, int(lib.llama_n_ctx_seq(self.pointer)))
        self._memory = lib.llama_get_memory(self.pointer)
        self._tokens: list[int] = []
        self._pace = Pace(int(lib.llama_n_batch(self.pointer)))

    @property
    def full(self) -> bool:
        return len(self._tokens) >= self.limit

    def read(self, tokens: Sequence[int], stopped: Callable[[], bool]) -> int | None:
        """Make `tokens` the whole memory: how many were evaluated for it, None when stopped on the way.

        At least the last is evaluated, so that its logits are there.
        """
        known = self._keep(_common(self._tokens, tokens[:-1]))
        while len(self._tokens) < len(tokens):
            if stopped():
                return None
            self._read_some(tokens[len(self._tokens) : len(self._tokens) + self._pace.size])
        return len(tokens) - known

    def add(self, token: int) -> None:
        self._decode([token])

    def _keep(self, count: int) -> int:
        """Forget all but the first `count` tokens, or all where a part cannot be forgotten; what is left."""
        if count < len(self._tokens):
            parted = lib.llama_memory_seq_rm(self._memory, 0, count, -1)
            if not parted or lib.llama_memory_seq_pos_min(self._memory, 0) > 0:
                count = 0
                lib.llama_memory_clear(self._memory, False)
            del self._tokens[count:]
        return count

    def _read_some(self, tokens: Sequence[int]) -> None:
        start = time.monotonic()
        self._decode(tokens)
        self._pace.took(len(tokens), time.monotonic() - start)

    def _decode(self, tokens: Sequence[int]) -> None:
        array = (lib.llama_token * len(tokens))(*tokens)  # the batch only points to it
        if code := lib.llama_decode(self.pointer, lib.llama_batch_get_one(array, len(tokens))):
            self._tokens.clear()
            lib.llama_memory_clear(self._memory, False)
            reason = self._log.errors[-1] if self._log.errors else f"llama.cpp's code {code}"
            raise AppError(
                f"The model could not go on ({reason}).",
                "Ask again, or start a shorter conversation.",
            )
        self._tokens.extend(tokens)


def _parameters(model: Model, limit: int, threads: int | None) -> Any:
    parameters = lib.llama_context_default_params()
    parameters.n_ctx = limit
    parameters.n_batch = parameters.n_ubatch = _LARGEST_BATCH
    parameters.n_outputs_max = 1  # only the last token's logits are ever read: saves their memory
    count = threads or (1 if model.size < _TINY else physical_cores())
    parameters.n_threads = parameters.n_threads_batch = count
    return parameters


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """Length of the common beginning."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
