"""Brings back what a backup holds; what was here before is backed up first."""

import json
import time
import zipfile
from contextlib import closing
from pathlib import Path, PurePosixPath

from matryoshka.backup.archive import (
    ABOUT,
    CHATS,
    FORMAT,
    VERSION,
    back_up,
    files,
    folders,
    room_for,
    told,
)
from matryoshka.backup.unfinished import unpacked
from matryoshka.chat.database import Database, is_sound, set_aside
from matryoshka.chat.faults import Damaged
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.saying import say
from matryoshka.whole_file import write_whole

BEFORE = "before-restoring-"
"""How names of backups begin that hold what was replaced."""
_LONGEST_ABOUT = 10_000
"""Bytes."""


def restore(paths: Paths, file: Path) -> Path | None:
    """Have the chats, settings, ladder and calibrations of the backup again; nothing of a damaged one.

    The value is the backup of what was here; None where that was damaged or nothing. Raises AppError.
    """
    with (
        told(file),
        unpacked(paths) as folder,
        zipfile.ZipFile(file) as archive,
    ):
        _check(archive, paths)
        names = [each for each in archive.namelist() if _is_wanted(paths, each)]
        for name in (CHATS, *names):
            archive.extract(name, folder)
        if not is_sound(folder / CHATS):
            raise ValueError(file)
        before = _keep_what_is_here(paths)
        with closing(Database(paths.store)) as chats:
            chats.become(folder / CHATS)
        Database(paths.store).close()  # an older version's is brought up to date
        for name in names:
            write_whole(_place(paths, name) or paths.data, (folder / name).read_bytes())
    return before


def _check(archive: zipfile.ZipFile, paths: Paths) -> None:
    about = archive.getinfo(ABOUT) if ABOUT in archive.namelist() else None
    if about is None or about.file_size > _LONGEST_ABOUT or CHATS not in archive.namelist():
        raise ValueError(archive.filename)
    said = json.loads(archive.read(about))
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ValueError(archive.filename)
    if said.get("version") != VERSION:
        raise AppError(
            say("This backup was made by a newer version of Matryoshka."),
            say("Restore it with that version."),
        )
    if not room_for(sum(each.file_size for each in archive.infolist()), paths.data):
        raise AppError(
            say("The disk has no room for what is in this backup."), say("Make some room, then restore it.")
        )


def _is_wanted(paths: Paths, name: str) -> bool:
    """What was asked of others since then is never forgotten: that list stays, where there is one."""
    place = _place(paths, name)
    return place is not None and not (place == paths.requests and place.exists())


def _place(paths: Paths, name: str) -> Path | None:
    """Where a file of the archive belongs; None for a name that no backup has, wherever it leads."""
    folder, _, inside = name.rpartition("/")
    if folder in folders(paths) and PurePosixPath(inside).name == inside and inside not in ("", ".", ".."):
        return None if "\\" in inside or ":" in inside else folders(paths)[folder] / inside
    return files(paths).get(name)


def _keep_what_is_here(paths: Paths) -> Path | None:
    if not paths.store.exists():
        return None
    target = paths.backups / f"{BEFORE}{time.strftime('%Y-%m-%d-%H-%M-%S')}.zip"
    try:
        back_up(paths, target)
    except Damaged:
        set_aside(paths.store)
        return None
    return target
