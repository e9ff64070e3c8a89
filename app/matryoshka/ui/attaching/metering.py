"""Weighs what is typed with all before it, whenever the person pauses."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from matryoshka.chat import prompt
from matryoshka.chat.conversation import Part, Turn
from matryoshka.chat.engine import Message, Stop
from matryoshka.chat.fitting import Fill
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.needs import Weighs

PAUSE = 250
"""Milliseconds without a key."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """`wider` is the next tier that reads more at once, where the first leaves something out."""

    fill: Fill
    tier: str
    wider: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be asked, of whom: a chat with its next question."""

    ladder: Ladder
    start: str
    thread: Sequence[Turn]
    parts: tuple[Part, ...]
    system: str = ""

    def weighed(self, weigher: Weighs, _: Stop) -> Iterator[Weighed]:
        """The work of a job."""
        top = self.ladder.tiers[-1]
        messages = prompt.messages((*self.thread, Turn("", self.parts)), self.system)
        first, *above = self._asked(messages[-1])
        fill = weigher.weigh(first, messages, elder=first is not top)
        wider = None
        if fill.too_long or fill.left_out:
            rooms = ((tier.name, weigher.weigh(tier, messages, elder=tier is not top).room) for tier in above)
            wider = next((name for name, room in rooms if room is None or room > (fill.room or 0)), None)
        yield Weighed(fill, first.name, wider)

    def _asked(self, question: Message) -> Sequence[Tier]:
        """Who may be asked; of pictures those who can see them."""
        tiers = self.ladder.tiers[self.ladder.index(self.start) :]
        return [tier for tier in tiers if tier.sees or not question.pictures] or tiers


class Metering(QObject):
    """`weighed(Weighed)` after each pause in which something was changed; `draft` tells what there is."""

    weighed = Signal(object)

    def __init__(self, weigher: Weighs, draft: Callable[[], Draft | None]) -> None:
        """`draft` gives None where nothing is to be weighed: `weighed(None)` follows then."""
        super().__init__()
        self._weigher, self._draft = weigher, draft
        self._errands = Errands()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)

    @Slot()
    def look(self) -> None:
        """Something was changed."""
        self._pause.start()

    def close(self) -> None:
        """No thread is left."""
        self._pause.stop()
        self._errands.close()

    @Slot()
    def _begin(self) -> None:
        if draft := self._draft():
            self._errands.run("weigh", partial(draft.weighed, self._weigher), self.weighed.emit)
        else:
            self._errands.drop("weigh")
            self.weighed.emit(None)
