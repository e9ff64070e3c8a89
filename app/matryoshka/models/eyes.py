"""Files through which models see: which belongs to which model, and how much memory one takes."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from matryoshka.errors import AppError
from matryoshka.models.gguf import Header, read_header
from matryoshka.models.source import FileSource

_MARK = "mmproj"
_BEST = ("f16", "q8_0", "bf16", "f32")
"""As names say how precise one is, the most useful first: more than that is not seen, only slower."""
_WHOLE = 4
"""Bytes of a number."""
_ROW = 8
"""So many numbers as wide as a patch are at hand at a time, and two as wide as it is between the layers."""

Named = TypeVar("Named")


def is_eyes(name: str) -> bool:
    return _MARK in name.lower() and name.lower().endswith(".gguf")


def best(files: Sequence[Named], name: Callable[[Named], str]) -> Named | None:
    """Of several for one model."""
    return min(files, key=lambda file: (_rank(name(file).lower()), name(file)), default=None)


def eyes_beside(model: Path) -> Path | None:
    """Of the files in its folder the best that a model sees through; None where there is none."""
    with suppress(AppError, OSError):
        width = read_header(FileSource(model)).of_model("embedding_length")
        fitting = [file for file in _in_folder(model.parent) if _made_for(file) == width]
        return best(fitting, lambda file: file.name)
    return None


def left_alone(files: Collection[Path]) -> Iterator[Path]:
    """The files for seeing in the folders of these models where no other model lies."""
    for folder in {file.parent for file in files}:
        with suppress(OSError):
            others = {file for file in folder.glob("*.[gG][gG][uU][fF]") if not is_eyes(file.name)}
            yield from () if others - set(files) else _in_folder(folder)


def memory_of(eyes: Path) -> int:
    """Bytes: its weights, and about what it computes a picture in. Raises `AppError`."""
    header = read_header(FileSource(eyes))
    size, patch, width, forward = (
        _number(header, f"vision.{key}")
        for key in ("image_size", "patch_size", "embedding_length", "feed_forward_length")
    )
    patches = (size // max(1, patch)) ** 2
    return header.file_size + _WHOLE * patches * (_ROW * width + 2 * forward)


def taken_by(eyes: Path | None) -> int:
    """As `memory_of`, and of a file that cannot be read as much as it holds; 0 of none."""
    with suppress(AppError):
        return memory_of(eyes) if eyes else 0
    with suppress(OSError):
        return eyes.stat().st_size if eyes else 0
    return 0


def _in_folder(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if is_eyes(file.name))


def _made_for(eyes: Path) -> int | None:
    """The width of the models that it belongs to; None where it does not say."""
    with suppress(AppError):
        return _number(read_header(FileSource(eyes)), "vision.projection_dim") or None
    return None


def _number(header: Header, key: str) -> int:
    value = header.of_model(key)
    return value if isinstance(value, int) else 0


def _rank(name: str) -> int:
    """`bf16` ends in `f16`: that comes before it only where it is not that."""
    precise = (at for at, kind in enumerate(_BEST) if kind in name.replace("bf16", "brain"))
    return next(precise, _BEST.index("bf16") if "bf16" in name else len(_BEST))
