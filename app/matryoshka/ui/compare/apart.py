"""Tells answers apart beside the window: of long ones it takes seconds."""

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.comparing.sentences import told_apart
from matryoshka.chat.engine import Stop
from matryoshka.ui.compare.answer_view import Told
from matryoshka.ui.job import Job


class Apart(QObject):
    """`told` when `sentences` are those of the answers that were read last."""

    told = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sentences: Mapping[str, list[Told]] = {}
        """Of the answers, by tiers."""
        self._texts: Mapping[str, str] = {}
        self._job: Job | None = None

    def read(self, texts: Mapping[str, str]) -> None:
        """The answers by tiers, unless they were read before or others are being read."""
        if self._job or texts == self._texts:
            return
        self._texts, self.sentences = texts, {}
        self._job = Job(partial(_told_apart, texts))
        self._job.yielded.connect(self._hear)
        self._job.ended.connect(self._end)
        self._job.start()

    @Slot(object)
    def _hear(self, sentences: dict[str, list[Told]]) -> None:
        self.sentences = sentences

    @Slot(object)
    def _end(self) -> None:
        self._job = None
        self.told.emit()

    def close(self) -> None:
        """No thread is left."""
        if self._job:
            self._job.stop()
            self._job.wait()


def _told_apart(texts: Mapping[str, str], stop: Stop) -> Iterator[dict[str, list[Told]]]:
    yield {
        tier: [(texts[tier][one.start : one.end], one.alone) for one in sentences]
        for tier, sentences in told_apart(texts, stop).items()
    }
