"""Several tiers asked the same question straight, together where they fit: one stream of news."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from matryoshka.chat.comparing.asking import Asked, Gate, together
from matryoshka.chat.comparing.grid import Column, Row
from matryoshka.chat.comparing.news import News, Planned, Queued, Waves
from matryoshka.chat.comparing.places import Places
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.identity import model_identity
from matryoshka.chat.leave import Leave
from matryoshka.chat.rung import Rung
from matryoshka.errors import AppError

Stops = Mapping[str, Stop]
"""By the tiers that are to be asked: one can be stopped without the others."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The tiers of one ladder, smallest first; its engines give way to questions of other chats."""

    rungs: Sequence[Rung]
    places: Places

    def run(
        self, messages: Sequence[Message], stops: Stops, leaves: Mapping[str, Leave] | None = None
    ) -> Generator[News, None, None]:
        """Ask the tiers that `stops` names; a fault of one is told in its column and leaves the rest alone.

        Where a remote tier has no leave its column ends with `Asks`: with leave run it again, alone.
        Closing the iterator stops all. Raises KeyError for a tier that is not on the ladder.
        """
        rungs = {name: self._rung(name) for name in stops}
        waves = self.places.waves([rung.tier for rung in rungs.values()])
        yield Planned(waves)
        yield from _queued(waves)
        given = leaves or {}
        columns = [
            Asked(rung, rung is not self.rungs[-1], self.places, stops[name], given.get(name))
            for name, rung in rungs.items()
        ]
        yield from together(columns, messages, Gate(waves))

    def row(self, question: str, tiers: Sequence[str], before: tuple[str, ...] = (), family: str = "") -> Row:
        """Of a question that these tiers are to be asked. Raises KeyError as `run`."""
        return Row(question, tuple(map(self.column, tiers)), before, family)

    def column(self, name: str) -> Column:
        """Of that tier, before it is asked; one whose model file cannot be read will say so then."""
        tier, identity = self._rung(name).tier, ""
        with suppress(AppError):
            identity = model_identity(tier)
        return Column(tier.name, tier.label, tier.where, identity)

    def _rung(self, name: str) -> Rung:
        for rung in self.rungs:
            if rung.tier.name == name:
                return rung
        raise KeyError(name)


def _queued(waves: Waves) -> Iterator[Queued]:
    for number, wave in enumerate(waves):
        behind = tuple(name for earlier in waves[:number] for name in earlier)
        yield from (Queued(name, behind) for name in wave if behind)
