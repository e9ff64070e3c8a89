"""Which files of a repository make one model."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from matryoshka.models.quantization import in_name
from matryoshka.models.remote import Gate, RemoteFile, RemoteModel, part_of

_NO_MODELS = ("mmproj", "imatrix")
"""How files begin that go with a model and are none."""


def grouped(files: Iterable[RemoteFile], licence: str | None, gate: Gate) -> tuple[RemoteModel, ...]:
    """The models among `files`, the smallest first; a split one counts once, and only when it is whole."""
    models = defaultdict[tuple[str, int], list[RemoteFile]](list)
    for file in files:
        path = PurePosixPath(file.path)
        if path.suffix.lower() == ".gguf" and not path.name.lower().startswith(_NO_MODELS):
            stem, _, count = part_of(path.stem)
            models[str(path.parent / stem), count].append(file)
    whole = (_model(parts, licence, gate) for (_, count), parts in models.items() if len(parts) == count)
    return tuple(sorted(whole, key=lambda model: (model.bytes, model.source)))


def _model(parts: list[RemoteFile], licence: str | None, gate: Gate) -> RemoteModel:
    first, *others = sorted(parts, key=lambda part: part.path)
    quantization = in_name(first.path)
    name = quantization.name if quantization else ""
    return RemoteModel(first.repo, first.revision, name, (first, *others), licence, gate)
