"""One model on the page: its doll, what it is, whether it fits, and what can be done with it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from matryoshka.ui.doll_row import Doll, DollRow
from matryoshka.ui.icons import icon
from matryoshka.ui.labels import label
from matryoshka.ui.models.gauge import GaugeView
from matryoshka.ui.models.rows import Row, Verb
from matryoshka.ui.theme import Theme
from matryoshka.ui.tip import tip
from matryoshka.ui.tongue import tr

_DOLL = 34.0
_SIZES = (0.5, 0.66, 0.82, 1.0)
_COLUMNS = (40, 0, 96, 100, 270, 104, 28)
"""Pixels of the doll, the name, the quantization, the size, the gauge, and two buttons."""
_TEXTS, _GAUGE = 1, 4
_QUIET = (Verb.GET_ANYWAY, Verb.USE_ANYWAY)


def hue(rung: int, theme: Theme) -> QColor:
    return theme.hues[min(rung, len(theme.hues) - 1)]


def dolls(rungs: tuple[int, ...], theme: Theme) -> DollRow:
    """A doll for each rung of a ladder of four, in its size and colour."""
    drawn = [Doll(_SIZES[min(rung, 3)], partial(hue, rung)) for rung in rungs]
    return DollRow(drawn, _DOLL, theme)


class RowView(QFrame):
    """`wished(key, verb)` when the person wants something done."""

    wished = Signal(str, object)

    def __init__(self, row: Row, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("row")
        self._row = row
        self._theme = theme
        self._narrow = False
        self._doll = dolls((row.rung,), theme)
        self._name, self._about = label("rowname"), label("small")
        self._quantization, self._size = (QLabel(textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        self._gauge = GaugeView(theme)
        self._button, self._more = QPushButton(), QPushButton()
        self._menu = QMenu(self)
        self._dress_buttons()
        self._texts = self._stacked()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(12)
        self._lay_out_wide()
        self.show_row(row)

    def _dress_buttons(self) -> None:
        self._button.setProperty("look", "card")
        self._button.clicked.connect(self._press)
        self._more.setFixedSize(QSize(28, 28))
        self._more.setToolTip(tr("More"))
        self._more.clicked.connect(self._open_menu)

    def _stacked(self) -> QWidget:
        texts = QWidget()
        texts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addStretch()
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addStretch()
        return texts

    @property
    def row(self) -> Row:
        return self._row

    def show_row(self, row: Row) -> None:
        """The same model, as it stands now."""
        self._row = row
        self._name.setText(row.name)
        self._quantization.setText(row.quantization)
        self._size.setText(row.size)
        self._show_about()
        self._gauge.show_gauge(row.gauge, hue(row.rung, self._theme), self._theme)
        self._show_verbs(row)
        self.setToolTip(tip(row.hint))
        self.setAccessibleName(_spoken(row))

    def _show_about(self) -> None:
        """A narrow row says in its second line what has no column of its own."""
        own = (self._row.quantization, self._row.size) if self._narrow else ()
        recommended = tr("recommended") if self._row.recommended else ""
        self._about.setText(" · ".join(filter(None, (*own, recommended, self._row.about))))

    def _show_verbs(self, row: Row) -> None:
        self._button.setVisible(bool(row.verbs))
        for first in row.verbs[:1]:
            self._button.setText(tr(first))
            self._button.setAccessibleName(f"{tr(first)}: {row.name} {row.quantization}".strip())
            self._button.setEnabled(first is not Verb.IN_USE)
            self._button.setProperty("muted", first in _QUIET)
            self._button.style().polish(self._button)
        self._show_menu(row, row.verbs[1:])

    def _show_menu(self, row: Row, others: tuple[Verb, ...]) -> None:
        self._more.setVisible(bool(others))
        self._more.setAccessibleName(
            tr("More: {row} {quantization}", row=row.name, quantization=row.quantization).strip()
        )
        self._menu.clear()
        for verb in others:
            self._menu.addAction(tr(verb)).triggered.connect(partial(self._wish, verb))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._doll.set_theme(theme)
        self._more.setIcon(icon("more", theme.muted))
        self._gauge.show_gauge(self._row.gauge, hue(self._row.rung, theme), theme)

    def set_narrow(self, narrow: bool) -> None:
        """In one line, or in two where there is no room for its columns."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for column in (self._quantization, self._size):
            column.setVisible(not narrow)
        self._show_about()
        self._lay_out_narrow() if narrow else self._lay_out_wide()

    def _lay_out_wide(self) -> None:
        self._set_columns(_COLUMNS, {_TEXTS: 3, _GAUGE: 2})
        parts = (self._doll, self._texts, self._quantization, self._size, self._gauge)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, 0, column)
        self._lay_out_buttons(len(parts))

    def _lay_out_narrow(self) -> None:
        self._set_columns(_COLUMNS[:1], {_TEXTS: 1})
        self._grid.addWidget(self._doll, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._texts, 0, _TEXTS)
        self._grid.addWidget(self._gauge, 1, _TEXTS, 1, 3)
        self._lay_out_buttons(_TEXTS + 1)

    def _set_columns(self, widths: tuple[int, ...], stretches: dict[int, int]) -> None:
        for column in range(len(_COLUMNS)):
            self._grid.setColumnMinimumWidth(column, widths[column] if column < len(widths) else 0)
            self._grid.setColumnStretch(column, stretches.get(column, 0))

    def _lay_out_buttons(self, column: int) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._button, 0, column, right)
        self._grid.addWidget(self._more, 0, column + 1, right)

    @Slot()
    def _press(self) -> None:
        self._wish(self._row.verbs[0])

    def _wish(self, verb: Verb) -> None:
        self.wished.emit(self._row.key, verb)

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _spoken(row: Row) -> str:
    """What a screen reader says of the whole row."""
    fit = row.gauge.words if row.gauge else ""
    return ", ".join(filter(None, (row.name, row.quantization, row.size, row.about, fit)))
