"""The page “Keys”: every command with its keys, which can be others."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from matryoshka.ui.commands import ALL, GROUPS
from matryoshka.ui.commands.command import Command, Group, native
from matryoshka.ui.commands.matching import fit
from matryoshka.ui.fonts import grown
from matryoshka.ui.labels import label
from matryoshka.ui.page import Heading, Page
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

_KEYS = 170
"""Width of the field for keys, in pixels."""


class KeyRow(QWidget):
    """`chosen(command, keys)` when others were pressed, `restored(command)` when the usual are wanted."""

    chosen = Signal(object, str)
    restored = Signal(object)

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command
        self._fault = label("remark")
        self._usual = QPushButton(tr("Usual"))
        self._field = self._fixed() if command.fixed else self._edit()
        self._lay_out()
        self.tell("")

    def _fixed(self) -> QWidget:
        field = label("small", self.command.shown_keys)
        field.setToolTip(tr("These keys belong to what they work on."))
        return field

    def _edit(self) -> QWidget:
        edit = QKeySequenceEdit()
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setAccessibleName(tr("Keys of: {command}", command=self.command.words))
        for field in edit.findChildren(QLineEdit):
            field.setAccessibleName(edit.accessibleName())
        for cross in edit.findChildren(QToolButton):
            cross.setAccessibleName(tr("No keys for: {command}", command=self.command.words))
        edit.editingFinished.connect(lambda: self.chosen.emit(self.command, edit.keySequence().toString()))
        return edit

    def _lay_out(self) -> None:
        self._usual.setProperty("look", "quiet")
        self._usual.setAccessibleName(tr("Usual keys of: {command}", command=self.command.words))
        self._usual.clicked.connect(lambda: self.restored.emit(self.command))
        self._field.setFixedWidth(grown(_KEYS))
        row = QHBoxLayout()
        row.addWidget(label("small", self.command.words), 1)
        row.addWidget(self._usual)
        row.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._fault)

    def show_keys(self, keys: str, *, own: bool) -> None:
        if isinstance(self._field, QKeySequenceEdit):
            self._field.setKeySequence(QKeySequence(keys))
        self._usual.setVisible(own)

    def tell(self, fault: str) -> None:
        """Why other keys cannot be; empty words tell nothing."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))


class KeysPage(Page):
    """`chosen` and `restored` as of its rows; `all_restored` when all shall be as usual."""

    chosen = Signal(object, str)
    restored = Signal(object)
    all_restored = Signal()

    def __init__(self, theme: Theme) -> None:
        heading = Heading(tr("Shortcuts"), tr("press others where you like; an empty field has none"))
        self._field, self._usual = QLineEdit(), QPushButton(tr("All as usual"))
        self.rows = {command: KeyRow(command) for command in ALL}
        self._cards = {group: self._card(group) for group in GROUPS}
        super().__init__(theme, heading, self._head(), *self._cards.values())
        self._field.textChanged.connect(self._seek)
        self.turned_to.connect(self._field.setFocus)
        self._usual.clicked.connect(self.all_restored)
        for row in self.rows.values():
            row.chosen.connect(self.chosen)
            row.restored.connect(self.restored)

    def _head(self) -> QWidget:
        self._field.setObjectName("search")
        self._field.setPlaceholderText(tr("Search"))
        self._field.setAccessibleName(tr("Search the keys"))
        self._usual.setProperty("look", "card")
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field, 1)
        row.addWidget(self._usual)
        return head

    def _card(self, group: Group) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        column.addWidget(label("rowname", tr(GROUPS[group])))
        for command, row in self.rows.items():
            if command.group is group:
                column.addWidget(row)
        return card

    def show_keys(self, keys_of: Callable[[Command], str], is_own: Callable[[Command], bool]) -> None:
        for command, row in self.rows.items():
            row.show_keys(keys_of(command), own=is_own(command))
            row.tell("")

    @Slot(str)
    def _seek(self, typed: str) -> None:
        """By words and by keys."""
        for command, row in self.rows.items():
            row.setVisible(fit(typed, f"{command.words} {native(command.keys)}") is not None)
        for group, card in self._cards.items():
            rows = (row for command, row in self.rows.items() if command.group is group)
            card.setVisible(any(not row.isHidden() for row in rows))
