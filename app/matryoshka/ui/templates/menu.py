"""The list of templates above the box where one types: what is typed behind a slash narrows it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QPushButton, QVBoxLayout

from matryoshka.chat.templates import Template
from matryoshka.ui.composer import SHADOW, Composer
from matryoshka.ui.fonts import grown
from matryoshka.ui.tongue import tr

_WIDTH, _GAP, _ROW = 340, 6, 30
_MOST, _BESIDES = 7, 2
"""Rows in sight, and how many more the rest of it is as high as."""


class TemplateMenu(QFrame):
    """Over the parent of `composer`, above that; the keyboard stays there. `chosen(Template)`, `managed`."""

    chosen = Signal(object)
    managed = Signal()

    def __init__(self, composer: Composer) -> None:
        super().__init__(composer.parentWidget())
        self._below = composer
        self._templates: tuple[Template, ...] = ()
        self.setObjectName("card")
        self._list, self._manage = QListWidget(), QPushButton(tr("Add or change templates…"))
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self._list)
        column.addWidget(self._manage)
        self._list.itemClicked.connect(self.take)
        self._manage.clicked.connect(self.managed)
        composer.installEventFilter(self)
        self.hide()

    def _dress(self) -> None:
        self._list.setObjectName("templates")
        self._list.setAccessibleName(tr("Templates"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._manage.setProperty("look", "quiet")
        self._manage.setObjectName("foot")
        for part in (self._list, self._manage):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """To choose from, the first beforehand."""
        self._templates = tuple(templates)
        self._list.clear()
        self._list.addItems([template.name for template in templates])
        self._list.setCurrentRow(0)
        room = max(1, self._below.y() // grown(_ROW) - _BESIDES)
        self._list.setFixedHeight(grown(_ROW) * min(_MOST, room, max(1, len(templates))))
        self._place()
        self.show()
        self.raise_()

    def step(self, way: int) -> None:
        """To the next one (1), or the one before (-1), round and round."""
        if self._templates:
            self._list.setCurrentRow((self._list.currentRow() + way) % len(self._templates))

    @Slot()
    def take(self) -> None:
        """Choose the one that is marked."""
        row = self._list.currentRow()
        self.hide()
        if row >= 0:
            self.chosen.emit(self._templates[row])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setFixedWidth(min(grown(_WIDTH), self._below.width() - 2 * SHADOW))
        self.adjustSize()
        card = self._below.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        self.move(card.left(), max(0, card.top() - self.height() - _GAP))
