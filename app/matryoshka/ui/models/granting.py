"""What is wished of a model, and done: fetched, paused, used, taken off, shown, removed, taken in."""

from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from matryoshka.models.fetching import Fetched
from matryoshka.models.found import Found
from matryoshka.models.intake import TakenIn, Way
from matryoshka.models.removal import Removal
from matryoshka.models.waitlist import Download
from matryoshka.saying import say
from matryoshka.ui.dialogs import ask_to_open
from matryoshka.ui.file_dialogs import ask_file, ask_folder
from matryoshka.ui.models import work
from matryoshka.ui.models.downloads import Downloads
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.models.listed import key_of, repository_of, source_of
from matryoshka.ui.models.proposals import found_for
from matryoshka.ui.models.rows import Verb
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.models.scene import Scene
from matryoshka.ui.needs import Stock
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window
from matryoshka.ui.words import BUILTIN

_TAKE, _REMOVE = "take in", "remove"
_FILTER = say("Models (*.gguf)")
_TAKEN = {
    Way.LINKED: say("It has a second name in this program’s folder and takes no space there."),
    Way.COPIED: say("It was copied into this program’s folder."),
    Way.THERE: say("It is in this program’s folder already."),
    Way.LEFT: say("It is used where it lies, and must stay there."),
}


class Granting(QObject):
    """`stale` when other models are here than before, `searched(repository)` when its files are wanted.

    `asked` when the hub is asked what a model is made of, `joined(name)` when one came onto the ladder.
    """

    stale = Signal()
    searched = Signal(str)
    asked = Signal()
    joined = Signal(str)

    def __init__(
        self,
        window: Window,
        stock: Stock,
        scene: Scene,
        *,
        downloads: Downloads,
        rungs: Rungs,
        errands: Errands,
    ) -> None:
        super().__init__()
        self._window = window
        self._stock = stock
        self._scene = scene
        self._downloads = downloads
        self._rungs = rungs
        self._errands = errands

    @Slot(str, object)
    def grant(self, key: str, verb: Verb) -> None:
        match verb:
            case Verb.GET | Verb.GET_ANYWAY:
                self.get(source_of(key))
            case Verb.PAUSE:
                self._downloads.pause(source_of(key))
            case Verb.RESUME:
                self._downloads.resume(source_of(key))
            case Verb.CANCEL:
                self._downloads.cancel(source_of(key))
            case Verb.FILES:
                self.searched.emit(repository_of(key))
            case Verb.PAGE:
                ask_to_open(self._stock.page(repository_of(key)), self._window)
            case Verb.USE | Verb.USE_ANYWAY | Verb.IN_USE | Verb.LEAVE | Verb.REMOVE | Verb.SHOW:
                self._grant_here(key, verb)
            case _:
                assert_never(verb)

    def _grant_here(self, key: str, verb: Verb) -> None:
        """Of what lies on this computer; of what has gone meanwhile, nothing."""
        model = key if key.startswith(BUILTIN) else self._scene.path(key)
        tier = self._scene.tier_called(key)
        match verb:
            case Verb.USE | Verb.USE_ANYWAY if found := self._scene.found(key):
                self._use(found)
            case Verb.USE | Verb.USE_ANYWAY if model:
                self._put(model)
            case Verb.LEAVE if tier:
                self._rungs.leave(tier)
            case Verb.REMOVE if found := self._scene.found(key):
                removal = partial(work.removal, self._stock, found)
                self._errands.run(_REMOVE, removal, self._confirm_removal)
            case Verb.SHOW if isinstance(model, Path):
                QDesktopServices.openUrl(QUrl.fromLocalFile(model.parent))

    def _use(self, found: Found) -> None:
        path = self._stock.with_name(found)
        self._put(path)
        if path != found.path:
            self.stale.emit()

    def _put(self, model: str | Path) -> None:
        """Onto the ladder."""
        if self._rungs.use(model) and isinstance(model, Path):
            self.joined.emit(model.stem)

    def get(self, source: str) -> None:
        """Fetch what was found on the hub, or look it up there first."""
        known = next((each for each in self._scene.remote if each.source == source), None)
        if known:
            self._downloads.get(known)
        else:
            self._errands.run(key_of(source), partial(work.model, self._stock, source), self._downloads.get)
            self.asked.emit()

    @Slot()
    def get_all(self) -> None:
        """Fetch the proposed ladder, or use of it what is here."""
        if not (suggestion := self._scene.suggestion):
            return
        self._rungs.plan(suggestion)
        for tier in suggestion.fetched:
            source = tier.option.source
            if found := found_for(tier, self._scene):
                self._rungs.arrive(source, found.path)
            else:
                self.get(source)

    @Slot(object)
    def arrive(self, download: Download) -> None:
        if isinstance(download.event, Fetched):
            name, path = download.model.name, download.event.paths[0]
            if self._rungs.arrive(download.model.source, path):
                self._window.toast.say(tr("{name} is here, and on your ladder.", name=name))
                self.joined.emit(name)
            else:
                self._window.toast.say(tr("{name} is here.", name=name), tr("Use"), partial(self._put, path))
            self.stale.emit()

    def _confirm_removal(self, removal: Removal) -> None:
        """Nothing is done until it is pressed."""
        words = tr("Remove “{removal}”? {sentence}", removal=removal.name, sentence=removal.sentence)
        self._window.toast.say(words, tr("Remove"), partial(self._remove, removal))

    def _remove(self, removal: Removal) -> None:
        """Only what the ladder can do without."""
        tier = self._scene.tier_of_any((*removal.goes, *removal.forgotten))
        if tier and not self._rungs.leave(tier):
            return
        self._errands.run(_REMOVE, partial(work.remove, self._stock, removal), self._forget, self.stale.emit)

    def _forget(self, removal: Removal) -> None:
        self._window.toast.say(tr("“{removal}” was removed.", removal=removal.name))

    @Slot()
    def choose_file(self) -> None:
        """Take in a file that the person chooses."""
        ask_file(self._window, tr("Import a model"), self.take_in, tr(_FILTER))

    def take_in(self, file: Path) -> None:
        self._errands.run(_TAKE, partial(work.take_in, self._stock, file), self._taken, self.stale.emit)

    def _taken(self, taken: TakenIn) -> None:
        self._window.toast.say(_TAKEN[taken.way], tr("Use"), partial(self._put, taken.path))

    @Slot()
    def choose_folder(self) -> None:
        """Use the models of a folder that the person chooses, where they lie."""
        ask_folder(self._window, tr("Look for models in a folder"), self.look_in)

    def look_in(self, folder: Path) -> None:
        self._errands.run(_TAKE, partial(work.look_in, self._stock, folder), self._looked_in, self.stale.emit)

    def _looked_in(self, folder: Path) -> None:
        self._window.toast.say(tr("Models in “{folder}” are used where they lie.", folder=folder.name))
