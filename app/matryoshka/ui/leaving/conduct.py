"""What leads to what on the page “What leaves”: looks at the list, services that come, go and are tested."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot

from matryoshka.border import Request
from matryoshka.chat.cost import Cost
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.service import Service
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui.choices import Choices
from matryoshka.ui.dialogs import ask_to_remove
from matryoshka.ui.leaving import words
from matryoshka.ui.leaving.adding import Adding
from matryoshka.ui.leaving.cap_dialog import CapDialog
from matryoshka.ui.leaving.keeping import Keeping
from matryoshka.ui.leaving.needs import Network
from matryoshka.ui.leaving.rows import ServiceRow
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.recognising import fault_words
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_LOOK = "look"
_LEAVES = say("It leaves the ladder, with all that was set up for it. Its key stays in the keyring.")
Seen = tuple[tuple[Request, ...] | None, Cost]
"""All requests, None while the list could not be read, and what the month has cost."""


class LeavingConduct(QObject):
    """Connects the page with the network for as long as the window lives."""

    def __init__(
        self, window: Window, network: Network, rungs: Rungs, choices: Choices, ladder: Ladder
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.leaving
        self._network = network
        self._rungs = rungs
        self._choices = choices
        self._ladder = ladder
        self._seen: Seen = (None, Cost())
        self._missed = False
        """Whether the list could not be read the last time."""
        self._states: dict[str, str] = {}
        self._errands = Errands()
        self._errands.troubled.connect(self._say_fault)
        self.adding, self.keeping = Adding(network, window), Keeping(network, window)
        self._connect()
        self.show()

    def _connect(self) -> None:
        overview, services = self._page.overview, self._page.services
        self._page.requests.again.connect(self.look)
        overview.offline_wished.connect(self._choices.choose_offline)
        overview.cap_wished.connect(self._choose_cap)
        services.tested.connect(self._test)
        services.left.connect(self._ask_to_leave)
        services.added.connect(self._add)
        services.keys_wished.connect(self.keeping.begin)
        self.adding.added.connect(self._rungs.add_service)
        self.adding.troubled.connect(self._say_fault)
        self._choices.network_changed.connect(self.show)

    def set_ladder(self, ladder: Ladder) -> None:
        """Other tiers are in use."""
        self._ladder = ladder
        self.look()

    @Slot(str)
    def _ask_to_leave(self, tier: str) -> None:
        """What was typed of it is in the ladder's file alone."""
        ask_to_remove(tier, tr(_LEAVES), partial(self._rungs.leave, tier), self._window)

    @Slot()
    def look(self) -> None:
        """Read the list again, and the costs where they are seen."""
        work = partial(self._read, cost=self._page.isVisible())
        self._errands.run(_LOOK, work, self._take, fail=self._miss)

    @Slot()
    def look_after_answer(self) -> None:
        """Read it again where an answer may have been asked of a service."""
        if self._services or self._page.isVisible():
            self.look()

    def close(self) -> None:
        """No thread is left."""
        self._errands.close()
        self.adding.close()
        self.keeping.close()

    def _read(self, stop: Stop, *, cost: bool) -> Iterator[Seen]:
        del stop
        yield self._network.requests(), self._network.cost(self._ladder) if cost else self._seen[1]

    def _take(self, seen: Seen) -> None:
        self._seen, self._missed = seen, False
        self.show()

    def _miss(self) -> None:
        self._missed = True
        self.show()

    @Slot()
    def show(self) -> None:
        """Everything as it is known now."""
        (requests, cost), now = self._seen, datetime.now().astimezone()
        if requests is None:
            self._page.requests.show_unread(failed=self._missed)
        else:
            self._page.requests.show_requests([words.line(each, now) for each in reversed(requests)])
        self._page.services.show_rows([self._row(*each) for each in self._services])
        settings = self._choices.settings
        priced = [service.price for _, service in self._services]
        self._page.overview.show_overview(words.overview(requests, cost, priced, settings, now))
        self._window.sidebar.leaving.set_aside(words.today(requests, now))

    @property
    def _services(self) -> list[tuple[str, Service]]:
        """The remote tiers of the ladder by their names."""
        tiers = ((tier.name, tier.source) for tier in self._ladder.tiers)
        return [(name, source) for name, source in tiers if isinstance(source, Service)]

    def _row(self, tier: str, service: Service) -> ServiceRow:
        asked = self._errands.running(_test_of(tier))
        return ServiceRow(tier, words.about(service), self._states.get(tier, ""), asked)

    @Slot(str)
    def _test(self, tier: str) -> None:
        """Ask the service for a word."""
        service = dict(self._services)[tier]

        def work(stop: Stop) -> Iterator[str]:
            try:
                yield self._network.test(service, stop)
            except AppError as fault:
                yield fault_words(fault)

        self._errands.run(_test_of(tier), work, partial(self._note, tier), self.look)
        self.show()

    def _note(self, tier: str, state: str) -> None:
        self._states[tier] = state

    @Slot()
    def _add(self) -> None:
        names = [tier.name for tier in self._ladder.tiers]
        counted = (tr("Remote {number}", number=number) for number in range(2, len(names) + 3))
        self.adding.begin(next(name for name in (tr("Remote"), *counted) if name not in names))

    @Slot()
    def _choose_cap(self) -> None:
        dialog = CapDialog(self._choices.settings.monthly_cap, self._window)
        dialog.chosen.connect(self._choices.choose_cap)
        dialog.open()

    @Slot(object)
    def _say_fault(self, fault: AppError) -> None:
        self._window.notice.say(fault)
        self.show()


def _test_of(tier: str) -> str:
    """What the work is called that tests it."""
    return f"test {tier}"
