"""The columns of one comparison while they are asked: a thread for each, one queue of what they tell."""

import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from queue import SimpleQueue

from matryoshka.chat.cascade import Cascade
from matryoshka.chat.comparing.news import Measured, News, Said, Waves
from matryoshka.chat.comparing.overheard import Overheard
from matryoshka.chat.comparing.places import Places
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.events import Done, Event, Failed
from matryoshka.chat.leave import Leave
from matryoshka.chat.rung import Rung
from matryoshka.errors import AppError


@dataclass(frozen=True, slots=True)
class _Ended:
    """A column is at its end, however that was."""


_Told = SimpleQueue[News | _Ended]


class Gate:
    """Lets each tier begin when all of the waves before its own have ended, or its stop is set."""

    def __init__(self, waves: Waves) -> None:
        self._changed = threading.Condition()
        self._before = {
            name: {one for wave in waves[:number] for one in wave}
            for number, names in enumerate(waves)
            for name in names
        }
        self._ended = set[str]()

    def wait(self, name: str, stop: Stop) -> None:
        forget = stop.when_set(self._look_up)
        with self._changed:
            self._changed.wait_for(lambda: stop.is_set() or self._before.get(name, set()) <= self._ended)
        forget()

    def end(self, name: str) -> None:
        with self._changed:
            self._ended.add(name)
            self._changed.notify_all()

    def _look_up(self) -> None:
        with self._changed:
            self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class Asked:
    """One tier that is asked; `below`: another stands above it on the ladder."""

    rung: Rung
    below: bool
    places: Places
    stop: Stop
    leave: Leave | None

    def run(self, messages: Sequence[Message], gate: Gate, told: _Told) -> None:
        """On a thread of its own; a fault of the world is told in the column."""
        name = self.rung.tier.name
        try:
            gate.wait(name, self.stop)
            for news in self._news(messages):
                told.put(news)
        except AppError as fault:
            told.put(Said(name, Failed(name, fault.title, fault.remedy)))
        finally:
            gate.end(name)
            told.put(_Ended())

    def _news(self, messages: Sequence[Message]) -> Iterator[News]:
        tier = self.rung.tier
        heard = Overheard(self.rung.engine, below=self.below)
        alone = Cascade([replace(self.rung, engine=heard)], remedy="")
        for event in alone.alone(messages, self.stop, tier.name, self.leave):
            if isinstance(event, Done):
                held = self.places.held(tier)
                yield Measured(tier.name, heard.observation, heard.effort, held, heard.peaks)
            yield Said(tier.name, _timed(event, heard))


def together(
    columns: Sequence[Asked], messages: Sequence[Message], gate: Gate
) -> Generator[News, None, None]:
    """What all of them tell, as it comes; closing it stops them. A defect is raised when all have ended."""
    told = _Told()
    with ThreadPoolExecutor(max(1, len(columns)), "column") as pool, ExitStack() as unless_ended:
        for column in columns:
            unless_ended.callback(column.stop.set)
        work = [pool.submit(column.run, messages, gate, told) for column in columns]
        yield from _until_all_ended(told, len(work))
        unless_ended.pop_all()
    for each in work:
        each.result()


def _until_all_ended(told: _Told, columns: int) -> Iterator[News]:
    while columns:
        news = told.get()
        if isinstance(news, _Ended):
            columns -= 1
        else:
            yield news


def _timed(event: Event, heard: Overheard) -> Event:
    """With the seconds that the answer took, the loading of its model left out."""
    if not isinstance(event, Done):
        return event
    taken = heard.effort
    return replace(event, seconds=taken.seconds, first_token_seconds=taken.read_seconds)
