"""Who is asked first: a quiet button that says it, and a menu of the tiers."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton

from matryoshka.ui import commands
from matryoshka.ui.doll import WIDTH, Pose, paint_doll
from matryoshka.ui.menu import pop_up_above
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr

_WIDEST = 200
"""Room for a tier's name, in pixels: a longer one is cut at its end."""


class StartPicker(QPushButton):
    """`chosen(tier)` when the person chose; a ladder of one tier has nothing to choose."""

    chosen = Signal(str)

    def __init__(self, nest: Nest, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("picker")
        self.setProperty("look", "quiet")
        commands.START.explain(self)
        self._theme = theme
        self._tier = ""
        self._menu, self._group = QMenu(self), QActionGroup(self)
        self.clicked.connect(self.open)
        self.set_nest(nest)

    def set_nest(self, nest: Nest) -> None:
        """The tiers of another ladder; a choice that it does not have becomes its smallest."""
        self._nest = nest
        self._menu.clear()
        self._tiers = {tier.name: self._menu.addAction(tier.name) for tier in nest.ladder.tiers}
        self._group_tiers()
        self.set_tier(self._tier if self._tier in self._tiers else nest.ladder.tiers[0].name)
        self.set_theme(self._theme)
        if len(self._tiers) == 1:
            self.hide()
        elif self.parentWidget():  # without one it would be a window of its own
            self.show()

    def _group_tiers(self) -> None:
        for name, action in self._tiers.items():
            action.setCheckable(True)
            self._group.addAction(action)
            action.triggered.connect(partial(self._choose, name))

    @property
    def tier(self) -> str:
        """The tier that is asked first."""
        return self._tier

    def set_tier(self, tier: str) -> None:
        """A tier that the ladder does not have leaves the choice as it is."""
        if tier not in self._tiers:
            return
        self._tier = tier
        shown = self.fontMetrics().elidedText(tier, Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(tr("starts with {tier} ▾", tier=shown))
        self.setAccessibleName(tr("Starts with {tier}", tier=tier))
        for name, action in self._tiers.items():
            action.setChecked(name == tier)
            action.setText(f"{name}\t✓" if name == tier else name)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for name, action in self._tiers.items():
            action.setIcon(_doll_icon(self._nest.colour(name, theme), self._nest.size(name)))

    @Slot()
    def open(self) -> None:
        if self.isVisible():
            pop_up_above(self, self._menu)

    def _choose(self, tier: str) -> None:
        self.set_tier(tier)
        self.chosen.emit(tier)


def _doll_icon(colour: QColor, size: float) -> QIcon:
    height = 16 * (0.5 + size / 2)
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    space = QRectF(8 - height * WIDTH / 2, 16 - height, height * WIDTH, height)
    paint_doll(painter, space, colour, Pose.AWAKE)
    painter.end()
    return QIcon(pixmap)
