"""The cascade: a question goes to the smallest tier first, and one step up whenever a tier doubts."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.departure import Departure, pass_up
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.events import Asks, Event, Failed, Handoff, Reason
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.leave import Leave
from matryoshka.chat.rung import Rung
from matryoshka.chat.trying import Try, loading
from matryoshka.errors import AppError

__all__ = ["Cascade", "Rung"]


class Cascade:
    """Answers a chat by the tiers of one ladder; `remedy` says how to put a bigger tier on top of it."""

    def __init__(self, rungs: Sequence[Rung], remedy: str) -> None:
        self._rungs = tuple(rungs)
        self._ladder = Ladder(tuple(rung.tier for rung in rungs))
        self._remedy = remedy
        self._notes = {rung.tier.name: rung.note for rung in rungs}

    @property
    def first(self) -> Tier:
        """The smallest."""
        return self._rungs[0].tier

    def answer(
        self,
        messages: Sequence[Message],
        stop: Stop,
        start: str | None = None,
        anyway: bool = False,
        leave: Leave | None = None,
    ) -> Iterator[Event]:
        """Yield what happens, from tier `start` (the smallest by default) up to the tier that ends it.

        A question with pictures goes to those who can see them, if there are any from `start` on.
        `anyway` makes the highest tier that may be asked answer although it doubts. Ends with `Done`,
        `Declined` or `Failed`, or behind these with `Asks` where only `leave` is wanting: see `follow`.
        Raises KeyError when no tier is called `start`, and `UsageFault` where no tier could do as asked.
        """
        first = self._first(self._ladder.index(start) if start else 0, messages)
        departure = Departure(tuple(messages), stop, leave)
        if held_back := departure.held_back(self._rungs[first]):
            yield from held_back
        else:
            yield from self._climb(first, departure, anyway)

    def alone(
        self, messages: Sequence[Message], stop: Stop, tier: str, leave: Leave | None = None
    ) -> Iterator[Event]:
        """The tier called `tier` answers by itself, however much it doubts; as `answer` else.

        Where an answer of its own ends the messages it goes on with that.
        """
        rung = self._rungs[self._ladder.index(tier)]
        departure = Departure(tuple(messages), stop, leave)
        if held_back := departure.held_back(rung):
            yield from held_back
        else:
            yield from Try(rung, None, departure, self._remedy, anyway=True).run()

    def follow(self, asks: Asks, messages: Sequence[Message], stop: Stop, leave: Leave) -> Iterator[Event]:
        """The person gave the `leave` that was asked for: go on from there.

        Where the service cannot be reached the ladder ends below it: that is `Noted`, and what stood stands.
        Raises KeyError when that tier is no more.
        """
        if asks.handoff is None:
            yield from self.answer(messages, stop, asks.tier, leave=leave)
        else:
            yield from self._pass_up(asks.handoff, Departure(tuple(messages), stop, leave))

    def awake(self, name: str) -> bool:
        """Whether the tier called `name` could answer without being loaded; nobody is asked."""
        return self._rungs[self._ladder.index(name)].engine.awake

    def wake(self, name: str, stop: Stop) -> Iterator[Event]:
        """Load the tier called `name` before anyone asks it; a fault comes as `Failed`.

        One that is not on this computer is left alone: nothing leaves before a question does.
        """
        rung = self._rungs[self._ladder.index(name)]
        if rung.way:
            return
        try:
            for opening in rung.engine.wake(stop):
                yield loading(name, opening)
        except AppError as fault:
            yield Failed(name, fault.title, fault.remedy)

    def hand_up(
        self, messages: Sequence[Message], stop: Stop, junior: str, leave: Leave | None = None
    ) -> Iterator[Event]:
        """The person asked for a bigger tier than `junior`: answer from the one above it, as `answer` does.

        Raises KeyError when there is no such tier, or none above it.
        """
        elder = self._ladder.elder(junior)
        if elder is None:
            raise KeyError(junior)
        patience = self._ladder.tiers[self._ladder.index(junior)].patience
        handoff = Handoff(junior, elder.name, Reason.ASKED, None, patience, 0, 0.0)
        yield from self._pass_up(handoff, Departure(tuple(messages), stop, leave))

    def _pass_up(self, handoff: Handoff, departure: Departure) -> Iterator[Event]:
        first = self._ladder.index(handoff.elder)
        passed_up = yield from pass_up(departure, self._rungs[first], handoff)
        if passed_up:
            yield from self._climb(first, departure)

    def _climb(self, first: int, departure: Departure, anyway: bool = False) -> Iterator[Event]:
        rungs = self._rungs[first:]
        if _shows(departure.messages):
            rungs = tuple(rung for rung in rungs if rung.tier.sees) or rungs
        for rung, elder in zip(rungs, (*rungs[1:], None), strict=True):
            note = self._notes.pop(rung.tier.name, None)
            passed_up = yield from Try(rung, elder, departure, self._remedy, anyway, note).run()
            if not passed_up:
                return

    def _first(self, start: int, messages: Sequence[Message]) -> int:
        """The first tier from `start` on that can see what it is shown; `start` where none can."""
        seeing = (at for at, rung in enumerate(self._rungs) if at >= start and rung.tier.sees)
        return next(seeing, start) if _shows(messages) else start


def _shows(messages: Sequence[Message]) -> bool:
    """Whether pictures go with the last question."""
    return any(message.pictures for message in messages[-1:])
