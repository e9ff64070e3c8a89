"""A GGUF file, loaded by llama.cpp."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from llama_cpp import llama_cpp as lib

from matryoshka.engines.host.faults import check_file, unloadable
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.placing import ON_PROCESSOR, Place
from matryoshka.models.architectures import ARCHITECTURES, Use

_NO_DATA = None
_NO_CARD = -1


class Model:
    """Weights and what the file says of them; `pointer` is llama.cpp's."""

    def __init__(
        self, path: Path, log: Log, progress: Callable[[float], None], place: Place = ON_PROCESSOR
    ) -> None:
        """Calls `progress` with fractions from 0 to 1 meanwhile. Raises `AppError`."""
        check_file(path)
        log.start_model()
        parameters = model_parameters(place)
        parameters.progress_callback = lib.llama_progress_callback(_reporting(progress))
        self.path = path
        self.pointer: Any = lib.llama_model_load_from_file(bytes(path), parameters)
        if not self.pointer:
            raise unloadable(path, log.errors)

    def close(self) -> None:
        """Give its memory back; nothing of it may be used after."""
        lib.llama_model_free(self.pointer)

    @property
    def name(self) -> str:
        return self.metadata("general.name") or self.path.stem

    @property
    def architecture(self) -> str:
        return self.metadata("general.architecture") or ""

    @property
    def embeds(self) -> bool:
        """Whether all it makes of a text is a row of numbers."""
        pooled = self.metadata(f"{self.architecture}.pooling_type") or "0"
        return pooled != "0" or ARCHITECTURES.get(self.architecture) is Use.EMBEDS

    @property
    def size(self) -> int:
        """Bytes of weights."""
        return int(lib.llama_model_size(self.pointer))

    @property
    def parameters(self) -> int:
        return int(lib.llama_model_n_params(self.pointer))

    @property
    def layers(self) -> int:
        """The output counts as one."""
        return int(lib.llama_model_n_layer(self.pointer)) + 1

    @property
    def trained_context(self) -> int:
        """Tokens."""
        return int(lib.llama_model_n_ctx_train(self.pointer))

    @property
    def chat_template(self) -> str | None:
        source = lib.llama_model_chat_template(self.pointer, _NO_DATA)
        return source.decode(errors="replace") if source else None

    def metadata(self, key: str) -> str | None:
        """A value of the file's header as text; None when it is not there."""
        return header_value(lib.llama_model_meta_val_str, self.pointer, key)


def header_value(read: Callable[[Any, bytes, Any, int], int], pointer: Any, key: str) -> str | None:
    """What llama.cpp's `read` finds of this key in the header of what `pointer` was loaded from."""
    length = read(pointer, key.encode(), None, 0)
    if length < 0:
        return None
    value = ctypes.create_string_buffer(length + 1)
    read(pointer, key.encode(), value, len(value))
    return value.value.decode(errors="replace")


def model_parameters(place: Place) -> Any:
    """How llama.cpp is told to load a model."""
    parameters = lib.llama_model_default_params()
    parameters.n_gpu_layers = place.layers
    if not place.layers or place.card is not None:
        parameters.split_mode = lib.LLAMA_SPLIT_MODE_NONE
        parameters.main_gpu = place.card if place.layers else _NO_CARD
    return parameters


def _reporting(progress: Callable[[float], None]) -> Callable[[float, object], bool]:
    def report(fraction: float, _: object) -> bool:
        progress(fraction)
        return True

    return report
