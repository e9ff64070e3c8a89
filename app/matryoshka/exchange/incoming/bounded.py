"""Reads what strangers wrote: so many bytes for one conversation, and no more."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from matryoshka.errors import AppError
from matryoshka.saying import say

MOST = 40 * 2**20
"""Bytes of one conversation, with the pictures that some programs write into it."""
_MARK = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Bounded:
    """A file that ends in an `AppError` where one conversation goes on too long; `begin` begins the next."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._read = 0
        self._begun = 0

    def begin(self) -> None:
        self._begun = self._read

    def read(self, size: int = -1) -> bytes:
        """Without the mark that some programs put before all text."""
        with told():
            data = self._file.read(size)
        if not self._read:
            if data.startswith(_WIDE):
                raise AppError(
                    say("It is not written in UTF-8."), say("Save it as UTF-8 and import it again.")
                )
            data = data.removeprefix(_MARK)
        self._read += len(data)
        if self._read - self._begun > MOST:
            raise AppError(
                f"One chat in it is longer than {MOST // 2**20} MB.", say("No program writes such chats.")
            )
        return data


@contextmanager
def told() -> Iterator[None]:
    """Raise what files and archives raise as `AppError`."""
    try:
        yield
    except OSError as error:
        raise AppError(
            say("It cannot be read: {reason}.", reason=error.strerror or error), say("Choose another file.")
        ) from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as error:
        raise AppError(say("The archive is damaged."), say("Fetch it again, then import it.")) from error
    except (RuntimeError, NotImplementedError) as error:
        remedy = say("Unpack it with another program, and import the JSON file in it.")
        raise AppError(say("The archive is locked, or packed in an unknown way."), remedy) from error
