"""The dialog that limits what remote tiers may cost in a month."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from matryoshka.saying import say
from matryoshka.ui.room import open_up
from matryoshka.ui.tongue import tr

_WIDTH = 420
_ABOUT = say(
    "Before a question goes out, its dearest answer is counted. "
    "What could pass the limit is not asked; your small tiers answer on."
)
_NO_NUMBER = say("Write a number, such as 5 or 2.50.")


class CapDialog(QDialog):
    """`chosen(float | None)` when the person has decided; None is no limit."""

    chosen = Signal(object)

    def __init__(self, cap: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Limit of a month"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._amount = QLineEdit("" if cap is None else f"{cap:g}")
        self._amount.setObjectName("field")
        self._amount.setPlaceholderText(tr("no limit"))
        self._amount.setAccessibleName(tr("The most that a month may cost"))
        self._state = QLabel(tr(_ABOUT), wordWrap=True)
        self._state.setObjectName("small")
        self._lay_out()
        open_up(self, _WIDTH)

    def _lay_out(self) -> None:
        none, save, cancel = QPushButton(tr("No limit")), QPushButton(tr("Save")), QPushButton(tr("Cancel"))
        save.setDefault(True)
        none.clicked.connect(lambda: self._choose(None))
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(none)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._amount)
        column.addWidget(self._state)
        column.addLayout(foot)

    @Slot()
    def _save(self) -> None:
        try:
            amount = float(self._amount.text().strip().replace(",", "."))
        except ValueError:
            amount = -1.0
        if 0 <= amount < float("inf"):
            self._choose(amount)
        else:
            self._state.setText(tr(_NO_NUMBER))

    def _choose(self, cap: float | None) -> None:
        self.chosen.emit(cap)
        self.accept()
