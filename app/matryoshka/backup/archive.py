"""What a backup is: one archive of everything that a person has made here, models and keys apart."""

import json
import shutil
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from matryoshka.backup.unfinished import draft_of, unpacked
from matryoshka.chat.database import Database
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.saying import say

FORMAT, VERSION = "matryoshka-backup", 1
ABOUT, CHATS = "backup.json", "chats.sqlite3"
"""Names in the archive: what it says of itself, and the chats with all that is known of answers."""
CALIBRATIONS, ATTACHMENTS, LADDERS = "calibrations", "attachments", "ladders"
"""Names of folders in it."""


def files(paths: Paths) -> dict[str, Path]:
    """What is kept beside the chats, by names in the archive: none of it need be there."""
    return {
        "settings.json": paths.choices,
        "ladder.toml": paths.ladder,
        "presets.toml": paths.presets,
        "templates.toml": paths.templates,
        "requests.jsonl": paths.requests,
    }


def folders(paths: Paths) -> dict[str, Path]:
    """Folders whose files are kept, by their names in the archive."""
    return {CALIBRATIONS: paths.calibrations, ATTACHMENTS: paths.attachments, LADDERS: paths.ladders}


def back_up(paths: Paths, target: Path) -> None:
    """Write all into `target`, or nothing. Others may write chats meanwhile.

    Raises `Damaged` where the chats are, and AppError where something cannot be read or written.
    """
    if target.exists() and not target.is_file():
        raise AppError(
            say("{target} is no file.", target=target), say("Name a new file, or one to be replaced.")
        )
    with told(target), draft_of(target, paths) as draft:
        with unpacked(paths) as folder:
            copy = folder / CHATS
            with closing(Database(paths.store)) as chats:
                chats.copy_to(copy)
            _pack(paths, copy, draft)
        draft.replace(target)


def _pack(paths: Paths, chats: Path, draft: Path) -> None:
    about = {"format": FORMAT, "version": VERSION, "made": time.time()}
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ABOUT, json.dumps(about))
        archive.write(chats, CHATS)
        for name, file in _there(paths):
            archive.write(file, name)


def _there(paths: Paths) -> Iterator[tuple[str, Path]]:
    for name, file in files(paths).items():
        if file.is_file():
            yield name, file
    for name, folder in folders(paths).items():
        for file in sorted(folder.glob("*")):
            if file.is_file():
                yield f"{name}/{file.name}", file


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Raise what disks and archives raise as AppError; `file` is the backup."""
    try:
        yield
    except OSError as error:
        fault = say(
            "{file} could not be read or written: {reason}.", file=file, reason=error.strerror or error
        )
        raise AppError(fault, say("Check the disk, or choose another file.")) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise AppError(
            say("{file} is damaged, or no backup.", file=file.name), say("Choose another backup.")
        ) from error


def room_for(size: int, folder: Path) -> bool:
    """Whether so many bytes find room there, twice: what is replaced is kept until it is."""
    return shutil.disk_usage(folder).free > 2 * size
