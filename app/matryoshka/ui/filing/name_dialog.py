"""Where a person types the name of a folder."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from matryoshka.chat.conversation import clean
from matryoshka.ui.room import open_up
from matryoshka.ui.tongue import tr

_WIDTH = 340
_LONGEST = 60


class NameDialog(QDialog):
    """Over `parent`, with `name` to be changed; `take` gets what was typed."""

    def __init__(
        self, title: str, word: str, name: str, take: Callable[[str], object], parent: QWidget
    ) -> None:
        """`word` stands on the button that ends it."""
        super().__init__(parent)
        self._take = take
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._edit = QLineEdit(name)
        self._edit.setObjectName("field")
        self._edit.setAccessibleName(tr("Name of the folder"))
        self._edit.setPlaceholderText(tr("Name of the folder"))
        self._edit.setMaxLength(_LONGEST)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._done = buttons.addButton(word, QDialogButtonBox.ButtonRole.AcceptRole)
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
        self._done.setEnabled(bool(clean(self._edit.text())))

    @Slot()
    def _finish(self) -> None:
        if name := clean(self._edit.text()):
            self._take(name)
            self.accept()
