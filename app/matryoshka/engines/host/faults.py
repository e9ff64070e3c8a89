"""What a person is told when a model cannot be loaded."""

import re
from collections.abc import Sequence
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.models.refusal import AGAIN, NEWER
from matryoshka.saying import say


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
        say("Remove `kv_type` or `flash_attention` from its tier."),
    ),
    (
        ("allocate", "out of memory", "OutOfDeviceMemory", "bad_alloc", "std::bad_array_new_length"),
        OutOfMemory,
        "There is not enough memory for “{name}”",
        say("Close other programs, lower `context` in the ladder, or choose a smaller model."),
    ),
)


def check_file(path: Path, what: str = "model") -> None:
    """Raises `AppError` unless a GGUF file lies there; `what` it should be."""
    try:
        if not path.exists():
            raise AppError(
                say("The {what} file “{path}” is not there.", what=what, path=path),
                say("Put it back, or name another file in the ladder."),
            )
        if path.is_dir():
            raise AppError(
                say("“{path}” is a folder, not a {what} file.", path=path, what=what),
                say("Name the .gguf file inside it."),
            )
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as fault:
        raise AppError(
            say("“{path}” cannot be read ({strerror}).", path=path, strerror=fault.strerror),
            say("Allow it to be read, or copy it elsewhere."),
        ) from fault
    if magic != b"GGUF":
        raise AppError(
            say("“{path}” is not a GGUF {what} file, or is damaged.", path=path.name, what=what), AGAIN
        )


def unloadable(path: Path, log: Sequence[str]) -> AppError:
    """What llama.cpp's last words on a file mean."""
    said = " ".join(log)
    reason = log[0] if log else "no reason given"
    for signs, kind, title, remedy in _KNOWN:
        if any(re.search(sign, said) for sign in signs):
            return kind(f"{title.format(name=path.name)} ({reason}).", remedy)
    return AppError(
        say(
            "“{path}” cannot be loaded: it is damaged or incomplete ({reason}).",
            path=path.name,
            reason=reason,
        ),
        AGAIN,
    )
