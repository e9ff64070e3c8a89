"""The way of a service onto the ladder: its key is kept, its models are listed, it is tested, it is added."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from matryoshka.chat.engine import Stop
from matryoshka.chat.service import Offer, Service
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui.dialogs import ask_to_open
from matryoshka.ui.errand import Errand
from matryoshka.ui.leaving.draft import Draft
from matryoshka.ui.leaving.needs import Network
from matryoshka.ui.leaving.service_dialog import ServiceDialog
from matryoshka.ui.recognising import retold
from matryoshka.ui.tongue import tr

_ASKING = say("Asking…")


@dataclass(frozen=True, slots=True)
class Kept:
    """A key that was typed has this name now; `fault` says why the keyring did not take it."""

    name: str
    fault: AppError | None = None


Item = Kept | str | tuple[Offer, ...] | Service
"""What became of a key, words to show, models to choose from, or a service that may join the ladder."""
Work = Callable[[Draft, Stop], Iterator[Item]]


class Adding(QObject):
    """One dialog at a time; `added(tier, Service)` when its service is to join the ladder.

    `troubled(AppError)` where a key is known until this program ends, and no longer.
    """

    added = Signal(str, object)
    troubled = Signal(object)

    def __init__(self, network: Network, parent: QWidget) -> None:
        super().__init__(parent)
        self._network = network
        self._parent = parent
        self._dialog: ServiceDialog | None = None
        self._errands: list[Errand] = []

    def begin(self, tier: str) -> ServiceDialog:
        """Open the dialog; the service would be called `tier`."""
        dialog = ServiceDialog(self._network.presets(), tier, self._parent)
        dialog.listed.connect(lambda draft: self._run(self._list, draft))
        dialog.tested.connect(lambda draft: self._run(self._test, draft))
        dialog.added.connect(lambda draft: self._run(self._add, draft))
        dialog.page_wished.connect(lambda url: ask_to_open(url, dialog))
        dialog.finished.connect(self._end)
        self._dialog = dialog
        dialog.open()
        return dialog

    def close(self) -> None:
        """No thread is left."""
        self._end()
        for errand in self._errands:
            errand.wait()

    def _run(self, work: Work, draft: Draft) -> None:
        if self._dialog:
            self._dialog.set_busy(True)
            self._dialog.say(tr(_ASKING))
            begun = Errand(lambda stop: work(draft, stop), lambda item: self._hear(draft, item), self._finish)
            self._errands = [*(each for each in self._errands if not each.done), begun]

    def _list(self, draft: Draft, stop: Stop) -> Iterator[Item]:
        yield from self._kept(draft)
        yield tuple(self._network.models(draft.service, stop))

    def _test(self, draft: Draft, stop: Stop) -> Iterator[Item]:
        service = draft.whole
        yield from self._kept(draft)
        yield self._network.test(service, stop)

    def _add(self, draft: Draft, stop: Stop) -> Iterator[Item]:
        del stop
        service = draft.whole
        yield from self._kept(draft)
        yield service

    def _kept(self, draft: Draft) -> Iterator[Item]:
        """Keep a key that was typed; where the keyring does not take it, go on all the same."""
        name = draft.service.key
        if not (draft.secret and name):
            return
        try:
            self._network.keep_key(name, draft.secret)
        except AppError as fault:
            yield Kept(name, fault)
        else:
            yield Kept(name)

    def _hear(self, draft: Draft, item: Item) -> None:
        if self._dialog is None:
            return
        match item:
            case Kept(name, fault):
                self._show_kept(self._dialog, name, fault)
            case str():
                self._dialog.say(item)
            case Service():
                self.added.emit(draft.tier, item)
                self._dialog.accept()
            case _:
                self._dialog.show_offers(item)
                self._dialog.say(
                    tr("%n model(s) to choose from.", len(item)) if item else tr("It names no model.")
                )

    def _show_kept(self, dialog: ServiceDialog, name: str, fault: AppError | None) -> None:
        """A key that the program forgets is told of in the window too, which stays when the dialog closes."""
        if fault is None:
            dialog.show_kept(name, tr("“{name}” is kept in the keyring.", name=name))
            return
        title = tr(
            "The key “{name}” is known until this program ends. {title}", name=name, title=retold(fault.title)
        )
        dialog.show_kept(name, title)
        self.troubled.emit(AppError(title, fault.remedy))

    def _finish(self, fault: AppError | None) -> None:
        if self._dialog:
            self._dialog.set_busy(False)
            if fault:
                self._dialog.say_fault(fault)

    @Slot()
    def _end(self) -> None:
        """What was being asked is heard no more."""
        for errand in self._errands:
            errand.drop()
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None
