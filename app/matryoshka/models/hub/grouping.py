"""Which files of a repository make one model."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from matryoshka.models.eyes import best, is_eyes
from matryoshka.models.quantization import in_name
from matryoshka.models.remote import Gate, RemoteFile, RemoteModel, part_of

_NO_MODEL = "imatrix"
"""How a file begins that goes with a model and is none."""


def grouped(files: Iterable[RemoteFile], licence: str | None, gate: Gate) -> tuple[RemoteModel, ...]:
    """The models among `files`, the smallest first; a split one counts once, and only when it is whole.

    What models see through goes with those of its folder.
    """
    models = defaultdict[tuple[str, int], list[RemoteFile]](list)
    seeing = defaultdict[PurePosixPath, list[RemoteFile]](list)
    for file in files:
        path = PurePosixPath(file.path)
        if is_eyes(path.name):
            seeing[path.parent].append(file)
        elif path.suffix.lower() == ".gguf" and not path.name.lower().startswith(_NO_MODEL):
            stem, _, count = part_of(path.stem)
            models[str(path.parent / stem), count].append(file)
    whole = (
        _model(parts, licence, gate, best(seeing[PurePosixPath(parts[0].path).parent], _path))
        for (_, count), parts in models.items()
        if len(parts) == count
    )
    return tuple(sorted(whole, key=lambda model: (model.bytes, model.source)))


def _path(file: RemoteFile) -> str:
    return file.path


def _model(parts: list[RemoteFile], licence: str | None, gate: Gate, eyes: RemoteFile | None) -> RemoteModel:
    first, *others = sorted(parts, key=lambda part: part.path)
    quantization = in_name(first.path)
    name = quantization.name if quantization else ""
    return RemoteModel(first.repo, first.revision, name, (first, *others), licence, gate, eyes)
