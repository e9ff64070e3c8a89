"""What is asked, whom, and whether one sees who answers."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from matryoshka.chat.comparing.grid import LEAST, MOST
from matryoshka.chat.engine import Picture
from matryoshka.ui.growing_edit import GrowingEdit
from matryoshka.ui.labels import label
from matryoshka.ui.tongue import tr
from matryoshka.ui.wrapping import Wrapping

_LINES, _ROOM, _GAP = 5, 16, 6


class AskCard(QFrame):
    """`asked(text, tiers)` when a question is put, `stopped` when all columns are to stop.

    `changed` when another question stands there.
    """

    asked = Signal(str, object)
    changed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._field, self._send = GrowingEdit(_LINES, _ROOM), QPushButton(tr("Ask"))
        self.blind = QCheckBox(tr("Hide who answers"))
        self._along = QCheckBox(tr("With the chat before it"))
        self._with_pictures = QCheckBox()
        self._before: tuple[str, ...] = ()
        self._pictures: tuple[Picture, ...] = ()
        self.earlier = QPushButton(tr("Earlier ones"))
        self.wins = QPushButton(tr("Your votes"))
        self.more = QPushButton(tr("More"))
        self._tiers: dict[str, QPushButton] = {}
        self._choice = QWidget()
        self._row = QHBoxLayout(self._choice)
        self._hint = label("small", tr("Choose two to four."))
        self._busy = False
        self._lay_out()
        self._field.textChanged.connect(self._show)
        self._field.textChanged.connect(self.changed)
        self._field.sent.connect(self._press)
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
        top.addWidget(self._send, 0, Qt.AlignmentFlag.AlignTop)
        self._along.hide()
        self._with_pictures.hide()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(self._taken_along())
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """Who is asked, and what else there is; on several lines where it is narrow."""
        foot = QWidget()
        line = Wrapping(foot, _GAP)
        line.addWidget(self._choice)
        line.addWidget(self._hint)
        line.addItem(QSpacerItem(0, 0))
        for part in (self.blind, self.earlier, self.wins, self.more):
            line.addWidget(part)
        return foot

    def _taken_along(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._along)
        row.addWidget(self._with_pictures)
        row.addStretch()
        return row

    @property
    def question(self) -> str:
        """What is asked; empty while nothing is."""
        return self._field.toPlainText().strip()

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
        for before, after in pairwise((self._with_pictures, *self._tiers.values(), self.blind)):
            QWidget.setTabOrder(before, after)
        self._show()

    def put(self, text: str, before: tuple[str, ...] = (), pictures: tuple[Picture, ...] = ()) -> None:
        """A question, with what was said before it and what it shows, which may both be left out."""
        self._field.setPlainText(text)
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._before = before
        self._along.setChecked(True)
        self._along.setVisible(bool(before))
        self._pictures = pictures
        self._with_pictures.setText(tr("With %n picture(s)", len(pictures)))
        self._with_pictures.setChecked(True)
        self._with_pictures.setVisible(bool(pictures))

    @property
    def before(self) -> tuple[str, ...]:
        """What the tiers are to read before the question, by the person and the models in turn."""
        return self._before if self._along.isChecked() else ()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """What goes with the question, for tiers that see."""
        return self._pictures if self._with_pictures.isChecked() else ()

    @property
    def busy(self) -> bool:
        """Whether something is being answered."""
        return self._busy

    def take_keyboard(self) -> None:
        """To the question."""
        self._field.setFocus()

    def show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show()

    @Slot()
    def _show(self) -> None:
        few = not LEAST <= len(self.tiers) <= MOST
        self._hint.setVisible(few)
        self._send.setText(tr("Stop") if self._busy else tr("Ask"))
        self._send.setEnabled(self._busy or not (few or not self.question))

    @Slot()
    def _press(self) -> None:
        if not self._send.isEnabled():
            return
        if self._busy:
            self.stopped.emit()
        else:
            self.asked.emit(self.question, self.tiers)
