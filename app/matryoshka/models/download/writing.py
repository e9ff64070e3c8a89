"""What it means when a disk does not take what is written, or does not give it back."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.models.download.halt import Halt

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Inside, an OSError becomes `Halt` where the disk is full, any other one `AppError`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Halt("The disk is full.", f"Make room on the disk of {path.parent}, then go on.") from error
        raise _fault(path, error) from error


def _fault(path: Path, error: OSError) -> AppError:
    if error.errno == errno.EFBIG:
        remedy = "Choose another disk, or a model in several parts."
        return AppError(f"The disk of {path.parent} takes no file of this size.", remedy)
    title = f"{path} cannot be used: {error.strerror}."
    return AppError(title, f"Check the disk, and who may write to {path.parent}.")
