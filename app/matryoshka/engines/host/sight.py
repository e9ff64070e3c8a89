"""Lets a model see pictures, through a second file beside its own, with llama.cpp's library for that."""

import ctypes
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from llama_cpp import llama_cpp as lib
from llama_cpp import mtmd_cpp as mtmd

from matryoshka.chat.engine import Picture
from matryoshka.engines.host.chunks import Chunks, unseen
from matryoshka.engines.host.faults import unloadable
from matryoshka.engines.host.interrupt import INTERRUPTED
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.pieces import is_picture
from matryoshka.engines.host.pixels import Pixels, pixels
from matryoshka.errors import AppError
from matryoshka.saying import say

_SEQUENCE = 0
_UNHEARD = mtmd.mtmd_helper_post_decode_callback()
_STEP = 16
"""Nodes of a graph that are computed between two looks at whether anybody still waits."""
_SURELY = 0.9
"""Of what would fit by its pixels: models round the sides of pictures up."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a picture, by its number in it."""

    picture: Picture
    index: int


class Sight:
    """Of one model. Pictures become tokens as `pieces` tells."""

    def __init__(self, path: Path, model: Model, log: Log, *, on_card: bool, threads: int) -> None:
        """Raises `AppError` for a file that is none, or belongs to another model."""
        log.start()
        mtmd.mtmd_helper_log_set(log.callback, None)
        self._stopped: Callable[[], bool] = lambda: False
        self._nodes = 0
        self._watching = lib.ggml_backend_sched_eval_callback(self._go_on)  # llama.cpp only points to it
        parameters = self._parameters(on_card=on_card, threads=threads)
        self.pointer: Any = mtmd.mtmd_init_from_file(bytes(path), model.pointer, parameters)
        if not self.pointer:
            raise _unusable(path, model, log.errors)
        if not mtmd.mtmd_support_vision(self.pointer):
            self.close()
            raise AppError(
                say("“{path}” is not for seeing.", path=path.name),
                say("Name the model's mmproj file for pictures."),
            )
        self._least = 0
        self._known: dict[bytes, tuple[tuple[int, ...], ...]] = {}
        self._shown: dict[int, Part] = {}
        self._last: tuple[Picture, Chunks] | None = None

    def close(self) -> None:
        """Give its memory back; nothing of it may be used after."""
        mtmd.mtmd_free(self.pointer)

    def show(self, pictures: Iterable[Picture], most: int) -> dict[Picture, tuple[int, ...]]:
        """The tokens of each; only what was shown last can be read.

        A picture of more cells than `most`, always the same, is made smaller where that helps its model.
        Raises `AppError` for what is no picture.
        """
        seen = {picture: self._parts(picture, most) for picture in pictures}
        self._shown = {
            part[0]: Part(picture, index)
            for picture, parts in seen.items()
            for index, part in enumerate(parts)
            if is_picture(part[0])
        }
        return {picture: tuple(chain.from_iterable(parts)) for picture, parts in seen.items()}

    def read(
        self, context: Any, run: Sequence[int], position: int, most: int, stopped: Callable[[], bool]
    ) -> tuple[int, int]:
        """Make llama.cpp's `context` read a picture's piece: its code, and how many positions that took.

        Raises `AppError` where the model cannot see it.
        """
        part = self._shown[run[0]]
        chunk = self._chunks(part.picture, most)[part.index]
        batch = int(lib.llama_n_batch(context))
        if len(run) > batch and mtmd.mtmd_decode_use_non_causal(self.pointer, chunk):
            raise unseen(f"it is {len(run)} tokens, and at most {batch} are seen at once")
        if not self._encoded(chunk, stopped):
            return INTERRUPTED, 0
        reached = lib.llama_pos(position)
        seen = mtmd.mtmd_get_output_embd(self.pointer)
        told = (position, _SEQUENCE, batch, ctypes.byref(reached), _UNHEARD, None)
        code = mtmd.mtmd_helper_decode_image_chunk(self.pointer, context, chunk, seen, *told)
        return int(code), reached.value - position

    def _encoded(self, chunk: Any, stopped: Callable[[], bool]) -> bool:
        """False where it was stopped on the way."""
        self._stopped = stopped
        if code := mtmd.mtmd_encode_chunk(self.pointer, chunk):
            raise unseen(f"llama.cpp's code {code}")
        return not stopped()

    def _parts(self, picture: Picture, most: int) -> tuple[tuple[int, ...], ...]:
        """The numbers of its pieces: for the same picture always the same."""
        key = hashlib.sha256(picture.data.encode()).digest()
        if key not in self._known:
            chunks = self._chunks(picture, most)
            self._known[key] = tuple(filter(None, (self._numbered(chunks, at) for at in range(len(chunks)))))
        return self._known[key]

    def _numbered(self, chunks: Chunks, index: int) -> tuple[int, ...]:
        words = chunks.words(index)
        if words is not None:
            return tuple(words)
        first = self._least - 2  # one number apart from the picture before
        self._least = first - chunks.cells_of(index) + 1
        return tuple(range(first, self._least - 1, -1))

    def _chunks(self, picture: Picture, most: int) -> Chunks:
        """Kept until another picture is looked at: the one that was counted is mostly read next."""
        if self._last and self._last[0] == picture:
            return self._last[1]
        chunks = self._fitted(pixels(picture), most)
        if self._last:
            self._last[1].close()
        self._last = (picture, chunks)
        return chunks

    def _fitted(self, shown: Pixels, most: int) -> Chunks:
        chunks = Chunks(self.pointer, shown)
        while chunks.cells > most:
            shown = shown.shrunk(_SURELY * most / chunks.cells)
            fewer = Chunks(self.pointer, shown)
            if fewer.cells >= chunks.cells:  # a model that sees all pictures in one size
                fewer.close()
                break
            chunks.close()
            chunks = fewer
        return chunks

    def _go_on(self, _node: object, ask: bool, _data: object) -> bool:
        """Asked before nodes of the graph whether to come back after them, and then whether to go on."""
        if ask:
            self._nodes += 1
            return self._nodes % _STEP == 0
        return not self._stopped()

    def _parameters(self, *, on_card: bool, threads: int) -> Any:
        parameters = mtmd.mtmd_context_params_default()
        parameters.use_gpu = on_card
        parameters.print_timings = False
        parameters.n_threads = threads
        parameters.cb_eval = self._watching
        return parameters


def _unusable(path: Path, model: Model, errors: Sequence[str]) -> AppError:
    if any("mismatch" in line for line in errors):
        return AppError(
            say("“{path}” does not belong to “{model}”.", path=path.name, model=model.path.name),
            say("Name the mmproj file of that very model."),
        )
    return unloadable(path, errors)
