"""One setting on its page: what it is, what it means, and the control that chooses it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui.labels import label
from matryoshka.ui.tongue import tr

_CONTROL = 220
"""Width of a control, in pixels."""


class SettingRow(QWidget):
    """`chosen(value)` when the person chooses; `words` are what is looked for."""

    chosen = Signal(object)

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self.name, self.words = name, f"{name} {about}"
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label("settingname", name))
        if about:
            told.addWidget(label("small", about))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(24)
        self._row.addLayout(told, 1)

    def _put(self, control: QWidget) -> None:
        control.setAccessibleName(self.name)
        self._row.addWidget(control)


class OneOf(SettingRow):
    """One of several values, each with its words in English."""

    def __init__(self, name: str, about: str, values: Mapping[object, str]) -> None:
        super().__init__(name, about)
        self.words = " ".join((self.words, *map(tr, values.values())))
        self._values: Sequence[object] = [*values]
        self._box = QComboBox()
        self._box.addItems([tr(words) for words in values.values()])
        self._box.setMinimumWidth(_CONTROL)
        self._box.activated.connect(lambda place: self.chosen.emit(self._values[place]))
        self._put(self._box)

    def show_value(self, value: object) -> None:
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class Switch(SettingRow):
    """On or off."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__(name, about)
        self._box = QCheckBox()
        self._box.toggled.connect(self._choose)
        self._put(self._box)

    def show_value(self, value: bool) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(value)

    @Slot(bool)
    def _choose(self, on: bool) -> None:
        self.chosen.emit(on)


class Words(SettingRow):
    """A line of text, chosen when one leaves it or presses Enter."""

    def __init__(self, name: str, about: str, usual: str) -> None:
        super().__init__(name, about)
        self._edit = QLineEdit()
        self._edit.setObjectName("field")
        self._edit.setPlaceholderText(usual)
        self._edit.setMinimumWidth(_CONTROL)
        self._edit.editingFinished.connect(lambda: self.chosen.emit(self._edit.text().strip()))
        self._put(self._edit)

    def show_value(self, value: str) -> None:
        """What is being typed stays."""
        if value != self._edit.text() and not self._edit.hasFocus():
            self._edit.setText(value)


class Door(SettingRow):
    """Leads to where something is chosen."""

    def __init__(self, name: str, about: str, words: str) -> None:
        super().__init__(name, about)
        self._button = QPushButton(words)
        self._button.setProperty("look", "card")
        self._button.clicked.connect(lambda: self.chosen.emit(None))
        self._put(self._button)
        self._button.setAccessibleName(f"{name}: {words}")
