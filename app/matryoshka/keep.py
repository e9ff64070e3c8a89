"""Keeps a question and its answer while it is written, on a thread that neither model nor reader holds up."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Self

from matryoshka.chat.conversation import Conversation, Text, Turn, title_from
from matryoshka.chat.events import Event, Failed, Started
from matryoshka.chat.record import Recorder
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError

LOOK = 0.4
"""Seconds between two looks whether something is to be saved."""


class Keeper:
    """Inside its `with` the question is saved, and what is recorded soon is; faults go to `warn`.

    Where an `AppError` ends the `with`, the last attempt is saved as failed of it. Entering raises `AppError`
    when the question cannot be saved.
    """

    def __init__(self, path: Path, question: str, warn: Callable[[AppError], None]) -> None:
        self._path = path
        self._question = question
        self._warn = warn
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._tier = ""
        self._asked: Future[None] = Future()
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

    def record(self, event: Event) -> None:
        if isinstance(event, Started):
            self._tier = event.tier
        self._events.put(event)

    def _work(self) -> None:
        try:
            store, note = ChatStore.open_or_set_aside(self._path)
            with closing(store):
                turn = self._ask(store)
                self._asked.set_result(None)
                if note:
                    self._warn(note)
                self._follow(Recorder(store, turn))
        except AppError as fault:
            self._tell(fault)
        finally:
            self._asked.cancel()  # a mistake of ours must not leave the one who entered waiting

    def _tell(self, fault: AppError) -> None:
        if self._asked.done():
            self._warn(fault)
        else:
            self._asked.set_exception(fault)

    def _ask(self, store: ChatStore) -> Turn:
        conversation = Conversation(title_from(self._question))
        turn = Turn(conversation.id, (Text(self._question),))
        store.add_conversation(conversation)
        store.add_turn(turn)
        return turn

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
