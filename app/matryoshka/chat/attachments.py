"""The files that went with questions, in one folder beside the store that names them."""

import shutil
import time
import uuid
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.saying import say

_MOMENT = 60.0
"""Seconds in which the question of a file that has just come is kept."""


class Attachments:
    """Files under names of our own: what a person calls one may lead anywhere."""

    def __init__(self, folder: Path) -> None:
        """The folder is made with its first file."""
        self._folder = folder

    def keep(self, file: Path) -> str:
        """Take a copy in; the value is its name here. Raises `AppError` where it cannot be kept."""
        name = f"{uuid.uuid4().hex}{file.suffix}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            place = self._folder / name
            place.touch(mode=0o600)
            shutil.copyfile(file, place)
        except OSError as fault:
            self.forget([name])
            raise AppError(
                say("The attached file could not be kept."), fault.strerror or str(fault)
            ) from fault
        return name

    def path(self, name: str) -> Path:
        """Where a file lies; never outside the folder, whatever its name."""
        return self._folder / Path(name).name

    def copy(self, name: str, target: Path) -> None:
        """Write what lies here as `target`. Raises `AppError` where it cannot be."""
        try:
            shutil.copyfile(self.path(name), target)
        except OSError as fault:
            raise AppError(say("The file could not be saved."), fault.strerror or str(fault)) from fault

    def forget(self, names: Iterable[str]) -> None:
        """Delete files; one that is not there is gone already. Raises `AppError` where one stays."""
        try:
            for name in filter(None, names):  # of a file that came with an import only the text is here
                self.path(name).unlink(missing_ok=True)
        except OSError as fault:
            raise AppError(
                say("An attached file could not be deleted."), fault.strerror or str(fault)
            ) from fault

    def sweep(self, named: Container[str]) -> None:
        """Forget what a killed program has left: all but those `named`, and those that have just come."""
        recent = time.time() - _MOMENT
        with suppress(FileNotFoundError):
            strays = (each for each in self._folder.iterdir() if each.name not in named)
            self.forget([stray.name for stray in strays if stray.stat().st_mtime < recent])
