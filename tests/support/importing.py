"""Imports a file as the program does."""

from pathlib import Path

from matryoshka.chat.engine import Stop
from matryoshka.chat.store import ChatStore
from matryoshka.documents.keeping import Keeping
from matryoshka.exchange.importing import Report, bring_in


def brought(file: Path, store: ChatStore, files: Path = Path("nowhere")) -> Report:
    """What became of it; what went with its questions goes into the folder `files`."""
    return [*bring_in(file, store, Keeping.of_strangers(files), Stop())][-1]
