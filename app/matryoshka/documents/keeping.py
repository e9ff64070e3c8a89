"""Reads files and keeps copies of them, as parts of questions."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.conversation import Attachment
from matryoshka.chat.engine import Stop
from matryoshka.documents.reader import DocumentReader

_SECONDS, _MEMORY = 10, 256 * 2**20
"""A picture of 12 million points needs 190 MB."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Takes whole files."""

    reader: DocumentReader
    attachments: Attachments

    @classmethod
    def of_strangers(cls, folder: Path) -> Self:
        """Nobody has chosen each of the files, and so none may take long; copies go into the folder."""
        return cls(DocumentReader(seconds=_SECONDS, memory=_MEMORY), Attachments(folder))

    def take(self, file: Path, name: str, stop: Stop) -> Attachment | None:
        """None when `stop` was set; `name` is what a person calls it. Raises AppError for the unreadable."""
        document = self.reader.read(file, name, stop)
        if document is None:
            return None
        return document.part(range(len(document.passages)), self.attachments.keep(file))
