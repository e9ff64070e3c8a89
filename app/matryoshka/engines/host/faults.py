"""What a person is told when a model cannot be loaded."""

import re
from collections.abc import Sequence
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.models.refusal import AGAIN, NEWER


class OutOfMemory(AppError):
    """Memory did not suffice for a model or its context; with less of them it might."""


_LATER = r"file is version \d{1,2} but"
"""A damaged file, too, seems to be of a later version: of a far greater one."""
_KNOWN = (
    (
        ("unknown model architecture", "unknown pre-tokenizer", _LATER),
        AppError,
        "“{name}” is a kind of model that this version cannot run",
        NEWER,
    ),
    (
        ("cache type", "V cache requires"),
        AppError,
        "“{name}” cannot remember in the way that the ladder says",
        "Remove `kv_type` or `flash_attention` from its tier.",
    ),
    (
        ("allocate", "out of memory", "OutOfDeviceMemory", "bad_alloc", "std::bad_array_new_length"),
        OutOfMemory,
        "There is not enough memory for “{name}”",
        "Close other programs, lower `context` in the ladder, or choose a smaller model.",
    ),
)


def check_file(path: Path, what: str = "model") -> None:
    """Raises `AppError` unless a GGUF file lies there; `what` it should be."""
    try:
        if not path.exists():
            raise AppError(
                f"The {what} file “{path}” is not there.", "Put it back, or name another file in the ladder."
            )
        if path.is_dir():
            raise AppError(f"“{path}” is a folder, not a {what} file.", "Name the .gguf file inside it.")
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as fault:
        raise AppError(
            f"“{path}” cannot be read ({fault.strerror}).", "Allow it to be read, or copy it elsewhere."
        ) from fault
    if magic != b"GGUF":
        raise AppError(f"“{path.name}” is not a GGUF {what} file, or is damaged.", AGAIN)


def unloadable(path: Path, log: Sequence[str]) -> AppError:
    """What llama.cpp's last words on a file mean."""
    said = " ".join(log)
    reason = log[0] if log else "no reason given"
    for signs, kind, title, remedy in _KNOWN:
        if any(re.search(sign, said) for sign in signs):
            return kind(f"{title.format(name=path.name)} ({reason}).", remedy)
    return AppError(f"“{path.name}” cannot be loaded: it is damaged or incomplete ({reason}).", AGAIN)
