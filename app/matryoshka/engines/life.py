"""The life of a model's host process: started where there is room, loaded, and ended."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.engine import Note, Opening, Stop
from matryoshka.chat.ladder import Tier
from matryoshka.engines.child import Child, Gone, Nudge
from matryoshka.engines.frames import Fault, Loading, Noticed, Open, Ready, Reply
from matryoshka.engines.room import Room
from matryoshka.errors import AppError


class Life:
    """One process after another, for one tier; whoever has the model's turn may use it."""

    def __init__(self, tier: Tier, command: Sequence[str], room: Room) -> None:
        self._tier = tier
        self._command = command
        self._room = room
        self._child: Child | None = None
        self._fraction = 0.0
        self._news: list[Opening | Note] = []
        self.ready: Ready | None = None
        """What is known of the loaded model; None while none is."""

    @property
    def pid(self) -> int | None:
        child = self._child  # another thread may drop it meanwhile
        return child.pid if child and child.alive else None

    def child(self, stop: Stop, *, background: bool) -> Child | None:
        """The process, started if there is none; None when it may not. Raises `AppError`, as `NoRoom`."""
        if self._child and not self._child.alive:
            self._drop(self._child)
        if not self._child:
            with self._room.enter(self._tier, stop, background=background) as welcome:
                if welcome:
                    self._start()
        return self._child

    def opened(self, child: Child, stop: Stop) -> Iterator[Opening]:
        """How far the loading is, from where it is, until it is in the `news` or `stop` is set."""
        if self.ready:
            return
        yield Opening(self._fraction)
        for reply in self.replies(child, stop):
            match reply:
                case Loading(fraction) if 0 < fraction < 1:
                    self._fraction = fraction
                    yield Opening(fraction)
                case Noticed(title, remedy):
                    self._news.append(Note(title, remedy))
                case Ready():
                    self._news.insert(0, Opening(1.0))
                    self.ready = reply
                    self._room.came_in(self._tier, reply)
                    return
                case _:
                    continue

    def news(self) -> list[Opening | Note]:
        """That the model is loaded, and how: what nobody has asked for yet."""
        news, self._news = self._news, []
        return news

    def replies(self, child: Child, stop: Stop) -> Iterator[Reply]:
        """What the child says until `stop` or we end it; raises `AppError` when it ends itself."""
        while not stop.is_set():
            match child.inbox.get():
                case Nudge():
                    continue
                case Gone():
                    if fault := self._parted(child):
                        raise fault
                    return
                case Fault(None, title, remedy):
                    self._drop(child)
                    raise AppError(title, remedy)
                case reply:
                    yield reply

    def end(self) -> None:
        """End the process and forget it."""
        if child := self._child:
            self._drop(child)

    def cut_short(self) -> None:
        """End the process; any thread may, and whoever listens to it hears no more."""
        if child := self._child:
            child.end()

    def _start(self) -> None:
        self._child = Child(self._command)
        self._child.send(Open.of(self._tier))
        self._fraction = 0.0

    def _drop(self, child: Child) -> None:
        child.end()
        self._child = self.ready = None
        self._news = []

    def _parted(self, child: Child) -> AppError | None:
        """The fault of a child that has ended; None when we wanted it so."""
        fault = None if child.ended else child.death(self._tier.label)
        self._drop(child)
        return fault
