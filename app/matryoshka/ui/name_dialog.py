"""Where a person types a name: of a folder, of a kind of question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from matryoshka.chat.conversation import clean
from matryoshka.ui.room import open_up

_WIDTH = 340
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Naming:
    """What is named: `field` says it where the name is typed, `word` on the button that ends it."""

    title: str
    field: str
    word: str
    known: Sequence[str] = ()
    """Names that were given before, offered while one types."""
    needed: bool = True
    """Whether there has to be one."""


class NameDialog(QDialog):
    """Over `parent`, with `name` to be changed; `take` gets what was typed."""

    def __init__(self, naming: Naming, name: str, take: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._take, self._needed = take, naming.needed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(naming.title)
        self._edit = QLineEdit(name)
        self._edit.setObjectName("field")
        self._edit.setAccessibleName(naming.field)
        self._edit.setPlaceholderText(naming.field)
        self._edit.setCompleter(_completer(naming.known, self))
        self._edit.setMaxLength(_LONGEST)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._done = buttons.addButton(naming.word, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._edit)
        column.addWidget(buttons)
        open_up(self, _WIDTH)
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        self._edit.textChanged.connect(self._look)
        self._edit.selectAll()
        self._look()

    @Slot()
    def _look(self) -> None:
        self._done.setEnabled(not self._needed or bool(clean(self._edit.text())))

    @Slot()
    def _finish(self) -> None:
        self._take(clean(self._edit.text()))
        self.accept()


def _completer(known: Sequence[str], parent: QWidget) -> QCompleter:
    completer = QCompleter(known, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
