"""Files that may be models, as they lie in folders and in the Hugging Face cache."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from matryoshka.models.eyes import left_alone
from matryoshka.models.found import Owner, Place
from matryoshka.models.remote import part_of
from matryoshka.models.stops import Stops

_UNFINISHED = ("incomplete-", ".")
"""How names begin of files that GPT4All is fetching, and of hidden ones."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Files that may make a model; `name` is what their owner calls it, empty where the file says it."""

    place: Place
    name: str = ""


def in_folder(owner: Owner, folder: Path, stop: Stops) -> Iterator[Candidate]:
    """What lies in a folder and in all folders below it."""
    for files in _models_below(folder, stop):
        yield Candidate(Place(owner, files), files[0].parent.name if files[0].stem == "model" else "")


def in_hub_cache(folder: Path, fetched: Collection[Path], stop: Stops) -> Iterator[Candidate]:
    """What lies in the snapshots of the cache; whatever is among the `fetched` is ours."""
    for snapshots in sorted(folder.glob("models--*/snapshots")):
        for files in _models_below(snapshots, stop):
            if all(file in fetched for file in files):
                eyes = tuple(file for file in left_alone(files) if file in fetched)
                yield Candidate(Place(Owner.OURS, files, eyes))
            else:
                yield Candidate(Place(Owner.HUB, files))


def whole_model(file: Path) -> tuple[Path, ...]:
    """The file, or all parts that lie beside it of the split model that it is a part of."""
    if part_of(file.stem).parts == 1:
        return (file,)
    beside = [each for each in _listed(file.parent) if _whole(each) == _whole(file)]
    return tuple(sorted({file, *beside}))


def is_here(file: Path) -> bool:
    """Whether it is a file that this person may look at."""
    with suppress(OSError):
        return file.is_file()
    return False


def _listed(folder: Path) -> list[Path]:
    with suppress(OSError):
        return list(folder.iterdir())
    return []


def _models_below(folder: Path, stop: Stops) -> Iterator[tuple[Path, ...]]:
    seen = set[Path]()
    for at, folders, names in os.walk(folder, followlinks=True):
        if stop.is_set():
            return
        real = Path(at).resolve()
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith(_UNFINISHED))
        yield from _models(Path(at, name) for name in sorted(names) if _is_model(name))


def _is_model(name: str) -> bool:
    return name.lower().endswith(".gguf") and not name.startswith(_UNFINISHED)


def _models(files: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    """The parts of a split model together."""
    models: dict[Path, list[Path]] = {}
    for file in files:
        if is_here(file):
            models.setdefault(_whole(file), []).append(file)
    return map(tuple, models.values())


def _whole(file: Path) -> Path:
    """The same for all parts of one model."""
    stem, _, count = part_of(file.stem)
    return file.with_name(f"{stem}-of-{count}{file.suffix}")
