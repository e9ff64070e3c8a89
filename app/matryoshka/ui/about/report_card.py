"""A report for who is to understand a fault: shown whole before it is copied."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from matryoshka.ui.fonts import Fonts
from matryoshka.ui.labels import label
from matryoshka.ui.tongue import tr

_HEIGHT = 190


class ReportCard(QFrame):
    """`copied(str)` when the report is wanted."""

    copied = Signal(str)

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self.setObjectName("card")
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("report")
        self._text.setFont(fonts.code)
        self._text.setFixedHeight(_HEIGHT)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(tr("The report"))
        self._copy = QPushButton(tr("Copy the report"))
        self._copy.setProperty("look", "card")
        self._copy.clicked.connect(lambda: self.copied.emit(self.text))
        self._lay_out()

    @property
    def text(self) -> str:
        return self._text.toPlainText()

    def show_report(self, text: str) -> None:
        self._text.setPlainText(text)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(label("rowname", tr("A report")))
        about = tr("For whoever helps you with a fault. It holds no key, no chat, and no name of a folder.")
        column.addWidget(label("small", about))
        column.addWidget(self._text)
        column.addLayout(buttons)
