"""A person's calibrations: one file for each pair of models, found again while neither model has changed."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from matryoshka.chat.calibration import Calibration, Party
from matryoshka.chat.calibration_json import calibration_of, json_of
from matryoshka.chat.engine import Note
from matryoshka.chat.identity import party_of
from matryoshka.chat.ladder import Tier
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.whole_file import write_whole

_AGAIN = say("Calibrate them again with “matryoshka calibrate”; until then the plain rule decides.")
_ASIDE = ".damaged"


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a pair, and what the person should hear about it."""

    calibration: Calibration | None = None
    note: Note | None = None


class Calibrations:
    """In the `folder`, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, calibration: Calibration) -> None:
        """In place of what was known of this pair. Raises `AppError` where it cannot be written."""
        file = self._file(calibration.junior, calibration.elder)
        try:
            write_whole(file, json.dumps(json_of(calibration), indent=1).encode())
        except OSError as error:
            title = say("The calibration cannot be kept: {strerror}.", strerror=error.strerror)
            raise AppError(
                title, say("Make {folder} a folder that can be written, and go on.", folder=self._folder)
            ) from error

    def forget(self, junior: Party, elder: Party) -> None:
        """What was known of this pair, if anything: it was measured anew, and nothing holds."""
        with suppress(OSError):
            self._file(junior, elder).unlink()

    def between(self, junior: Tier, elder: Tier | None) -> Found:
        """What holds for two tiers; nothing where there is no elder, or the file of one is not there."""
        if elder is None or not self._folder.is_dir():
            return Found()
        with suppress(AppError):  # who asks that model hears of it
            return self.find(party_of(junior), party_of(elder))
        return Found()

    def find(self, junior: Party, elder: Party) -> Found:
        """What holds for just these models; a file that is none is set aside, and a note says so.

        So does a note where a calibration of models that are called so, and are not these, lies there.
        """
        file = self._file(junior, elder)
        try:
            calibration = _read(file)
        except FileNotFoundError:
            return Found(note=self._note_of_change(junior, elder))
        except (OSError, ValueError):
            return Found(note=self._set_aside(file, junior))
        ours = (calibration.junior.identity, calibration.elder.identity) == (junior.identity, elder.identity)
        return Found(calibration) if ours else Found(note=self._set_aside(file, junior))

    def _file(self, junior: Party, elder: Party) -> Path:
        return self._folder / f"{junior.identity}-{elder.identity}.json"

    def _set_aside(self, file: Path, junior: Party) -> Note:
        with suppress(OSError):
            file.replace(file.with_suffix(_ASIDE))
        return Note(
            say(
                "What was measured of {junior} cannot be read: {file} is damaged.",
                junior=junior.name,
                file=file.name,
            ),
            _AGAIN,
        )

    def _note_of_change(self, junior: Party, elder: Party) -> Note | None:
        called = (junior.label, elder.label)
        former = (each for each in self._all() if (each.junior.label, each.elder.label) == called)
        if (known := next(former, None)) is None:
            return None
        changed, other = (junior, elder) if known.junior.identity != junior.identity else (elder, junior)
        title = say(
            "The model of {changed} has changed since it was measured with {other}.",
            changed=changed.name,
            other=other.name,
        )
        return Note(title, _AGAIN)

    def _all(self) -> Iterator[Calibration]:
        """What can be read; what cannot is told when it is wanted."""
        for file in sorted(self._folder.glob("*.json")):
            with suppress(OSError, ValueError):
                yield _read(file)


def _read(file: Path) -> Calibration:
    """Raises OSError, or ValueError where it is no calibration."""
    try:
        return calibration_of(json.loads(file.read_bytes()))
    except RecursionError as error:
        raise ValueError("It is nested too deeply.") from error
