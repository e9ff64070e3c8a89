"""The dialog in which templates are added, changed and deleted; what is written is kept by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from matryoshka.chat.conversation import clean, title_from
from matryoshka.chat.preset import LONGEST_NAME
from matryoshka.chat.templates import Template
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.ui.dialogs import ask_to_remove
from matryoshka.ui.fonts import grown
from matryoshka.ui.leaving.beside import beside
from matryoshka.ui.recognising import fault_words
from matryoshka.ui.room import open_up
from matryoshka.ui.tongue import tr

_WIDTH, _HEIGHT = 680, 440
_LIST = 190
_ABOUT = say("Words between braces, such as {language}, are slots: Tab goes from one to the next.")
_NONE = say("There is no template yet: “New” begins one.")
_NEW = say("New template")


class TemplatesDialog(QDialog):
    """`kept(Template, name)`, in place of the one that was called so, and `removed(name)`."""

    kept = Signal(object, str)
    removed = Signal(str)

    def __init__(self, templates: Sequence[Template], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Templates"))
        self._templates = list(templates)
        self._row = -1
        self._list, self._name, self._text = QListWidget(), QLineEdit(), QPlainTextEdit()
        self._state = QLabel(tr(_ABOUT), wordWrap=True)
        self._new, self._delete, self._done = (
            QPushButton(tr("New")),
            QPushButton(tr("Delete")),
            QPushButton(tr("Done")),
        )
        self._dress()
        self._lay_out()
        open_up(self, _WIDTH, _HEIGHT)
        self._connect()
        self._list.addItems([template.name for template in templates])
        self._list.setCurrentRow(0)
        self._show(self._list.currentRow())

    def _dress(self) -> None:
        self._list.setObjectName("templates")
        self._list.setFixedWidth(grown(_LIST))
        self._name.setObjectName("field")
        self._name.setMaxLength(LONGEST_NAME)
        self._text.setObjectName("rewriting")
        self._text.setTabChangesFocus(True)
        self._state.setObjectName("small")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        for part, name in ((self._list, tr("Templates")), (self._name, tr("Name")), (self._text, tr("Text"))):
            part.setAccessibleName(name)
        self._new.setAutoDefault(False)
        self._delete.setAutoDefault(False)
        self._done.setDefault(True)

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(8)
        for part in (self._name, self._text, self._state):
            fields.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._list)
        row.addLayout(fields, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(beside(self._new, self._delete, None, self._done))

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._turn_to)
        self._new.clicked.connect(self._begin)
        self._delete.clicked.connect(self._ask)
        self._done.clicked.connect(self.accept)
        self.finished.connect(self._keep)

    def say_fault(self, fault: AppError) -> None:
        self._state.setText(fault_words(fault))

    @Slot(int)
    def _turn_to(self, row: int) -> None:
        self._keep()
        self._show(row)

    def _show(self, row: int) -> None:
        """No row is no template: nothing can be written then."""
        self._row = row
        template = self._templates[row] if row >= 0 else Template("", "")
        self._name.setText(template.name)
        self._text.setPlainText(template.text)
        for part in (self._name, self._text, self._delete):
            part.setEnabled(row >= 0)
        if row < 0 or self._state.text() == tr(_NONE):
            self._state.setText(tr(_ABOUT if row >= 0 else _NONE))

    @Slot()
    def _keep(self) -> None:
        """What is written; without a text it is none yet."""
        text = clean(self._text.toPlainText())
        if self._row < 0 or not text:
            return
        before = self._templates[self._row]
        template = Template(self._free(clean(self._name.text()) or title_from(text)), text)
        if template != before:
            self._templates[self._row] = template
            self._list.item(self._row).setText(template.name)
            self.kept.emit(template, before.name)

    def _free(self, name: str) -> str:
        """Counted up until no other one is called so."""
        others = {each.name for at, each in enumerate(self._templates) if at != self._row}
        counted = (f"{name} {number}" for number in range(2, len(others) + 3))
        return next(each for each in (name, *counted) if each not in others)

    @Slot()
    def _begin(self) -> None:
        self._keep()
        self._templates.append(Template("", ""))
        self._list.addItem(tr(_NEW))
        self._list.setCurrentRow(len(self._templates) - 1)
        self._name.setFocus()

    @Slot()
    def _ask(self) -> None:
        """What was never kept goes without a word."""
        if name := self._templates[self._row].name:
            ask_to_remove(name, tr("Its text is gone then."), self._remove, self)
        else:
            self._remove()

    @Slot()
    def _remove(self) -> None:
        row, self._row = self._row, -1
        gone = self._templates.pop(row)
        self._list.blockSignals(True)
        self._list.takeItem(row)
        self._list.blockSignals(False)
        self._show(self._list.currentRow())
        if gone.name:
            self.removed.emit(gone.name)
