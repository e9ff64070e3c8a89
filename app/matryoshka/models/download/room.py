"""Whether a disk has room for what is to come."""

import shutil
from pathlib import Path

from matryoshka.models.download.halt import Halt
from matryoshka.models.words import size


def demand_room(folder: Path, needed: int, spare: int) -> None:
    """Raises `Halt` where, after `needed` bytes more, fewer than `spare` are free on the disk of `folder`."""
    place = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(place).free
    if free < needed + spare:
        title = f"The disk has no room for it: {size(needed)} are still to come, {size(free)} are free."
        raise Halt(title, f"Make room on the disk of {place}, then go on: what is here stays.")
