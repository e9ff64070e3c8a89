"""Where words are typed that the hub is asked for; it is asked only when the person says so."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from matryoshka.ui.tongue import tr


class SearchField(QWidget):
    """`asked(words)` on Enter or the button, never while typing."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._edit, self._button = QLineEdit(), QPushButton(tr("Search"))
        self._edit.setObjectName("field")
        self._edit.setPlaceholderText(tr("Name of a model, or owner/repository"))
        self._edit.setAccessibleName(tr("Search the hub"))
        self._edit.setMaxLength(200)
        self._edit.returnPressed.connect(self.ask)
        self._button.setProperty("look", "card")
        self._button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 12)
        row.addWidget(self._edit, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self._edit)

    def put(self, words: str) -> None:
        self._edit.setText(words)

    @Slot()
    def ask(self) -> None:
        if words := self._edit.text().strip():
            self.asked.emit(words)
