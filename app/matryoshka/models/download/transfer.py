"""The rest of one file, brought into its part by a thread of its own: nobody else waits for a byte."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from http.client import HTTPException

from matryoshka.errors import AppError
from matryoshka.models.download.broken import broken, cut
from matryoshka.models.download.connection import Connection, Head
from matryoshka.models.download.halt import Halt
from matryoshka.models.download.part import Part
from matryoshka.models.hub.faults import Place, not_a_hub


class Transfer:
    """Starts at once; `check` says from which byte the answer begins, or raises for one not to be read."""

    def __init__(
        self, connection: Connection, part: Part, place: Place, check: Callable[[Head], int]
    ) -> None:
        self._connection = connection
        self._part = part
        self._place = place
        self._check = check
        self._outcome: Future[None] = Future()
        self._thread = threading.Thread(target=self._work, name="transfer", daemon=True)
        self._thread.start()

    def ended(self, seconds: float) -> bool:
        """Whether it has, waiting at most so long."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self) -> None:
        """Raises what ended it before the last byte: `TryLater`, another `AppError`, or `Halt`."""
        self._outcome.result()

    def stop(self) -> None:
        """Return when the part is written to no more.

        A thread that still looks for the hub cannot be woken; it ends by itself, and never sees the part.
        """
        self._connection.close()
        if self._connection.connected:
            self._thread.join()

    def _work(self) -> None:
        try:
            self._bring()
            self._outcome.set_result(None)
        except (AppError, Halt) as fault:
            self._outcome.set_exception(fault)
        except (OSError, HTTPException) as error:
            self._outcome.set_exception(broken(error, self._place))
        except ValueError:  # addresses and numbers that are none
            self._outcome.set_exception(not_a_hub(self._place))
        finally:
            self._connection.release()
            self._outcome.cancel()  # a mistake of ours must not pass for an end

    def _bring(self) -> None:
        start = self._check(self._connection.open(self._part.size))
        if start != self._part.size:
            self._part.restart()
        while block := self._connection.read():
            self._part.append(block)
        if not self._part.full:
            raise cut(self._place)
