"""The choice of a place above the list: chats, archive or trash; in sight once there is more than chats."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from matryoshka.ui.filing.place import Place
from matryoshka.ui.tongue import tr


class PlaceBar(QWidget):
    """`turned` when a place is chosen, `emptied` when all that is in the trash is to go."""

    turned = Signal()
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.place = Place.CHATS
        """What is shown."""
        self._buttons = {place: _button(place) for place in Place}
        self._group = QButtonGroup(self)
        self._empty = QPushButton(tr("Empty the trash…"))
        self._empty.setObjectName("empty")
        self._empty.setProperty("look", "quiet")
        self._empty.clicked.connect(self.emptied)
        self._lay_out()
        self.show_counts({})

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(2)
        for button in self._buttons.values():
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._empty)
        self._group.buttonClicked.connect(self._choose)

    def show_counts(self, counts: Mapping[Place, int]) -> None:
        """How many chats are in each place."""
        for place, button in self._buttons.items():
            count = counts.get(place, 0) if place is not Place.CHATS else 0
            button.setText(f"{tr(place)} {count}" if count else tr(place))
            button.setChecked(place is self.place)
        self._empty.setVisible(self.place is Place.TRASH and bool(counts.get(Place.TRASH)))
        others = any(counts.get(place) for place in (Place.ARCHIVE, Place.TRASH))
        self.setVisible(others or self.place is not Place.CHATS)

    def turn_to(self, place: Place) -> None:
        if place is not self.place:
            self.place = place
            self.turned.emit()

    @Slot(QPushButton)
    def _choose(self, button: QPushButton) -> None:
        """Also the one that is shown: what was found may stand before it."""
        self.place = next(place for place, each in self._buttons.items() if each is button)
        self.turned.emit()


def _button(place: Place) -> QPushButton:
    button = QPushButton(tr(place))
    button.setObjectName("place-tab")
    button.setCheckable(True)
    button.setProperty("look", "quiet")
    return button
