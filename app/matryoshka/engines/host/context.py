"""What a model has read: it remembers the tokens, and reads only what is new."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from llama_cpp import llama_cpp as lib

from matryoshka.chat.engine import Picture
from matryoshka.chat.ladder import KvType
from matryoshka.engines.host.faults import unloadable
from matryoshka.engines.host.hidden import shown, state
from matryoshka.engines.host.interrupt import INTERRUPTED, Interrupt
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.memory import Memory
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.pieces import is_picture, piece
from matryoshka.engines.host.placing import ON_PROCESSOR, Place
from matryoshka.engines.host.recall import Recall
from matryoshka.engines.host.saved import Saved
from matryoshka.engines.pace import Pace
from matryoshka.errors import AppError
from matryoshka.models.cores import threads_for
from matryoshka.models.needs import BATCH, tokens_of
from matryoshka.saying import say

if TYPE_CHECKING:
    from matryoshka.engines.host.sight import Sight

_TYPES = {
    KvType.F16: lib.GGML_TYPE_F16,
    KvType.Q8_0: lib.GGML_TYPE_Q8_0,
    KvType.Q5_1: lib.GGML_TYPE_Q5_1,
    KvType.Q5_0: lib.GGML_TYPE_Q5_0,
    KvType.Q4_1: lib.GGML_TYPE_Q4_1,
    KvType.Q4_0: lib.GGML_TYPE_Q4_0,
}

_SHARE = 4
"""A picture is made small enough for this part of the context, where that can be."""


class Context:
    """A memory of `limit` tokens; `pointer` is llama.cpp's."""

    def __init__(
        self,
        model: Model,
        log: Log,
        saved: Saved,
        place: Place = ON_PROCESSOR,
        sight: "Sight | None" = None,
        *,
        limit: int | None,
        threads: int | None,
    ) -> None:
        """`limit` None is the smaller of the model's own and what is usual; `sight` is the model's, if any.

        Raises `AppError`.
        """
        wanted = tokens_of(model.trained_context, limit)
        self._log = log
        log.start()
        self.pointer: Any = lib.llama_init_from_model(model.pointer, context_parameters(wanted, place))
        if not self.pointer:
            raise unloadable(model.path, log.errors)
        self._threads = [threads or threads_for(model.size, sparing=sparing) for sparing in (False, True)]
        self.spare(sparing=False)
        self.limit = min(wanted, int(lib.llama_n_ctx_seq(self.pointer)))
        self._interrupt = Interrupt(self.pointer)
        self._pace = Pace(int(lib.llama_n_batch(self.pointer)), interruptible=not place.layers)
        self._memory = Memory(model, self.pointer)
        self._width = int(lib.llama_model_n_embd_out(model.pointer))
        self.hidden: tuple[float, ...] | None = None
        """The state of the last prompt's last token, where that was wished for."""
        self.apart = 0.0
        """Seconds that it took to decode it apart."""
        self._recall = Recall(self._memory, saved, self._pace)
        self._sight = sight

    @property
    def full(self) -> bool:
        return len(self._memory.tokens) >= self.limit

    def spare(self, *, sparing: bool) -> None:
        """Compute from now on with few threads, to spare the battery, or all; a ladder's number stays."""
        count = self._threads[sparing]
        lib.llama_set_n_threads(self.pointer, count, count)

    def show(self, pictures: Iterable[Picture]) -> dict[Picture, tuple[int, ...]]:
        """The tokens of each, for a prompt that is read next; none where the model does not see.

        Raises `AppError` for what is no picture.
        """
        return self._sight.show(pictures, self.limit // _SHARE) if self._sight else {}

    def read(self, tokens: Sequence[int], stopped: Callable[[], bool], *, hidden: bool = False) -> int | None:
        """Make `tokens` the whole memory: how many were evaluated for it, None when stopped on the way.

        At least the last is evaluated, so that its logits are there; and its `hidden` state, if wished for.
        """
        self.hidden, self.apart = None, 0.0
        known = self._recall.begin(tokens)
        lasting = self._recall.lasting(tokens)
        if known < len(lasting) and self._reach(lasting, stopped):
            self._recall.save()
        reached = self._reach_last(tokens, stopped) if hidden else self._reach(tokens, stopped)
        return len(tokens) - known if reached else None

    def add(self, token: int) -> None:
        self._decode([token])

    def take_in(self, tokens: Sequence[int]) -> bool:
        """Read `tokens` as if the model had said them; whether there was room for them all."""
        room = self.limit - len(self._memory.tokens)
        if tokens and room:
            self._decode(tokens[:room])
        return len(tokens) <= room

    @contextmanager
    def aside(self) -> Iterator[bool]:
        """What is read inside is forgotten afterwards. False where that cannot be: read nothing then."""
        count = len(self._memory.tokens)
        whole = None if self._memory.can_be_cut else self._memory.state()
        try:
            yield self._memory.can_be_cut or whole is not None
        finally:
            if whole:
                self._memory.restore(whole)
            else:
                self._memory.keep(count)

    def _reach(self, tokens: Sequence[int], stopped: Callable[[], bool]) -> bool:
        """Read what the memory lacks of `tokens`; False when stopped on the way."""
        with self._interrupt.when(stopped):
            while (start := len(self._memory.tokens)) < len(tokens):
                some = piece(tokens, start, self._pace.size)
                read = self._look_at(some, stopped) if is_picture(some[0]) else self._read_some(some, stopped)
                if not read:
                    return False
        return True

    def _reach_last(self, tokens: Sequence[int], stopped: Callable[[], bool]) -> bool:
        """As `_reach`, with the last token decoded apart: who shows states shows those of all it decodes."""
        if not self._reach(tokens[:-1], stopped):
            return False
        begun = time.monotonic()
        with shown(self.pointer):
            self._decode(tokens[-1:])
            self.hidden = state(self.pointer, self._width)
        self.apart = time.monotonic() - begun
        return True

    def _look_at(self, run: Sequence[int], stopped: Callable[[], bool]) -> bool:
        """Read a picture; False where it was interrupted."""
        if stopped() or not self._sight:
            return False
        code, positions = self._sight.read(
            self.pointer, run, self._memory.position, self.limit // _SHARE, stopped
        )
        if not self._went_well(code):
            return False
        self._memory.add_picture(run, positions)
        return True

    def _read_some(self, tokens: Sequence[int], stopped: Callable[[], bool]) -> bool:
        start = time.monotonic()
        if stopped() or not self._decode(tokens):
            return False
        lib.llama_synchronize(self.pointer)  # a GPU may still be at it
        self._pace.took(len(tokens), time.monotonic() - start)
        return True

    def _decode(self, tokens: Sequence[int]) -> bool:
        """False where it was interrupted."""
        array = (lib.llama_token * len(tokens))(*tokens)  # the batch only points to it
        batch = lib.llama_batch_get_one(array, len(tokens))
        start = self._memory.position
        if start < len(
            self._memory.tokens
        ):  # there llama.cpp would count wrongly, by the last picture's cells
            places = (lib.llama_pos * len(tokens))(*range(start, start + len(tokens)))
            batch.pos = places
        if not self._went_well(lib.llama_decode(self.pointer, batch)):
            return False
        self._memory.tokens.extend(tokens)
        return True

    def _went_well(self, code: int) -> bool:
        """False where it was interrupted. Raises `AppError` where llama.cpp failed."""
        if code == INTERRUPTED:
            self._memory.forget_begun()
            return False
        if code:
            self._memory.clear()
            reason = self._log.errors[-1] if self._log.errors else f"llama.cpp's code {code}"
            raise AppError(
                say("The model could not go on ({reason}).", reason=reason),
                say("Ask again, or start a shorter conversation."),
            )
        return True


def context_parameters(limit: int, place: Place) -> Any:
    """How llama.cpp is told to remember `limit` tokens."""
    parameters = lib.llama_context_default_params()
    parameters.n_ctx = limit
    parameters.n_batch = parameters.n_ubatch = BATCH
    parameters.n_outputs_max = 1  # only the last token's logits are ever read: saves their memory
    parameters.type_k = parameters.type_v = _TYPES[place.kv_type]
    if place.flash_attention is not None:
        parameters.flash_attn_type = int(place.flash_attention)
    return parameters
