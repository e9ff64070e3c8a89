"""Downloads in their order, and the file that keeps them: neither quitting nor a crash loses one."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from matryoshka.errors import AppError
from matryoshka.models.fetching import Event, Paused, Waiting
from matryoshka.models.remote import Gate, RemoteFile, RemoteModel
from matryoshka.saying import say
from matryoshka.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Download:
    """A model on its way; `event` is what was last told of it: `Paused` where it rests."""

    model: RemoteModel
    event: Event

    @property
    def waits(self) -> bool:
        return isinstance(self.event, Waiting)

    @property
    def rests(self) -> bool:
        return isinstance(self.event, Paused)


class Waitlist:
    """Each by the `source` of its model; `save` keeps which there are, in which order, and which rest why."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._downloads = {each.model.source: each for each in self._load()}

    def __iter__(self) -> Iterator[Download]:
        return iter(tuple(self._downloads.values()))

    def get(self, source: str) -> Download | None:
        return self._downloads.get(source)

    def put(self, download: Download) -> None:
        """Where it stood before, else at the end."""
        self._downloads[download.model.source] = download

    def remove(self, source: str) -> Download | None:
        return self._downloads.pop(source, None)

    def move(self, source: str, place: int) -> None:
        """To a place counted from 0."""
        order = [each for each in self if each.model.source != source]
        order[place:place] = [each for each in self if each.model.source == source]
        self._downloads = {each.model.source: each for each in order}

    def save(self) -> None:
        """Raises `AppError` when the file cannot be written."""
        try:
            write_whole(self._file, json.dumps([_written(each) for each in self], indent=1).encode())
        except OSError as error:
            title = say("The list of downloads could not be saved: {strerror}.", strerror=error.strerror)
            raise AppError(
                title, say("Check the disk and the folder {parent}.", parent=self._file.parent)
            ) from error

    def _load(self) -> list[Download]:
        """Nothing where nothing can be read; a damaged file is kept beside as `*.damaged`."""
        try:
            return [_read(each) for each in json.loads(self._file.read_bytes())]
        except OSError:
            return []
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            with suppress(OSError):
                self._file.replace(self._file.with_suffix(".damaged"))
            return []


def _written(download: Download) -> dict[str, Any]:
    paused = asdict(download.event) if isinstance(download.event, Paused) else None
    return {"model": asdict(download.model), "paused": paused}


def _read(said: Mapping[str, Any]) -> Download:
    model, paused = _model(said["model"]), said["paused"]
    return Download(model, Paused(**paused) if paused else Waiting(say("Goes on soon."), 0.0, 0, model.bytes))


def _model(said: Mapping[str, Any]) -> RemoteModel:
    parts = tuple(RemoteFile(**part) for part in said["parts"])
    eyes = said.get("eyes")
    fitting = {"parts": parts, "gate": Gate(said["gate"]), "eyes": RemoteFile(**eyes) if eyes else None}
    return RemoteModel(**{**said, **fitting})
