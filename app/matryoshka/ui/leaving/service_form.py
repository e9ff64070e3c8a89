"""The fields of a service that is to join the ladder: where it is, its key, its model, its price."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from matryoshka.chat.service import Offer
from matryoshka.saying import say
from matryoshka.ui.leaving.beside import beside
from matryoshka.ui.leaving.chooser import Chooser
from matryoshka.ui.leaving.draft import Draft, key_name
from matryoshka.ui.leaving.needs import Preset
from matryoshka.ui.tongue import tr

_OTHER = say("Another address")
_UNSEEN = say("Typed unseen, and kept in the keyring of this system, never in a file.")
_PRICE = say("What a million tokens cost, if you know it: then answers tell their cost.")


class ServiceForm(QWidget):
    """`chosen` when another service is, `page_wished(url)` of the page where its keys are made."""

    chosen = Signal()
    page_wished = Signal(str)

    def __init__(self, presets: Sequence[Preset], tier: str) -> None:
        super().__init__()
        self._presets = tuple(presets)
        self._offers: dict[str, Offer] = {}
        self._preset, self._model, self._typed = Chooser(), Chooser(), QLineEdit()
        self._url, self._key, self._secret = QLineEdit(), QLineEdit(), QLineEdit()
        self._tier, self._read, self._written = QLineEdit(tier), QLineEdit(), QLineEdit()
        self._page, self.list_models = QPushButton(tr("Where to get one")), QPushButton(tr("List models"))
        self._start, self._kept = _small(""), _small("")
        self._sees = QCheckBox(tr("This model can see pictures"))
        self._dress()
        self._lay_out()
        self._preset.currentIndexChanged.connect(self._choose)
        self._model.currentTextChanged.connect(self._show_price)
        self._page.clicked.connect(self._open_page)
        self._choose(0)

    def _dress(self) -> None:
        for field in (self._url, self._key, self._secret, self._tier, self._read, self._written):
            field.setObjectName("field")
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        for field, words in (
            (self._secret, tr("the key itself")),
            (self._key, tr("its name here")),
            (self._read, tr("read")),
            (self._written, tr("written")),
        ):
            field.setPlaceholderText(words)
        for part, name in (
            (self._key, tr("Name of the key")),
            (self._secret, tr("Key")),
            (self._typed, tr("Model")),
        ):
            part.setAccessibleName(name)
        self._model.setEditable(True)
        self._model.setLineEdit(self._typed)
        self._model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._preset.addItems([*(preset.name for preset in self._presets), tr(_OTHER)])
        for button in (self._page, self.list_models):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow(tr("Service"), self._preset)
        form.addRow(tr("Address"), self._url)
        form.addRow("", self._start)
        form.addRow(tr("Key"), beside(self._secret, self._key, self._page))
        form.addRow("", self._kept)
        form.addRow(tr("Model"), beside(self._model, self.list_models))
        form.addRow("", self._sees)
        form.addRow(tr("Called"), self._tier)
        form.addRow(tr("Price"), beside(self._read, self._written))
        form.addRow("", _small(tr(_PRICE)))

    @property
    def draft(self) -> Draft:
        """What is typed now."""
        fields = (self._url, self._typed, self._key, self._tier, self._read, self._written, self._secret)
        words = (field.text().strip() for field in fields)
        continues = self._chosen.continues if self._chosen else ""
        return Draft(*words, images=self._sees.isChecked(), continues=continues)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """To choose from; what was typed stays where the service has it."""
        typed, self._offers = self._model.currentText(), {offer.model: offer for offer in offers}
        self._model.clear()
        self._model.addItems([*self._offers])
        if typed in self._offers:
            self._model.setCurrentText(typed)

    def show_kept(self, name: str, words: str) -> None:
        """The key that was typed has this name now; where it is kept is said in `words`."""
        self._secret.clear()
        self._key.setText(name)
        self._kept.setText(words)

    @property
    def _chosen(self) -> Preset | None:
        """None is an address of the person's own."""
        index = self._preset.currentIndex()
        return self._presets[index] if index < len(self._presets) else None

    @Slot(int)
    def _choose(self, index: int) -> None:
        """A service that has a page for keys asks for one."""
        del index
        preset = self._chosen
        page, start = (preset.key_page, preset.start) if preset else ("", "")
        self._url.setText(preset.url if preset else "")
        self._key.setText(key_name(preset.url) if preset and page else "")
        self._page.setVisible(bool(page))
        self._start.setText(tr("Start it with: {start}", start=start))
        self._start.setVisible(bool(start))
        self._kept.setText(tr(_UNSEEN))
        self._model.clear()
        self.chosen.emit()

    @Slot(str)
    def _show_price(self, model: str) -> None:
        """As the service tells it; nobody else does."""
        offer = self._offers.get(model)
        if offer and offer.price:
            self._read.setText(f"{offer.price.read:g}")
            self._written.setText(f"{offer.price.written:g}")

    @Slot()
    def _open_page(self) -> None:
        if preset := self._chosen:
            self.page_wished.emit(preset.key_page)


def _small(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setObjectName("small")
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label
