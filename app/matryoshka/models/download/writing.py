"""What it means when a disk does not take what is written, or does not give it back."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.models.download.halt import Halt
from matryoshka.saying import say

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Inside, an OSError becomes `Halt` where the disk is full, any other one `AppError`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Halt(
                say("The disk is full."),
                say("Make room on the disk of {parent}, then go on.", parent=path.parent),
            ) from error
        raise _fault(path, error) from error


def _fault(path: Path, error: OSError) -> AppError:
    if error.errno == errno.EFBIG:
        remedy = say("Choose another disk, or a model in several parts.")
        return AppError(say("The disk of {parent} takes no file of this size.", parent=path.parent), remedy)
    title = say("{path} cannot be used: {strerror}.", path=path, strerror=error.strerror)
    return AppError(title, say("Check the disk, and who may write to {parent}.", parent=path.parent))
