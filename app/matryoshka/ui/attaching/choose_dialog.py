"""The dialog in which a person cuts a long file: which of its pages, sheets or lines go along."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from matryoshka.saying import Figure, say
from matryoshka.ui.attaching import words
from matryoshka.ui.attaching.attached import Attached
from matryoshka.ui.tongue import tr

_SIZE = QSize(560, 520)
_ABOUT = say("Choose what goes along. Click the first and Shift-click the last; Ctrl-click adds one.")


class ChooseDialog(QDialog):
    """`chosen(Attached)` when the person has cut it to what fits; as much as does is chosen beforehand."""

    chosen = Signal(object)

    def __init__(self, attached: Attached, parent: QWidget) -> None:
        super().__init__(parent)
        self._attached = attached
        self._shares = attached.shares
        self.setWindowTitle(tr("Part of “{document}”", document=attached.document.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self._list, self._sum = QListWidget(), QLabel()
        self._attach = QPushButton(tr("Attach"))
        self._attach.setDefault(True)
        self._list.itemSelectionChanged.connect(self._count)
        self._fill()
        self._lay_out()
        self._list.setFocus()

    @property
    def _numbers(self) -> list[int]:
        return sorted(index.row() for index in self._list.selectedIndexes())

    def _fill(self) -> None:
        self._list.setObjectName("passages")
        self._list.setAccessibleName(tr("Parts of the file"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for passage, share in zip(self._attached.document.passages, self._shares, strict=True):
            beginning = " ".join(passage.text[:200].split())
            self._list.addItem(f"{passage.name} · {words.tokens(share, exact=False)}\n{beginning}")
        for number in _first_that_fit(self._shares, self._attached.room or 0):
            self._list.setCurrentRow(number, QItemSelectionModel.SelectionFlag.Select)

    def _lay_out(self) -> None:
        head = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        head.setText(f"{_too_long(self._attached)} {tr(_ABOUT)}")
        self._sum.setObjectName("small")
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._attach.clicked.connect(self._choose)
        foot = QHBoxLayout()
        foot.addWidget(self._sum, 1)
        foot.addWidget(cancel)
        foot.addWidget(self._attach)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self._list, 1)
        column.addLayout(foot)

    @Slot()
    def _count(self) -> None:
        cut = self._attached.cut(self._numbers)
        self._sum.setText(
            tr(
                "{tokens} of {room}",
                tokens=words.tokens(cut.counted, exact=False),
                room=Figure(self._attached.room or 0),
            )
        )
        self._attach.setEnabled(bool(cut.chosen) and cut.fits)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._attached.cut(self._numbers))
        self.accept()


def _too_long(attached: Attached) -> str:
    size = words.tokens(attached.tokens, exact=attached.exact)
    room = Figure(attached.room or 0)
    return tr("This file has {size}; the tier that reads most reads {room} at once.", size=size, room=room)


def _first_that_fit(shares: Sequence[int], room: int) -> range:
    taken = 0
    for number, share in enumerate(shares):
        taken += share
        if taken > room:
            return range(number)
    return range(len(shares))
