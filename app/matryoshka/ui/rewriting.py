"""Where a person writes a question, or an answer, otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

_WIDTH, _HEIGHT = 640, 320


class Rewriting(QDialog):
    """Over `parent`, with `text` to be changed; what is written is lost only where the person cancels."""

    def __init__(
        self, title: str, word: str, text: str, keep: Callable[[str], bool], parent: QWidget
    ) -> None:
        """The button `word` has it kept by `keep`, which says whether that went well."""
        super().__init__(parent)
        self._keep = keep
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._edit = QPlainTextEdit(text)
        self._edit.setObjectName("rewriting")
        self._edit.setAccessibleName(title)
        self._edit.setTabChangesFocus(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._done = self._buttons.addButton(word, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        self._edit.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._edit)
        column.addWidget(self._buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self._finish)
        self._buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._finish)
        self._edit.textChanged.connect(self._look)

    @Slot()
    def _look(self) -> None:
        """Nothing can be made of nothing."""
        self._done.setEnabled(bool(self._edit.toPlainText().strip()))

    @Slot()
    def _finish(self) -> None:
        if self._done.isEnabled() and self._keep(self._edit.toPlainText()):
            self.accept()
