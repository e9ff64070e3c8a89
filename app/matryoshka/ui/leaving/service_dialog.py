"""The dialog that adds a service to the ladder: its fields, a test before it is used, and how that went."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from matryoshka.chat.service import Offer
from matryoshka.errors import AppError
from matryoshka.ui.leaving.beside import beside
from matryoshka.ui.leaving.needs import Preset
from matryoshka.ui.leaving.service_form import ServiceForm
from matryoshka.ui.recognising import fault_words
from matryoshka.ui.room import make_room, open_up
from matryoshka.ui.tongue import tr

_WIDTH = 540


class ServiceDialog(QDialog):
    """`listed(Draft)`, `tested(Draft)` and `added(Draft)` of its buttons, `page_wished(url)` of a key's."""

    listed = Signal(object)
    tested = Signal(object)
    added = Signal(object)
    page_wished = Signal(str)

    def __init__(self, presets: Sequence[Preset], tier: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add a service"))
        self._form = ServiceForm(presets, tier)
        self._test, self._add, self._cancel = (
            QPushButton(tr("Test")),
            QPushButton(tr("Add")),
            QPushButton(tr("Cancel")),
        )
        self._state = QLabel(wordWrap=True)
        self._state.setObjectName("small")
        self._state.hide()
        self._lay_out()
        open_up(self, _WIDTH)
        self._connect()

    def _lay_out(self) -> None:
        for button in (self._test, self._cancel):
            button.setAutoDefault(False)
        self._add.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._form)
        column.addWidget(self._state)
        column.addWidget(beside(self._test, None, self._cancel, self._add))

    def _connect(self) -> None:
        self._form.chosen.connect(partial(self.say, ""))
        self._form.page_wished.connect(self.page_wished)
        self._form.list_models.clicked.connect(partial(self._tell, self.listed))
        self._test.clicked.connect(partial(self._tell, self.tested))
        self._add.clicked.connect(partial(self._tell, self.added))
        self._cancel.clicked.connect(self.reject)

    def _tell(self, signal: SignalInstance) -> None:
        """What is typed now."""
        signal.emit(self._form.draft)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """The models to choose from."""
        self._form.show_offers(offers)

    def show_kept(self, name: str, words: str) -> None:
        """The key that was typed has this name now; where it is kept is said in `words`."""
        self._form.show_kept(name, words)
        make_room(self)

    def say(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))
        make_room(self)

    def say_fault(self, fault: AppError) -> None:
        self.say(fault_words(fault))

    def set_busy(self, busy: bool) -> None:
        """While the service is asked nothing else is."""
        for button in (self._form.list_models, self._test, self._add):
            button.setEnabled(not busy)
