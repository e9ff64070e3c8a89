"""The dialog that adds a service to the ladder: address, key, model, and a test before it is used."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from matryoshka.chat.service import Offer
from matryoshka.errors import AppError
from matryoshka.ui.leaving.draft import Draft, key_name
from matryoshka.ui.leaving.needs import Preset

_OTHER = "Another address"
_WIDTH = 520
_KEPT = "Typed unseen, and kept in the keyring of this system, never in a file."


class ServiceDialog(QDialog):
    """`listed(Draft)`, `tested(Draft)` and `added(Draft)` of its buttons, `page_wished(url)` of a key's."""

    listed = Signal(object)
    tested = Signal(object)
    added = Signal(object)
    page_wished = Signal(str)

    def __init__(self, presets: Sequence[Preset], tier: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a service")
        self.setMinimumWidth(_WIDTH)
        self._presets = tuple(presets)
        self._offers: dict[str, Offer] = {}
        self._preset, self._model = QComboBox(), QComboBox(editable=True)
        self._typed = QLineEdit()
        self._model.setLineEdit(self._typed)
        self._url, self._key, self._secret = QLineEdit(), QLineEdit(), QLineEdit()
        self._tier, self._read, self._written = QLineEdit(tier), QLineEdit(), QLineEdit()
        self._page, self._list = QPushButton("Where to get one"), QPushButton("List models")
        self._test, self._add, self._cancel = QPushButton("Test"), QPushButton("Add"), QPushButton("Cancel")
        self._state, self._start = QLabel(wordWrap=True), _small("")
        self._dress()
        self._lay_out()
        self._connect()
        self._choose(0)

    def _dress(self) -> None:
        for field in (self._url, self._key, self._secret, self._tier, self._read, self._written):
            field.setObjectName("field")
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret.setPlaceholderText("the key itself")
        self._key.setPlaceholderText("its name here")
        self._read.setPlaceholderText("read")
        self._written.setPlaceholderText("written")
        self._model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._model.setMinimumContentsLength(24)
        self._state.setObjectName("small")
        self._preset.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in (self._page, self._list, self._test, self._cancel):
            button.setAutoDefault(False)
        self._add.setDefault(True)
        self._preset.addItems([*(preset.name for preset in self._presets), _OTHER])
        for part, name in (
            (self._key, "Name of the key"),
            (self._secret, "Key"),
            (self._typed, "Model"),
        ):
            part.setAccessibleName(name)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow("Service", self._preset)
        form.addRow("Address", self._url)
        form.addRow("", self._start)
        form.addRow("Key", _beside(self._secret, self._key, self._page))
        form.addRow("", _small(_KEPT))
        form.addRow("Model", _beside(self._model, self._list))
        form.addRow("Called", self._tier)
        form.addRow("Price", _beside(self._read, self._written))
        form.addRow("", _small("What a million tokens cost, if you know it: then answers tell their cost."))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._state)
        column.addWidget(_beside(self._test, None, self._cancel, self._add))

    def _connect(self) -> None:
        self._preset.currentIndexChanged.connect(self._choose)
        self._url.textChanged.connect(self._name_key)
        self._model.currentTextChanged.connect(self._show_price)
        self._page.clicked.connect(self._open_page)
        for button, signal in ((self._list, self.listed), (self._test, self.tested), (self._add, self.added)):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.draft))
        self._cancel.clicked.connect(self.reject)

    @property
    def draft(self) -> Draft:
        """What is typed now."""
        url, key, tier = self._url.text().strip(), self._key.text().strip(), self._tier.text().strip()
        prices = self._read.text().strip(), self._written.text().strip()
        return Draft(url, self._model.currentText().strip(), key, tier, *prices, self._secret.text().strip())

    @Slot(int)
    def _choose(self, index: int) -> None:
        preset = self._presets[index] if index < len(self._presets) else None
        self._url.setText(preset.url if preset else "")
        self._key.setText(_key_of(preset))
        self._page.setVisible(bool(preset and preset.key_page))
        self._start.setText(f"Start it with: {preset.start}" if preset and preset.start else "")
        self._start.setVisible(bool(self._start.text()))
        self._model.clear()
        self.say("")

    @Slot(str)
    def _name_key(self, url: str) -> None:
        """One's own address names its key, as long as a key was typed."""
        if self._preset.currentText() == _OTHER:
            self._key.setText(key_name(url))

    @Slot()
    def _open_page(self) -> None:
        index = self._preset.currentIndex()
        if index < len(self._presets):
            self.page_wished.emit(self._presets[index].key_page)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """To choose from; what was typed stays where the service has it."""
        typed, self._offers = self._model.currentText(), {offer.model: offer for offer in offers}
        self._model.clear()
        self._model.addItems([*self._offers])
        if typed in self._offers:
            self._model.setCurrentText(typed)

    @Slot(str)
    def _show_price(self, model: str) -> None:
        """As the service tells it; nobody else does."""
        offer = self._offers.get(model)
        if offer and offer.price:
            self._read.setText(f"{offer.price.read:g}")
            self._written.setText(f"{offer.price.written:g}")

    def forget_secret(self) -> None:
        """The key is kept now."""
        self._secret.clear()

    def say(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def say_fault(self, fault: AppError) -> None:
        self.say(f"{fault.title} {fault.remedy}".strip())

    def set_busy(self, busy: bool) -> None:
        """While the service is asked nothing else is."""
        for button in (self._list, self._test, self._add):
            button.setEnabled(not busy)


def _key_of(preset: Preset | None) -> str:
    """A service that has a page for keys asks for one."""
    return key_name(preset.url) if preset and preset.key_page else ""


def _beside(*parts: QWidget | None) -> QWidget:
    """In a row; None is the room between what stands left and right."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        if part:
            row.addWidget(part, 1 if isinstance(part, QLineEdit | QComboBox) else 0)
        else:
            row.addStretch(1)
    return whole


def _small(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setObjectName("small")
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label
