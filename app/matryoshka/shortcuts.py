"""The keys that a person has chosen, in one readable file; what they mean is not its business."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.whole_file import write_whole


class ShortcutsFile:
    """One JSON table: keys by the names of commands, "" where a command shall have none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[dict[str, str], AppError | None]:
        """None where none were chosen; of a damaged file that is told, and it is kept beside."""
        try:
            return _parsed(self._path.read_bytes()), None
        except OSError:
            return {}, None
        except ValueError:
            aside = self._path.with_suffix(".damaged")
            with suppress(OSError):
                self._path.replace(aside)
            return {}, AppError(
                say("Your own keys could not be read: the usual ones hold."),
                say("The file is {aside}.", aside=aside),
            )

    def save(self, chosen: Mapping[str, str]) -> None:
        """Raises AppError when the file cannot be written."""
        try:
            write_whole(self._path, json.dumps(dict(chosen), indent=2).encode())
        except OSError as error:
            fault = say("Your keys could not be saved: {strerror}.", strerror=error.strerror)
            raise AppError(
                fault, say("Check the disk and the folder {parent}.", parent=self._path.parent)
            ) from error


def _parsed(raw: bytes) -> dict[str, str]:
    """Raises ValueError."""
    values = json.loads(raw)
    if not isinstance(values, dict) or not all(isinstance(each, str) for each in values.values()):
        raise ValueError("no table of texts")
    return values
