"""The dialog of keys: their names, a field for another one that shows nothing, and the way out again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from matryoshka.saying import say
from matryoshka.ui.dialogs import ask_to_remove
from matryoshka.ui.room import make_room, open_up
from matryoshka.ui.tongue import tr

_WIDTH = 460
_ABOUT = say(
    "Keys lie in the keyring of this system, and nowhere else. A ladder names them; nothing shows them."
)
_NONE = say("No key is kept yet.")
_LOST = say("The keyring forgets the key. Your service can show it, or give another one.")


class KeysDialog(QDialog):
    """`kept(name, key)` and `removed(name)` when the person wishes it."""

    kept = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self._name, self._secret = QLineEdit(), QLineEdit()
        self._keep, self._close = QPushButton(tr("Keep")), QPushButton(tr("Close"))
        self._state, self._rows = QLabel(wordWrap=True), QVBoxLayout()
        self._dress()
        self._lay_out()
        open_up(self, _WIDTH)
        self._keep.clicked.connect(self._emit)
        self._close.clicked.connect(self.reject)

    def _dress(self) -> None:
        for field, name in ((self._name, tr("Name of the key")), (self._secret, tr("Key"))):
            field.setObjectName("field")
            field.setAccessibleName(name)
        self._name.setPlaceholderText(tr("name"))
        self._secret.setPlaceholderText(tr("key"))
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._state.setObjectName("small")
        self._state.hide()
        self._keep.setDefault(True)

    def _lay_out(self) -> None:
        about = QLabel(tr(_ABOUT), wordWrap=True)
        about.setObjectName("small")
        new, foot = QHBoxLayout(), QHBoxLayout()
        for part in (self._name, self._secret, self._keep):
            new.addWidget(part)
        foot.addStretch()
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addLayout(self._rows)
        column.addLayout(new)
        column.addWidget(self._state)
        column.addLayout(foot)

    def show_names(self, names: Sequence[str]) -> None:
        """All keys there are."""
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for row in [self._row(name) for name in names] or [QLabel(tr(_NONE))]:
            self._rows.addWidget(row)
            row.show()
        make_room(self)

    def _row(self, name: str) -> QWidget:
        whole, remove = QWidget(), QPushButton(tr("Remove"))
        remove.setAccessibleName(tr("Remove {name}", name=name))
        remove.setAutoDefault(False)
        remove.clicked.connect(partial(self._ask, name))
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(name), 1)
        row.addWidget(remove)
        return whole

    def _ask(self, name: str) -> None:
        """What is shown nowhere could not be typed again from here."""
        ask_to_remove(name, tr(_LOST), partial(self.removed.emit, name), self)

    @Slot()
    def _emit(self) -> None:
        if (name := self._name.text().strip()) and (secret := self._secret.text().strip()):
            self._secret.clear()
            self.kept.emit(name, secret)

    def say(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))
        make_room(self)
