"""Fetches the models that somebody wants, one at a time, in an order that can be changed meanwhile."""

import threading
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from typing import Protocol

from matryoshka.errors import AppError
from matryoshka.models.fetching import Event, Fetched, Paused, Waiting
from matryoshka.models.remote import RemoteModel
from matryoshka.models.stops import Brake, Stops
from matryoshka.models.waitlist import Download, Waitlist
from matryoshka.saying import say

_IN_LINE = say("Others come first.")


class Fetches(Protocol):
    """Brings models here."""

    def fetch(self, model: RemoteModel, stop: Stops) -> Generator[Event, None, None]: ...

    def here(self, model: RemoteModel) -> int: ...

    def discard(self, model: RemoteModel) -> None: ...


class Queue:
    """Any thread may change it, one at a time may `run` it; a download is named by the `source` of its model.

    A change that cannot be written down raises `AppError`, and counts all the same.
    """

    def __init__(self, waitlist: Waitlist, fetcher: Fetches, brake: Callable[[], Brake]) -> None:
        self._waitlist = waitlist
        self._fetcher = fetcher
        self._brake = brake
        self._lock = threading.RLock()
        self._running: dict[str, Brake] = {}

    @property
    def downloads(self) -> tuple[Download, ...]:
        """In their order."""
        with self._lock:
            return tuple(self._waitlist)

    @property
    def wanted(self) -> bool:
        """Whether a `run` would find something to do."""
        return any(each.waits for each in self.downloads)

    def add(self, model: RemoteModel) -> None:
        """At the end, or where it stands already: then it goes on if it rests."""
        with self._lock:
            before = self._waitlist.get(model.source)
            if before is None or before.rests:
                self._waitlist.put(Download(model, self._waiting(model)))
                self._waitlist.save()

    def pause(self, source: str) -> None:
        """What is here stays."""
        with self._lock:
            if download := self._waitlist.get(source):
                rests = Paused(self._fetcher.here(download.model), download.model.bytes)
                self._waitlist.put(Download(download.model, rests))
                self._halt(source)
                self._waitlist.save()

    def resume(self, source: str) -> None:
        with self._lock:
            if download := self._waitlist.get(source):
                self.add(download.model)

    def cancel(self, source: str) -> None:
        """Forget it, and delete what is here of it unless it is whole."""
        with self._lock:
            if download := self._waitlist.remove(source):
                halted = self._halt(source)
                self._waitlist.save()
                if not halted:
                    self._fetcher.discard(download.model)

    def move(self, source: str, place: int) -> None:
        """To a place of the order, counted from 0; what is being fetched goes on."""
        with self._lock:
            self._waitlist.move(source, place)
            self._waitlist.save()

    def run(self, stop: Stops) -> Generator[Download, None, None]:
        """Fetch one after the other until none waits, or until `stop`: the next run goes on there.

        What cannot be had rests, with the reason. Nothing more is told of a cancelled one.
        """
        while not stop.is_set() and (begun := self._begun()):
            yield from self._fetch(*begun, stop)

    def _begun(self) -> tuple[RemoteModel, Brake] | None:
        with self._lock:
            download = next((each for each in self._waitlist if each.waits), None)
            if download is None:
                return None
            brake = self._running[download.model.source] = self._brake()
            return download.model, brake

    def _fetch(self, model: RemoteModel, brake: Brake, stop: Stops) -> Generator[Download, None, None]:
        forget = stop.when_set(brake.set)
        try:
            for event in self._events(model, brake):
                if told := self._told(Download(model, event), brake):
                    yield told
        finally:
            forget()
            self._end(model)

    def _events(self, model: RemoteModel, brake: Brake) -> Generator[Event, None, None]:
        """A fault lets this one rest, and the others go on."""
        try:
            with closing(self._fetcher.fetch(model, brake)) as events:
                yield from events
        except AppError as fault:
            yield Paused(self._fetcher.here(model), model.bytes, fault.title, fault.remedy)

    def _told(self, news: Download, brake: Brake) -> Download | None:
        """What the list holds after the news; None where that is nothing, or older than a wish to halt."""
        ends = isinstance(news.event, Fetched | Paused)
        with self._lock:
            before = self._waitlist.get(news.model.source)
            if before is None or (brake.is_set() and not ends):
                return None
            now = self._now(before, news)
            if isinstance(now.event, Fetched):
                self._waitlist.remove(now.model.source)
            else:
                self._waitlist.put(now)
            if ends:
                with suppress(AppError):  # what the file says then is older, and as good
                    self._waitlist.save()
        return now

    def _now(self, before: Download, news: Download) -> Download:
        """A halt that was wished for says nothing itself: whoever wished it has said what should be."""
        if not isinstance(news.event, Paused) or news.event.title:
            return news
        return before if before.rests or before.waits else Download(news.model, self._waiting(news.model))

    def _end(self, model: RemoteModel) -> None:
        with self._lock:
            del self._running[model.source]
            if self._waitlist.get(model.source) is None:
                with suppress(AppError):  # nobody is there to hear that a part stays
                    self._fetcher.discard(model)

    def _halt(self, source: str) -> bool:
        """Whether it was being fetched: then what is here of it is still in use."""
        if brake := self._running.get(source):
            brake.set()
        return brake is not None

    def _waiting(self, model: RemoteModel) -> Waiting:
        return Waiting(_IN_LINE, 0.0, self._fetcher.here(model), model.bytes)
