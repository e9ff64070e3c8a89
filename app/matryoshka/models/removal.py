"""Removes a model: says first what that frees, and never deletes what another program owns."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from matryoshka.errors import AppError
from matryoshka.models.found import OWNERS, Found, Owner, Place
from matryoshka.models.ledger import Entry, Ledger
from matryoshka.models.pointers import pointers_to, tidy
from matryoshka.models.words import size
from matryoshka.saying import say

_OURS = frozenset({Owner.OURS})
_NAMED = frozenset({Owner.PERSON})
_OTHERS = frozenset(Owner) - _OURS - _NAMED


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing a model does: `goes` is deleted, `forgotten` no longer used, `stays` left to others."""

    name: str
    goes: tuple[Path, ...]
    forgotten: tuple[Path, ...]
    stays: tuple[Place, ...]
    frees: int
    """Bytes; of a content that has another name elsewhere, nothing is freed."""

    @property
    def sentence(self) -> str:
        frees = f"Frees {size(self.frees)}." if self.frees else say("Frees no space.")
        left = [say("{file} stays where it is, and is no longer used.", file=file) for file in self.forgotten]
        stays = [say("A copy stays in {owners}.", owners=OWNERS[place.owner]) for place in self.stays]
        return " ".join([frees, *left, *dict.fromkeys(stays)])


def removal_of(model: Found) -> Removal:
    """What would be done; nothing is done yet. Raises `AppError` for what only other programs may delete."""
    ours, named, others = (tuple(_of(model, kind)) for kind in (_OURS, _NAMED, _OTHERS))
    if not ours and not named:
        title = say(
            "“{model}” lies in {owners}, which alone may delete it.",
            model=model.name,
            owners=OWNERS[model.owner],
        )
        raise AppError(title, f"Remove it there: {model.path}")
    needed = {file.resolve() for place in (*named, *others) for file in place.files}
    goes = tuple(file for file in _contents(ours) if file.is_symlink() or file.resolve() not in needed)
    forgotten = tuple(place.path for place in named)
    return Removal(model.name, goes, forgotten, others, _freed(goes))


def _of(model: Found, owners: frozenset[Owner]) -> Iterator[Place]:
    return (place for place in model.places if place.owner in owners)


def _contents(places: Iterable[Place]) -> Iterator[Path]:
    """The files, and behind links of the Hugging Face cache what nothing else there links to."""
    files = [file for place in places for file in (*place.files, *place.beside)]
    yield from files
    for content in dict.fromkeys(file.resolve() for file in files if file.is_symlink()):
        if (pointers := pointers_to(content)) and pointers <= set(files):
            yield content


def _freed(files: Iterable[Path]) -> int:
    """Bytes of what has no name left when these are gone."""
    names: dict[tuple[int, int], int] = {}
    freed = 0
    for file in files:
        with suppress(FileNotFoundError):  # it has gone meanwhile
            state = file.lstat()
            key = (state.st_dev, state.st_ino)
            names[key] = names.get(key, 0) + 1
            whole = S_ISREG(state.st_mode) and names[key] == state.st_nlink
            freed += state.st_size if whole else 0
    return freed


def remove(removal: Removal, ledger: Ledger) -> None:
    """Do it. Raises `AppError` where a file cannot be deleted; what is left is found again then."""
    try:
        for file in removal.goes:
            file.unlink(missing_ok=True)
            tidy(file)
    except OSError as error:
        title = say(
            "“{removal}” could not be deleted: {strerror}.", removal=removal.name, strerror=error.strerror
        )
        raise AppError(title, say("Close what uses it, or look who may write in its folder.")) from error
    ledger.add(Entry.FORGOTTEN, (*removal.goes, *removal.forgotten))
