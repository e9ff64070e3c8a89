"""Files that go with a question from the terminal."""

from collections.abc import Iterable
from pathlib import Path

from matryoshka.chat.conversation import Attachment, Image
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.documents.reader import DocumentReader
from matryoshka.errors import AppError, UsageFault


def attached(path: Path) -> Attachment:
    """What the file says, or shows; of it no copy is kept. Raises `AppError`."""
    document = DocumentReader().read(path, path.name, Stop())
    if document is None:
        raise AppError(f"“{path.name}” was not read.", "Ask again.")
    return document.part(range(len(document.passages)))


def check_seen(files: Iterable[Attachment], ladder: Ladder) -> None:
    """Raises `UsageFault` where there is a picture among the `files`, and no tier sees it."""
    picture = next((file for file in files if isinstance(file, Image)), None)
    if picture and not any(tier.sees for tier in ladder.tiers):
        raise UsageFault(
            f"“{picture.name}” is a picture, and no tier that is asked sees one.",
            "Ask one that sees, or put it in words.",
        )
