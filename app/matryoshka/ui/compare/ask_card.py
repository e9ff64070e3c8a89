"""What is asked, whom, and whether one sees who answers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from matryoshka.chat.comparing.grid import LEAST, MOST
from matryoshka.ui.labels import label
from matryoshka.ui.tongue import tr


class AskCard(QFrame):
    """`asked(text, tiers)` when a question is put, `stopped` when all columns are to stop."""

    asked = Signal(str, object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._field, self._send = QLineEdit(), QPushButton(tr("Ask"))
        self.blind = QCheckBox(tr("Hide who answers"))
        self._along = QCheckBox(tr("With the chat before it"))
        self._before: tuple[str, ...] = ()
        self.earlier = QPushButton(tr("Earlier ones"))
        self.wins = QPushButton(tr("Your votes"))
        self.more = QPushButton(tr("More"))
        self._tiers: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self._hint = label("small", tr("Choose two to four."))
        self._busy = False
        self._lay_out()
        self._field.textChanged.connect(self._show)
        self._field.returnPressed.connect(self._press)
        self._send.clicked.connect(self._press)

    def _lay_out(self) -> None:
        self._field.setObjectName("field")
        self._field.setPlaceholderText(tr("Ask several tiers the same"))
        self._field.setAccessibleName(tr("Question"))
        self._send.setProperty("look", "main")
        for button in (self.earlier, self.wins, self.more):
            button.setProperty("look", "card")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._field, 1)
        top.addWidget(self._send)
        self._along.hide()
        self._row.setSpacing(6)
        self._row.addWidget(self._hint)
        self._row.addStretch()
        for part in (self._along, self.blind, self.earlier, self.wins, self.more):
            self._row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(self._row)

    @property
    def tiers(self) -> tuple[str, ...]:
        """Who is chosen, in the order of the ladder."""
        return tuple(name for name, button in self._tiers.items() if button.isChecked())

    def set_tiers(self, names: Sequence[str]) -> None:
        """Whom there is to ask; the first are chosen, as many as can be."""
        for button in self._tiers.values():
            button.deleteLater()
        self._tiers = {name: QPushButton(name) for name in names}
        for place, (name, button) in enumerate(self._tiers.items()):
            button.setProperty("look", "tab")
            button.setCheckable(True)
            button.setChecked(place < MOST)
            button.setAccessibleName(tr("Ask {tier}", tier=name))
            button.toggled.connect(self._show)
            self._row.insertWidget(place, button)
        self._show()

    def put(self, text: str, before: tuple[str, ...] = ()) -> None:
        """A question, and what was said before it, which may be left out."""
        self._field.setText(text)
        self._before = before
        self._along.setChecked(True)
        self._along.setVisible(bool(before))

    @property
    def before(self) -> tuple[str, ...]:
        """What the tiers are to read before the question, by the person and the models in turn."""
        return self._before if self._along.isChecked() else ()

    @property
    def busy(self) -> bool:
        """Whether something is being answered."""
        return self._busy

    def show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show()

    @Slot()
    def _show(self) -> None:
        few = not LEAST <= len(self.tiers) <= MOST
        self._hint.setVisible(few)
        self._send.setText(tr("Stop") if self._busy else tr("Ask"))
        self._send.setEnabled(self._busy or not (few or not self._field.text().strip()))

    @Slot()
    def _press(self) -> None:
        if not self._send.isEnabled():
            return
        if self._busy:
            self.stopped.emit()
        else:
            self.asked.emit(self._field.text().strip(), self.tiers)
