"""Whether a disk has room for what is to come."""

from pathlib import Path

from matryoshka.models.download.halt import Halt
from matryoshka.models.looking import free_on_disk
from matryoshka.models.words import size
from matryoshka.saying import say


def demand_room(folder: Path, needed: int, spare: int) -> None:
    """Raises `Halt` where, after `needed` bytes more, fewer than `spare` are free on the disk of `folder`."""
    free = free_on_disk(folder)
    if free < needed + spare:
        title = say(
            "The disk has no room for it: {size} are still to come, {free} are free.",
            size=size(needed),
            free=size(free),
        )
        raise Halt(
            title, say("Make room on the disk of {folder}, then go on: what is here stays.", folder=folder)
        )
