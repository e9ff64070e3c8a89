"""Takes the files that went with questions out of an export, within bounds."""

import base64
import binascii
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import Protocol

from matryoshka.chat.conversation import Attachment, Conversation
from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.exchange.incoming.bounded import told
from matryoshka.exchange.incoming.files import Export
from matryoshka.exchange.incoming.said import Enclosed, Origin, Said, Who
from matryoshka.saying import say

LARGEST = 64 * 2**20
"""Bytes of a file; a larger one is left."""
IN_ONE_CHAT = 100
"""Files; those behind them are left."""
_PATIENCE = 20.0
"""Seconds that files which cannot be read may take in all: an export may be made to do harm."""
_TIMES = 3
"""All files together are at most so many times as long as the export: pictures cannot be packed."""
_CHUNK = 2**20
_ENDING = re.compile(r"\.\w{1,8}", re.ASCII)


class Takes(Protocol):
    """Reads a file and keeps a copy of it, as a part of a question. Raises AppError where it cannot."""

    def take(self, file: Path, name: str, stop: Stop) -> Attachment | None:
        """None when `stop` was set; `name` is what a person calls the file."""
        ...


class Knows(Protocol):
    """What is here already: the store. Raises AppError where there is no such conversation."""

    def conversation(self, name: str) -> Conversation: ...


class Enclosures:
    """Of one export; questions that are here already are not given their files again."""

    def __init__(self, export: Export, takes: Takes, knows: Knows, stop: Stop) -> None:
        self._export = export
        self._takes = takes
        self._knows = knows
        self._stop = stop
        self._room = IN_ONE_CHAT
        self._patience = _PATIENCE
        self._bytes = _TIMES * export.size + LARGEST

    def added(self, origin: Origin, messages: Sequence[Said]) -> tuple[Said, ...]:
        """The messages of a chat, with those of their files that are in the export and can be read."""
        if not any(each.enclosed for each in messages):
            return tuple(messages)
        self._room = IN_ONE_CHAT
        known = self._known(origin.name())
        return tuple(
            each if origin.question(each.id) in known else self._with_files(each) for each in messages
        )

    def _known(self, conversation: str) -> frozenset[str]:
        try:
            return frozenset(turn.id for turn in self._knows.conversation(conversation).turns)
        except AppError:
            return frozenset()

    def _with_files(self, said: Said) -> Said:
        """Only questions have files here."""
        wanted = said.enclosed if said.who is Who.PERSON else ()
        files = tuple(part for each in wanted if (part := self._part(each)))
        missing = said.missing + len(said.enclosed) - len(files)
        return replace(said, files=(*said.files, *files), missing=missing)

    def _part(self, enclosed: Enclosed) -> Attachment | None:
        """None for one that is not there, or cannot be read."""
        if not self._room or self._patience < 0:
            return None
        self._room -= 1
        begun = time.monotonic()
        try:
            with told(), tempfile.TemporaryDirectory() as folder:
                file = self._unpacked(enclosed, Path(folder))
                return self._takes.take(file, _called(enclosed.name), self._stop) if file else None
        except AppError:
            self._patience -= time.monotonic() - begun
            return None

    def _unpacked(self, enclosed: Enclosed, folder: Path) -> Path | None:
        ending = PureWindowsPath(enclosed.name).suffix
        file = folder / f"file{ending if _ENDING.fullmatch(ending) else ''}"
        with file.open("wb") as copy:
            for data in _bounded(self._content(enclosed.key), min(LARGEST, self._bytes)):
                copy.write(data)
        self._bytes -= file.stat().st_size
        return file if file.stat().st_size else None

    def _content(self, key: str) -> Iterator[bytes]:
        """Nothing where the export does not hold it."""
        if key.startswith("data:"):
            yield from _told_in(key)
        elif source := self._export.file(key):
            with source:
                yield from iter(partial(source.read, _CHUNK), b"")


def _told_in(url: str) -> Iterator[bytes]:
    """What a `data:` URL holds; nothing of one that is not in base64, or ends in the middle."""
    begin = url.find(",") + 1
    if url[:begin].endswith(";base64,"):
        with suppress(binascii.Error):
            for at in range(begin, len(url), _CHUNK):
                yield base64.b64decode(url[at : at + _CHUNK])


def _bounded(content: Iterator[bytes], most: int) -> Iterator[bytes]:
    read = 0
    for data in content:
        read += len(data)
        if read > most:
            raise AppError(say("It is too large."), say("Attach it by yourself."))
        yield data


def _called(name: str) -> str:
    """Without folders and line ends: a name leads nowhere."""
    return " ".join(PureWindowsPath(name).name.split())[:100] or "file"
