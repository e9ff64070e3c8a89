"""Gives conversations titles, by the smallest model that is in memory anyway."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.ladder_file import BUILTIN
from matryoshka.chat.titling import request, terse, title_of
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError


@dataclass(frozen=True, slots=True)
class Titling:
    """The models answer in the `rack`, where persons come first; none is loaded for this."""

    rack: Rack

    def title(self, conversation: Conversation, ladder: Ladder, stop: Stop) -> Iterator[str]:
        """What a model calls the conversation; nothing where none can be asked, or it fails."""
        tier = next((each for each in ladder.local if self._may(each)), None)
        if tier is None or self.rack.sparing:
            return
        with suppress(AppError):
            engine = self.rack.background(terse(tier))
            if title := title_of(engine.stream(request(conversation), stop)):
                yield title

    def _may(self, tier: Tier) -> bool:
        """The built-in ones can do other things."""
        return not tier.label.startswith(BUILTIN) and self.rack.engine(tier).awake
