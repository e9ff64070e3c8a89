"""One turn while it is answered: a job's events, kept as they come and shown at the pace of frames."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from matryoshka.chat.conversation import Attempt, State, Turn
from matryoshka.chat.engine import Stop
from matryoshka.chat.events import Event, Failed
from matryoshka.chat.growth import with_attempts
from matryoshka.chat.record import Recorder, Saves
from matryoshka.errors import AppError
from matryoshka.ui.job import Job

FRAME = 16
"""Milliseconds between two pictures of a growing answer."""
CHECKPOINT = 500
"""Milliseconds between two looks whether there is something to save."""

Work = Callable[[Stop], Iterator[Event]]


class Answering(QObject):
    """`changed(Turn)` comes at most once a frame, `heard(Event)` for every event, `ended` once, last.

    `troubled(AppError)` says what went wrong beside the answer, above all in saving it: that is tried
    again until it is `settled`, also after the end.
    """

    changed = Signal(object)
    heard = Signal(object)
    troubled = Signal(object)
    settled = Signal()
    ended = Signal()

    def __init__(
        self,
        turn: Turn,
        work: Work,
        store: Saves,
        parent: Attempt | None = None,
        beginning: Attempt | None = None,
        *,
        manner: str = "",
    ) -> None:
        """The attempts follow `parent`; the first completes `beginning`. `manner`: how they are asked for."""
        super().__init__()
        self._turn = turn
        self._recorder = Recorder(store, turn, parent, patient=False, beginning=beginning, manner=manner)
        self.continued = beginning.id if beginning else ""
        """The id of the answer that is gone on with."""
        self._running = True
        self._job = Job(work)
        self._job.yielded.connect(self._hear)
        self._job.ended.connect(self._end)
        self._frame = QTimer(self, singleShot=True, interval=FRAME)
        self._frame.timeout.connect(self._show)
        self._checkpoint = QTimer(self, interval=CHECKPOINT)
        self._checkpoint.timeout.connect(self._flush)

    @property
    def turn(self) -> Turn:
        """The turn with all its attempts up to now."""
        return with_attempts(self._turn, self._recorder.attempts)

    @property
    def running(self) -> bool:
        return self._running

    @property
    def unsaved(self) -> bool:
        """Whether something could not be saved and is not yet."""
        return self._recorder.behind

    def save(self) -> None:
        """Save what is new; raises AppError."""
        self._settle(self._recorder.close)

    def start(self) -> None:
        self._job.start()
        self._checkpoint.start()

    def stop(self) -> None:
        self._job.stop()

    def close(self) -> None:
        """Stop, and return when the thread has ended and all it had said is heard.

        What cannot be saved then is saved only by `save`.
        """
        self._job.stop()
        self._job.wait()
        QCoreApplication.sendPostedEvents(self)
        self._checkpoint.stop()

    @Slot(object)
    def _hear(self, event: Event) -> None:
        self._keep(lambda: self._recorder.record(event))
        if not self._frame.isActive():
            self._frame.start()
        self.heard.emit(event)

    @Slot(object)
    def _end(self, fault: AppError | None) -> None:
        self._job.wait()
        if fault:
            self._fail(fault)
        if not self.unsaved:
            self._keep(self._recorder.save)
        self._running = False
        self._frame.stop()
        self._show()
        self.ended.emit()

    def _fail(self, fault: AppError) -> None:
        """A fault that the cascade did not put into an event belongs to the attempt it ended."""
        attempts = self._recorder.attempts
        if attempts and attempts[-1].state is State.WRITING:
            self._hear(Failed(attempts[-1].tier, fault.title, fault.remedy))
        else:
            self.troubled.emit(fault)

    @Slot()
    def _flush(self) -> None:
        if self._running or self.unsaved:
            self._keep(self._recorder.flush)
        else:
            self._checkpoint.stop()

    def _keep(self, step: Callable[[], None]) -> None:
        """A fault that lasts is told once."""
        unsaved = self.unsaved
        try:
            self._settle(step)
        except AppError as fault:
            if not unsaved:
                self.troubled.emit(fault)

    def _settle(self, step: Callable[[], None]) -> None:
        unsaved = self.unsaved
        step()
        if unsaved and not self.unsaved:
            self.settled.emit()

    @Slot()
    def _show(self) -> None:
        self.changed.emit(self.turn)
