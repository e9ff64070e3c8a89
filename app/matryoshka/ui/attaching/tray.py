"""What waits to go with the questions that are being typed: each conversation has its own files."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from matryoshka.chat.attachments import Attachments
from matryoshka.chat.conversation import Attachment
from matryoshka.chat.draft import Waiting
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.errors import AppError
from matryoshka.ui.attaching.attached import Attached
from matryoshka.ui.attaching.taking_in import Reads, Refused, TakingIn
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.needs import Weighs
from matryoshka.ui.told import told
from matryoshka.ui.tongue import tr

MOST = 10
"""Files that go with one question."""


class Tray(QObject):
    """`changed` when other files wait in the conversation that is shown; `troubled(AppError)`.

    `too_long(Attached, str)` where one must be cut, and `put` into that conversation. Until they are sent the
    files wait as copies in a folder of their own, which goes with `close`.
    """

    changed = Signal()
    too_long = Signal(object, str)
    troubled = Signal(object)

    def __init__(self, reader: Reads, weigher: Weighs, kept: Attachments, ladder: Ladder) -> None:
        """`kept` is where files go with their questions."""
        super().__init__()
        self._held = TemporaryDirectory(prefix="matryoshka-")
        self.folder = Path(self._held.name)
        """Where copies wait until they are sent."""
        self._work = TakingIn(reader, weigher, Attachments(self.folder), kept)
        self._kept = kept
        self._ladder = ladder
        self._files: dict[str, list[Attached]] = defaultdict(list)
        self._returning: dict[str, list[Waiting]] = defaultdict(list)
        """What waited when the program ended and is being read again."""
        self._shown = ""
        self._errands = Errands()
        self._errands.troubled.connect(self.troubled)
        self._batches = count()
        self.reading = 0
        """How many files are being read."""

    @property
    def files(self) -> tuple[Attached, ...]:
        """Those of the conversation that is shown."""
        return tuple(self._files[self._shown])

    def waiting(self, conversation: str) -> tuple[Waiting, ...]:
        """What waits there, as a draft keeps it."""
        files = tuple(each.waiting for each in self._files[conversation] if each.kept)
        return (*files, *self._returning[conversation])

    def show(self, conversation: str) -> None:
        self._shown = conversation
        self.changed.emit()

    def set_ladder(self, ladder: Ladder) -> None:
        self._ladder = ladder

    def add(self, files: Sequence[Path]) -> None:
        """Read them, and let them wait in the conversation that is shown now."""
        room = max(MOST - len(self.files) - self.reading, 0)
        if len(files) > room:
            fault = AppError(
                tr("%n file(s) go with one question.", MOST), tr("Send some first, or take some away.")
            )
            self.troubled.emit(fault)
        if room:
            self._read(tuple(files[:room]))

    def bring_back(self, files: Sequence[Waiting], conversation: str) -> None:
        """Read again what waited there when the program ended."""
        if files:
            self._returning[conversation] = list(files)
            work = partial(self._work.take_again, tuple(files), self._ladder)
            self._run(len(files), work, partial(self._take_back, conversation))

    def put(self, attached: Attached, conversation: str) -> None:
        """Let one wait; where no copy of it can be kept it waits until the program ends."""
        if not attached.kept:
            kept: list[str] = []
            told(lambda: kept.append(self._kept.keep(attached.path)), self.troubled)
            attached = replace(attached, kept="".join(kept))
        self._files[conversation].append(attached)
        self.changed.emit()

    def remove(self, attached: Attached) -> None:
        self._files[self._shown].remove(attached)
        self.changed.emit()

    def send(self, ask: Callable[[Sequence[Attachment]], bool]) -> bool:
        """Let the files go with the question that `ask` keeps; the value says whether it did."""
        try:
            parts = [each.part(self._kept.keep(each.path)) for each in self.files]
            if ask(parts):
                self._files.pop(self._shown, None)
                self.changed.emit()
                return True
            self._kept.forget(part.path for part in parts)
        except AppError as fault:
            self.troubled.emit(fault)
        return False

    def save(self, name: str, target: Path) -> None:
        """Write a copy of a file that went with a question."""
        told(lambda: self._kept.copy(name, target), self.troubled)

    def close(self) -> None:
        """No thread is left."""
        self._errands.close()
        self._held.cleanup()

    def _read(self, files: Sequence[Path]) -> None:
        work = partial(self._work.take, files, self._ladder)
        self._run(len(files), work, partial(self._take, self._shown))

    def _run(
        self,
        files: int,
        work: Callable[[Stop], Iterator[Attached | Refused]],
        hear: Callable[[Attached | Refused], object],
    ) -> None:
        self.reading += files
        self.changed.emit()
        self._errands.run(f"read {next(self._batches)}", work, hear)

    def _take_back(self, conversation: str, item: Attached | Refused) -> None:
        """They come in their order."""
        self._returning[conversation].pop(0)
        self._take(conversation, item)

    def _take(self, conversation: str, item: Attached | Refused) -> None:
        self.reading -= 1
        match item:
            case Refused(fault):
                self.troubled.emit(fault)
                self.changed.emit()
            case Attached() if item.fits:
                self.put(item, conversation)
            case Attached():
                self.changed.emit()
                self.too_long.emit(item, conversation)
            case _:
                assert_never(item)
