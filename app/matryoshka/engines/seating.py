"""Which models answer at the same time, and which after others, as the memory of this computer allows."""

from collections.abc import Sequence

from matryoshka.chat.comparing.news import Waves
from matryoshka.chat.engine import Engine
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Tier
from matryoshka.engines.courteous import Courteous
from matryoshka.engines.need import need_of
from matryoshka.engines.rack import Rack


class Seating:
    """The seats of a rack; any thread may ask it."""

    def __init__(self, rack: Rack) -> None:
        self._rack = rack

    def engine(self, tier: Tier) -> Engine:
        """For a comparison: questions of other chats come first."""
        rack = self._rack
        return Courteous(rack.engine(tier), lambda stop: rack.make_way(tier, stop), lambda: rack.answers)

    def waves(self, tiers: Sequence[Tier]) -> Waves:
        """As `Places.waves`: each is filled with the smallest that are left, and holds one at the least."""
        here = [tier for tier in tiers if tier.where is Where.LOCAL]
        if len(here) <= 1:  # no file need be read for that
            return tuple((tier.name,) for tier in here)
        needs = {tier: need_of(tier) for tier in here}
        waves = list[list[str]]()
        budget = self._rack.budget()
        left = 0
        for tier in sorted(here, key=needs.__getitem__):
            if not waves or needs[tier] > left:
                waves.append([])
                left = budget
            waves[-1].append(tier.name)
            left -= needs[tier]
        return tuple(map(tuple, waves))

    def held(self, tier: Tier) -> int | None:
        """As `Places.held`."""
        if tier.where is not Where.LOCAL or (ready := self._rack.engine(tier).ready) is None:
            return None
        return ready.weights + ready.kv + ready.compute
