"""A GGUF file, loaded by llama.cpp."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from llama_cpp import llama_cpp as lib

from matryoshka.engines.host.faults import check_file, unloadable
from matryoshka.engines.host.log import Log

_NO_DATA = None


class Model:
    """Weights and what the file says of them; `pointer` is llama.cpp's."""

    def __init__(self, path: Path, log: Log, progress: Callable[[float], None]) -> None:
        """Calls `progress` with fractions from 0 to 1 meanwhile. Raises `AppError`."""
        check_file(path)
        log.start()
        parameters = lib.llama_model_default_params()
        parameters.progress_callback = lib.llama_progress_callback(_reporting(progress))
        self.path = path
        self.pointer: Any = lib.llama_model_load_from_file(bytes(path), parameters)
        if not self.pointer:
            raise unloadable(path, log.errors)

    @property
    def name(self) -> str:
        return self.metadata("general.name") or self.path.stem

    @property
    def architecture(self) -> str:
        return self.metadata("general.architecture") or ""

    @property
    def size(self) -> int:
        """Bytes of weights."""
        return int(lib.llama_model_size(self.pointer))

    @property
    def parameters(self) -> int:
        return int(lib.llama_model_n_params(self.pointer))

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
        length = lib.llama_model_meta_val_str(self.pointer, key.encode(), None, 0)
        if length < 0:
            return None
        value = ctypes.create_string_buffer(length + 1)
        lib.llama_model_meta_val_str(self.pointer, key.encode(), value, len(value))
        return value.value.decode(errors="replace")


def _reporting(progress: Callable[[float], None]) -> Callable[[float, object], bool]:
    def report(fraction: float, _: object) -> bool:
        progress(fraction)
        return True

    return report
