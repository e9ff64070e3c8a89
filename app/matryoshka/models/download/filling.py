"""Fills the part of one file: from the byte where it was, as often as it takes, until it is full."""

import time
from collections.abc import Iterator
from typing import Protocol

from matryoshka.border import Border, Offline
from matryoshka.models.download.answer import first_byte
from matryoshka.models.download.connection import Address, Connection, Head
from matryoshka.models.download.halt import Halt
from matryoshka.models.download.manners import Manners
from matryoshka.models.download.part import Part
from matryoshka.models.download.room import demand_room
from matryoshka.models.download.speed import WINDOW, Speed
from matryoshka.models.download.transfer import Transfer
from matryoshka.models.fetching import Checking, Event, Fetching, Stalled, Waiting
from matryoshka.models.hub.faults import Place, TryLater
from matryoshka.models.remote import RemoteFile
from matryoshka.models.stops import Stops, rest

_LOOK = 1.0
"""Seconds between two words on a wait."""


class Origin(Protocol):
    """Where a hub is, and who asks it."""

    @property
    def endpoint(self) -> str: ...

    @property
    def token(self) -> str | None: ...

    def url(self, file: RemoteFile) -> str:
        """Where the bytes of a file are asked for."""
        ...


class Filling:
    """One run for one file; the counts in its events are of this file."""

    def __init__(
        self, file: RemoteFile, origin: Origin, border: Border, manners: Manners, stop: Stops
    ) -> None:
        self._file = file
        self._border = border
        self._place = Place(origin.endpoint, file.repo, file.path)
        self._address = Address(origin.url(file), origin.token)
        self._manners = manners
        self._stop = stop
        self.pieces = 0
        """How many tries have brought something; nobody knows how many brought what lay there before."""

    def read_through(self, part: Part) -> Iterator[Event]:
        """Take in what an earlier try left."""
        for done in part.read_through():
            self.pieces = 2
            yield Checking(done, self._file.size)
            self._halt_if_wished()

    def fill(self, part: Part) -> Iterator[Event]:
        """End when it is full. Raises `Halt`, or `AppError` when the hub does not hand it out."""
        failed = 0
        while not part.full:
            before = part.size
            try:
                yield from self._transfer(part)
            except TryLater as fault:
                failed = 0 if part.size > before else failed + 1
                yield from self._wait(fault, failed, part.size)
            finally:
                self.pieces += part.size > before

    def rest(self, why: str, seconds: float, done: int) -> Iterator[Event]:
        """Wait, with so many bytes here, and say for how long still; raises `Halt` when that is wished."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            yield Waiting(why, left, done, self._file.size)
            rest(min(left, _LOOK), self._stop)
            self._halt_if_wished()

    def _transfer(self, part: Part) -> Iterator[Event]:
        about = f"{self._file.repo}/{self._file.path}"
        connection = Connection(self._address, self._manners.stall, self._border, about)
        forget = self._stop.when_set(connection.close)
        transfer, speed = Transfer(connection, part, self._place, self._check), _speed(part)
        try:
            while not transfer.ended(self._manners.tick):
                demand_room(part.path.parent, self._file.size - part.size, self._manners.spare)
                speed.note(time.monotonic(), part.size)
                yield self._progress(part, speed)
            transfer.result()
        except Offline as fault:
            raise Halt(fault.title, fault.remedy) from fault
        finally:
            forget()
            transfer.stop()

    def _check(self, head: Head) -> int:
        return first_byte(head, self._file, self._place)

    def _progress(self, part: Part, speed: Speed) -> Event:
        if speed.silent >= WINDOW:
            return Stalled(part.size, self._file.size, speed.silent)
        return Fetching(part.size, self._file.size, speed.per_second, speed.left(self._file.size))

    def _wait(self, fault: TryLater, failed: int, done: int) -> Iterator[Event]:
        asked = fault.seconds or 0.0
        if failed >= self._manners.tries or asked > self._manners.longest_asked:
            raise fault
        return self.rest(fault.title, max(asked, self._manners.wait(failed)), done)

    def _halt_if_wished(self) -> None:
        if self._stop.is_set():
            raise Halt


def _speed(part: Part) -> Speed:
    return Speed(time.monotonic(), part.size)
