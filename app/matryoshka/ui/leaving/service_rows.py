"""The remote tiers of the ladder: who they are, whether they answer, and the way to another one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from matryoshka.saying import say
from matryoshka.ui.doll_row import Doll, DollRow
from matryoshka.ui.labels import label
from matryoshka.ui.leaving.rows import ServiceRow
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

_DOLL = 30.0
_NONE = say("No service is on the ladder: every answer is made on this computer.")


class ServiceView(QFrame):
    """`tested` and `left` when its buttons are pressed."""

    tested = Signal()
    left = Signal()

    def __init__(self, row: ServiceRow, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("row")
        self._doll = DollRow([Doll(1.0, lambda theme: theme.remote)], _DOLL, theme)
        self._name, self._about = label("rowname"), label("small")
        self._test, self._leave = QPushButton(tr("Test")), QPushButton(tr("Take off"))
        self._test.setProperty("look", "card")
        self._leave.setProperty("look", "quiet")
        self._test.clicked.connect(self.tested)
        self._leave.clicked.connect(self.left)
        self._lay_out()
        self.show_row(row)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self._name)
        texts.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(14)
        row.addWidget(self._doll)
        row.addLayout(texts, 1)
        row.addWidget(self._test)
        row.addWidget(self._leave)

    def show_row(self, row: ServiceRow) -> None:
        self._name.setText(row.tier)
        self._about.setText(" · ".join(filter(None, (row.about, tr("asking") if row.asked else row.state))))
        self._test.setEnabled(not row.asked)
        self._test.setAccessibleName(tr("Test {tier}", tier=row.tier))
        self._leave.setAccessibleName(tr("Take {tier} off the ladder", tier=row.tier))

    def set_theme(self, theme: Theme) -> None:
        self._doll.set_theme(theme)


class ServiceRows(QFrame):
    """`tested(tier)` and `left(tier)` of one of them, `added` and `keys_wished` of the buttons below."""

    tested = Signal(str)
    left = Signal(str)
    added = Signal()
    keys_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._views: dict[str, ServiceView] = {}
        self._none = QLabel(tr(_NONE), wordWrap=True)
        self._none.setObjectName("remark")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        title = label("rowname")
        title.setText(tr("Services"))
        title.setContentsMargins(16, 12, 16, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("row")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        for words, signal in ((tr("Add a service…"), self.added), (tr("Keys…"), self.keys_wished)):
            button = QPushButton(words)
            button.setProperty("look", "quiet")
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        return foot

    def show_rows(self, rows: Sequence[ServiceRow]) -> None:
        """Rows of the same tiers are kept as they are, with what has the keyboard in them."""
        self._none.setVisible(not rows)
        gone = self._views.keys() - {row.tier for row in rows}
        for tier in gone:
            self._drop(self._views.pop(tier))
        for place, row in enumerate(rows):
            view = self._views.get(row.tier) or self._made(row)
            view.show_row(row)
            self._rows.insertWidget(place, view)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self._views.values():
            view.set_theme(theme)

    def _made(self, row: ServiceRow) -> ServiceView:
        view = ServiceView(row, self._theme)
        view.tested.connect(partial(self.tested.emit, row.tier))
        view.left.connect(partial(self.left.emit, row.tier))
        self._views[row.tier] = view
        return view

    def _drop(self, view: ServiceView) -> None:
        self._rows.removeWidget(view)
        view.hide()
        view.deleteLater()
