"""A chat on its way up a ladder: what it may do where the next tier is not on this computer."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.events import Asks, Declined, Event, Failed, Handoff, Noted, Started
from matryoshka.chat.leave import Leave, Way, question_of
from matryoshka.chat.rung import Rung
from matryoshka.errors import AppError


@dataclass(frozen=True, slots=True)
class Departure:
    """The messages of a chat with the `leave` they have; a way is None where a tier is on this computer."""

    messages: tuple[Message, ...]
    stop: Stop
    leave: Leave | None = None

    def barrier(self, way: Way | None) -> AppError | None:
        """Why that tier cannot be asked; its service is asked whether it is there only with leave."""
        if way is None:
            return None
        return way.shut(self._chosen) or (None if self.lacks_leave(way) else way.unreached(self.stop))

    def lacks_leave(self, way: Way | None) -> bool:
        return way is not None and not (self.leave and self.leave.covers(way.destination))

    def closed(self, way: Way | None) -> bool:
        """Whether nothing goes that way, for want of leave or for another reason. Nobody is asked."""
        return way is not None and (self.lacks_leave(way) or way.shut(self._chosen) is not None)

    def held_back(self, rung: Rung) -> tuple[Event, ...]:
        """What there is to say instead of asking that tier first; nothing where it can be asked."""
        tier = rung.tier
        if fault := self.barrier(rung.way):
            started = Started(tier.name, tier.label, tier.where)
            return (started, Failed(tier.name, fault.title, fault.remedy))
        if rung.way and self.lacks_leave(rung.way):
            return (self.asks(tier.name, rung.way, None),)
        return ()

    def asks(self, tier: str, way: Way, handoff: Handoff | None) -> Asks:
        """What the person is asked before the tier is."""
        question = way.outgoing(alone := question_of(self.messages))
        whole = way.outgoing(self.messages) if len(self.messages) > len(alone) else question
        return Asks(tier, way.destination, whole, question, handoff)

    def by(self, way: Way | None) -> tuple[tuple[Message, ...], int]:
        """What the tier reads, of a service only what there is leave for; and how many turns are left out."""
        if way is None:
            return self.messages, 0
        revealed = self.leave is not None and self.leave.revealed
        outgoing = way.outgoing(self._chosen)
        return outgoing.text(revealed=revealed), outgoing.left_out

    @property
    def _chosen(self) -> Sequence[Message]:
        return self.leave.of(self.messages) if self.leave else self.messages


def pass_up(
    departure: Departure, elder: Rung, handoff: Handoff, instead: Event | None = None
) -> Generator[Event, None, bool]:
    """Pass the turn to `elder` where that may be asked; else say what stands `instead`, and why."""
    if fault := departure.barrier(elder.way):
        yield from _told(fault, elder.tier.name, instead)
        return False
    if elder.way and departure.lacks_leave(elder.way):
        if instead:
            yield instead
        yield departure.asks(elder.tier.name, elder.way, handoff)
        return False
    yield handoff
    return True


def _told(fault: AppError, tier: str, instead: Event | None) -> Iterator[Event]:
    """The ladder ends below `tier`: a refusal says so itself."""
    if isinstance(instead, Declined):
        yield replace(instead, remedy=f"{tier} was not asked. {fault.title} {fault.remedy}")
        return
    yield Noted(tier, fault.title, fault.remedy)
    if instead:
        yield instead
