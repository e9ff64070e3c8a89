"""What leads to what in the dialog of keys: each is kept or removed on a thread that may wait."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from matryoshka.chat.engine import Stop
from matryoshka.chat.service import is_key_name
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui.errand import Errand
from matryoshka.ui.leaving.keys_dialog import KeysDialog
from matryoshka.ui.leaving.needs import Network
from matryoshka.ui.recognising import fault_words
from matryoshka.ui.tongue import tr

_PASSING = say("Until then, this key is known until the program ends.")


class Keeping(QObject):
    """One dialog at a time."""

    def __init__(self, network: Network, parent: QWidget) -> None:
        super().__init__(parent)
        self._network = network
        self._parent = parent
        self._dialog: KeysDialog | None = None
        self._errands: list[Errand] = []

    @Slot()
    def begin(self) -> None:
        self._dialog = KeysDialog(self._parent)
        self._dialog.kept.connect(self._keep)
        self._dialog.removed.connect(self._remove)
        self._dialog.finished.connect(self._end)
        self._dialog.show_names(self._network.key_names())
        self._dialog.open()

    def close(self) -> None:
        """No thread is left."""
        for errand in self._errands:
            errand.drop()
            errand.wait()

    @Slot(str, str)
    def _keep(self, name: str, key: str) -> None:
        if is_key_name(name):
            self._run(
                partial(self._network.keep_key, name, key), tr("“{name}” is kept in the keyring.", name=name)
            )
        elif self._dialog:
            self._dialog.say(tr("A key cannot be called so. Use letters, digits, dots and dashes."))

    @Slot(str)
    def _remove(self, name: str) -> None:
        self._run(partial(self._network.remove_key, name), tr("“{name}” is removed.", name=name))

    def _run(self, step: Callable[[], None], done: str) -> None:
        def work(stop: Stop) -> Iterator[None]:
            del stop
            step()
            yield

        begun = Errand(work, lambda _: self._show(done), self._tell)
        self._errands = [*(each for each in self._errands if not each.done), begun]

    def _tell(self, fault: AppError | None) -> None:
        """A key that the keyring does not take is known until the program ends."""
        if fault:
            self._show(f"{fault_words(fault)} {tr(_PASSING)}")

    def _show(self, words: str) -> None:
        if self._dialog:
            self._dialog.show_names(self._network.key_names())
            self._dialog.say(words)

    @Slot()
    def _end(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None
