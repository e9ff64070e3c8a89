"""Keeps a question and its answer while it is written, on a thread that neither model nor reader holds up."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Self

from matryoshka.chat.conversation import Turn
from matryoshka.chat.events import Event, Failed, Started
from matryoshka.chat.record import Recorder
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError

LOOK = 0.4
"""Seconds between two looks whether something is to be saved."""


class Keeper:
    """Inside its `with` a question is saved, and what is recorded soon is; faults go to `warn`.

    Where an `AppError` ends the `with`, the last attempt is saved as failed of it. Entering raises `AppError`
    when the question cannot be saved.
    """

    def __init__(
        self,
        path: Path,
        ask: Callable[[ChatStore], Turn],
        warn: Callable[[AppError], None],
        manner: str = "",
    ) -> None:
        """`ask` saves the question in the store that is in the file `path`; `manner` is how it is asked."""
        self._path = path
        self._ask = ask
        self._warn = warn
        self._manner = manner
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._tier = ""
        self._asked: Future[Turn] = Future()
        self._thread = threading.Thread(target=self._work, name="keeper")

    def __enter__(self) -> Self:
        self._thread.start()
        self._asked.result()
        return self

    def __exit__(self, _kind: object, fault: object, _trace: object) -> None:
        if self._tier and isinstance(fault, AppError):
            self.record(Failed(self._tier, fault.title, fault.remedy))
        self._events.put(None)
        self._thread.join()

    @property
    def turn(self) -> Turn:
        """The question as it was saved."""
        return self._asked.result()

    def record(self, event: Event) -> None:
        if isinstance(event, Started):
            self._tier = event.tier
        self._events.put(event)

    def _work(self) -> None:
        try:
            store, note = ChatStore.open_or_set_aside(self._path)
            with closing(store):
                turn = self._ask(store)
                self._asked.set_result(turn)
                if note:
                    self._warn(note)
                self._follow(Recorder(store, turn, manner=self._manner))
        except AppError as fault:
            self._tell(fault)
        finally:
            self._asked.cancel()  # a mistake of ours must not leave the one who entered waiting

    def _tell(self, fault: AppError) -> None:
        if self._asked.done():
            self._warn(fault)
        else:
            self._asked.set_exception(fault)

    def _follow(self, recorder: Recorder) -> None:
        """A full disk must not cut off the answer: it is told, and saving is tried again later."""
        while True:
            try:
                event = self._events.get(timeout=LOOK)
            except queue.Empty:
                self._try(recorder.flush)
                continue
            if event is None:
                self._try(recorder.close)
                return
            self._try(partial(recorder.record, event))

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except AppError as fault:
            self._warn(fault)
