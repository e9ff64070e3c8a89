"""What leads to what on the page of models: looks, searches, and what is wished of a row."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from matryoshka.chat.ladder import Ladder
from matryoshka.errors import AppError
from matryoshka.models.found import Comparing, Finding
from matryoshka.models.hardware import Hardware
from matryoshka.models.remote import Listing, RemoteModel
from matryoshka.ui.models import work
from matryoshka.ui.models.downloads import Downloads
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.models.granting import Granting
from matryoshka.ui.models.proposals import proposal
from matryoshka.ui.models.remarks import remark
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.models.scene import Judged, Scene
from matryoshka.ui.models.tabs import Tab
from matryoshka.ui.models.words import computer, computer_details, context_of, progress
from matryoshka.ui.needs import Stock
from matryoshka.ui.window import Window

SOON = 60
"""Milliseconds from news to its picture."""
_LOOK, _HUB = "look", "hub"
_LOOKED_FOR = frozenset({Tab.HERE, Tab.SUGGESTED})


class ModelsConduct(QObject):
    """Connects the page with the stock of models for as long as the window lives.

    `measured(words, details)` says what the computer has, `looked(Scene)` when it is known what suits it and
    again when all models on it are, and `fetched(str)` how far the downloads are.
    """

    measured = Signal(str, str)
    looked = Signal(object)
    fetched = Signal(str)

    def __init__(self, window: Window, stock: Stock, rungs: Rungs, ladder: Ladder) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.models
        self._stock = stock
        self._errands = Errands()
        self._downloads = Downloads(stock.queue)
        self._told: tuple[str, ...] = ()
        self.scene = Scene(ladder)
        self.granting = Granting(
            window, stock, self.scene, downloads=self._downloads, rungs=rungs, errands=self._errands
        )
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.show)
        for part in (self._errands, self._downloads, rungs):
            part.troubled.connect(self._say_fault)
        self._connect()

    def _connect(self) -> None:
        for shelf in self._page.shelves.values():
            shelf.wished.connect(self.granting.grant)
        for tab in (Tab.HERE, Tab.SUGGESTED):
            self._page.shelves[tab].again.connect(self.look)
        self._page.shelves[Tab.HUB].again.connect(self._page.field.ask)
        self._page.field.asked.connect(self.search)
        self._page.card.wanted.connect(self.granting.get_all)
        self._page.tab_changed.connect(self.show)
        self._page.import_file.clicked.connect(self.granting.choose_file)
        self._page.add_folder.clicked.connect(self.granting.choose_folder)
        self._downloads.changed.connect(self.show)
        self._downloads.arrived.connect(self.granting.arrive)
        self.granting.stale.connect(self.look)
        self.granting.searched.connect(self.search)
        self.granting.asked.connect(self.show)

    def set_ladder(self, ladder: Ladder) -> None:
        """Other tiers are in use."""
        self.scene.ladder = ladder
        self.show()

    def get_all(self) -> None:
        """Fetch the proposed ladder."""
        self.granting.get_all()

    def page(self, repo: str) -> str:
        """Where the hub shows a repository to people; without one, the hub itself."""
        return self._stock.page(repo)

    def begin(self) -> None:
        """Go on with what was on its way when the program last ended."""
        self._downloads.run()

    def close(self) -> None:
        """No thread is left; what is on its way goes on at the next start."""
        self._soon.stop()
        self._downloads.close()
        self._errands.close()

    @Slot()
    def look(self) -> None:
        """See what this computer has, and which models are on it; again where it is asked for meanwhile."""
        if self._errands.running(_LOOK):
            self._again = True
            return
        self._again = False
        found = [] if self.scene.findings else self.scene.findings
        self._errands.run(
            _LOOK,
            partial(work.look, self._stock, advise=self.scene.suggestion is None),
            partial(self._hear, found),
            partial(self._end_look, found),
            partial(self.scene.missed.update, _LOOKED_FOR),
        )
        self._soon.start()

    def _hear(self, found: list[Finding], news: work.News) -> None:
        match news:
            case Hardware():
                self.scene.hardware = news
                self._show_hardware(news)
            case work.Suggested(candidates, ladder):
                self.scene.candidates, self.scene.suggestion = candidates, ladder
                self.looked.emit(self.scene)
            case Judged(key, fit):
                self.scene.fits[key] = fit
            case Comparing():
                pass
            case _:
                found.append(news)
        self._soon.start()

    def _end_look(self, found: list[Finding]) -> None:
        self.scene.findings = found
        self.scene.missed -= _LOOKED_FOR
        self.scene.forget_links()
        self.looked.emit(self.scene)
        self._soon.start()
        if self._again:
            self.look()

    def _show_hardware(self, hardware: Hardware) -> None:
        """A graphics card that is there and not used is said aloud, and so is a broken driver: once."""
        self.measured.emit(computer(hardware), computer_details(hardware))
        faults = [AppError(each.title, each.remedy) for each in hardware.idle]
        if hardware.trouble:
            faults.append(AppError(hardware.trouble, ""))
        titles = tuple(each.title for each in faults)
        if faults and titles != self._told:
            self._page.notice.say(*faults)
        self._told = titles

    @Slot(object)
    def _say_fault(self, fault: AppError) -> None:
        """Where the person is. What was being looked for stays as it is."""
        self._window.notice.say(fault)
        self._soon.start()

    @Slot()
    def show(self) -> None:
        """Everything as it is known now."""
        self.scene.coming, self.scene.asked = self._downloads.all, self._errands.kinds
        looks, asks = self._errands.running(_LOOK), self._errands.running(_HUB)
        for tab, shelf in self._page.shelves.items():
            words = remark(tab, self.scene, looks=looks, asks=asks)
            shelf.show_rows(self.scene.rows(tab), words)
        self._page.tabs.show_count(len(self.scene.models))
        self._page.tabs.show_aside(context_of(self.scene.shown_fits(self._page.tab)))
        self.fetched.emit(progress(self.scene.coming.values()))
        if self.scene.suggestion:
            self._page.card.show_proposal(proposal(self.scene, self.scene.suggestion))

    @Slot(str)
    def search(self, words: str) -> None:
        """The models of a repository where the words name one, else the repositories of those words."""
        self.scene.hub = None
        self.scene.missed.discard(Tab.HUB)
        self._page.show_tab(Tab.HUB)
        self._page.field.put(words)
        seek = work.files if work.is_repository(words) else work.search
        self._errands.run(
            _HUB,
            partial(seek, self._stock, words),
            self._hear_hub,
            self._soon.start,
            partial(self.scene.missed.add, Tab.HUB),
        )
        self._soon.start()

    def _hear_hub(self, news: tuple[Listing, ...] | tuple[RemoteModel, ...] | Judged) -> None:
        if isinstance(news, Judged):
            self.scene.fits[news.key] = news.fit
        else:
            self.scene.hub = news
        self._soon.start()
