"""The list of places that a search found: opened with a click, or with the arrow keys and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from matryoshka.chat.seeking import Sighting
from matryoshka.saying import say
from matryoshka.ui.chats import ROW
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.search_field import is_escape
from matryoshka.ui.sightings import SightingModel, SightingRow
from matryoshka.ui.theme import Theme
from matryoshka.ui.tongue import tr

NOTHING = say("Nothing found.")
_AT_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class SightingList(QListView):
    """`opened(Sighting)` when the person wants to be there; `left` upwards, to the field."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self._theme, self._fonts = theme, fonts
        self._model = SightingModel(self)
        self._row = SightingRow(theme, fonts, self)
        self.setModel(self._model)
        self.setItemDelegate(self._row)
        self.setAccessibleName(tr("What was found"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(0, 8, 0, 0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._open)

    def show_places(self, places: Sequence[Sighting]) -> None:
        self._model.show_places(places)
        self.setAccessibleDescription("" if places else tr(NOTHING))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._row.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @Slot()
    def enter(self) -> None:
        """Have the keyboard, at the first place."""
        if self._model.rowCount():
            self.setFocus()
            self.setCurrentIndex(self._model.index(0))

    @Slot()
    def open_first(self) -> None:
        if self._model.rowCount():
            self._open(self._model.index(0))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW))

    def event(self, event: QEvent) -> bool:
        """Escape leads back to the field first."""
        if event.type() == QEvent.Type.ShortcutOverride and is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if is_escape(event) or (event.key() == Qt.Key.Key_Up and index.row() <= 0):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(self._fonts.small)
            painter.setPen(self._theme.muted)
            painter.drawText(self.viewport().rect().adjusted(10, 14, -10, 0), _AT_TOP, tr(NOTHING))
            painter.end()
