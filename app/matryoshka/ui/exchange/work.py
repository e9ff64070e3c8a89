"""What takes a while: chats written and read, everything kept and brought back; for workers."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from matryoshka.backup.archive import back_up
from matryoshka.backup.restoring import restore
from matryoshka.chat.engine import Stop
from matryoshka.chat.store import ChatStore
from matryoshka.documents.keeping import Keeping
from matryoshka.exchange.formats import export
from matryoshka.exchange.importing import Report, bring_in
from matryoshka.paths import Paths
from matryoshka.ui.exchange.pdf import printed


def exported(paths: Paths, chat: str, file: Path, _stop: Stop) -> Iterator[Path]:
    """The chat with this id as a file; yields the file. Raises AppError."""
    with closing(ChatStore(paths.store)) as store:
        conversation = store.conversation(chat)
    export(conversation, file, printed)
    yield file


def imported(paths: Paths, file: Path, stop: Stop) -> Iterator[Report]:
    """Yields what was taken until now, after each chat. Raises AppError."""
    files = Keeping.of_strangers(paths.attachments)
    with closing(ChatStore(paths.store)) as store:
        yield from bring_in(file, store, files, stop)


def backed_up(paths: Paths, file: Path, _stop: Stop) -> Iterator[Path]:
    """Everything in one file; yields it. Raises AppError."""
    back_up(paths, file)
    yield file


def restored(paths: Paths, file: Path, _stop: Stop) -> Iterator[Path | None]:
    """Yields the backup of what was here before, if there was something. Raises AppError."""
    yield restore(paths, file)
