"""The pane: paints what is in sight of the column, and only as much of it as has changed."""

import time
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QPushButton, QWidget

from matryoshka.ui.fonts import grown
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.column import Column, Sighted
from matryoshka.ui.transcript.dress import pill_style, scroll_bar_style
from matryoshka.ui.transcript.hands import Hands
from matryoshka.ui.transcript.measure import Measure
from matryoshka.ui.transcript.rail import WIDTH as RAIL
from matryoshka.ui.transcript.rail import paint_rail
from matryoshka.ui.transcript.rows import Row
from matryoshka.ui.transcript.slab import Look, Scene, Stretch
from matryoshka.ui.transcript.slabs import AnySlab
from matryoshka.ui.transcript.stack import Stack

_FAR = 3
"""Windows beyond which a scroll is a jump."""
_OVERLAP = 48
"""What stays in sight of a page when one pages on, in pixels."""
_STEP = 24
_AWAY = 80
"""Pixels from the end at which a way back is offered."""
_PILL, _PILL_PAD, _PILL_GAP = 30, 28, 16
"""Height of that offer, the space within it beside its words, and around it."""


class Pane(QAbstractScrollArea):
    """`_changed` is told of changes as often as they come; they are worked in once for each frame."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._measure = Measure()
        self._column = Column(Stack(self._measure))
        self._hands = Hands(self._column, self._measure)
        self._still = False
        self._grown = time.monotonic()
        self._position = 0
        self._moving: list[QRect] = []
        self._soon, self._next_frame = QTimer(self), QTimer(self)
        self._pill = QPushButton(self.viewport())
        self._prepare()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.viewport().setMouseTracking(True)
        for timer, slot in ((self._soon, self._catch_up), (self._next_frame, self._move)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        self._pill.setAccessibleName(tr("Go to the newest"))
        self._pill.setToolTip(tr("Go to the newest"))
        self._pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pill.setCursor(Qt.CursorShape.PointingHandCursor)
        self._pill.clicked.connect(self.go_to_end)
        self._pill.hide()

    @Slot()
    def go_to_end(self) -> None:
        self._column.at_end = True
        self.viewport().update()

    def _dress(self, look: Look) -> None:
        """Show everything in another look."""
        self._look = look
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look.theme))
        self._pill.setStyleSheet(pill_style(look.theme))
        for chapter in self._column.chapters:
            chapter.close()
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller than usual."""
        if zoom != self._measure.zoom:
            self._measure.zoom = zoom
            self._dress(self._look)
            self._place_pill()

    def _shown(self, top: int, bottom: int) -> QRect:
        """Where on the screen a stretch of the column is."""
        width = self._measure.within(self.viewport().width())
        return self._measure.shown(QRectF(0, top, width, bottom - top))

    def _changed(self) -> None:
        if not self._soon.isActive():
            self._soon.start(0)

    @Slot()
    def _catch_up(self) -> None:
        """Work in what has come, and have painted what looks different for it."""
        before = self._in_sight()
        self._settle()
        after = self._in_sight()
        same = next((i for i, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), None)
        if same is None and len(before) == len(after):
            return
        index = min(len(before), len(after)) if same is None else same
        top = max(0, self._column.sighted[index - 1].bottom) if index else 0
        self.viewport().update(self._shown(top, self._measure.within(self.viewport().height())))

    def _in_sight(self) -> list[tuple[Row, int, int, bool]]:
        """What each slab in sight looks like: row, place, height, and whether the rail ends there."""
        return [(each.slab.row, each.y, each.slab.height, each.ends) for each in self._column.sighted]

    def _settle(self) -> None:
        """Bring everything in sight up to date, and the scroll bar with it."""
        self._soon.stop()
        height, bar = self._measure.within(self.viewport().height()), self.verticalScrollBar()
        self._measure.window = self._measure.within(self.width())
        self._column.settle(height, time.monotonic())
        with QSignalBlocker(bar):
            bar.setPageStep(height - _OVERLAP)
            bar.setSingleStep(_STEP)
            bar.setRange(0, max(0, self._column.stack.height - height))
            self._position = bar.maximum() if self._column.at_end else self._column.position
            bar.setValue(self._position)
            bar.setEnabled(bar.maximum() > 0)
        self._pill.setVisible(bar.maximum() - self._position > _AWAY)

    @Slot(int)
    def _bar_moved(self, value: int) -> None:
        by, far = value - self._position, _FAR * self._measure.within(self.viewport().height())
        if value == self.verticalScrollBar().maximum():
            self._column.at_end = True
        elif abs(by) < far:
            self._column.scroll_by(by)
        else:
            self._column.scroll_to(value)
        self._settle()
        self.viewport().update()

    @Slot()
    def _move(self) -> None:
        for place in self._moving:
            self.viewport().update(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_pill()

    def _place_pill(self) -> None:
        """Beside the column, where it covers no words: an arrow alone where there is no room for more."""
        self._measure.window = self._measure.within(self.width())
        column = round((self._measure.left + self._measure.width) * self._measure.zoom)
        room = self.viewport().width() - column
        words, high = tr("Newest ↓"), grown(_PILL)
        wide = self._pill.fontMetrics().horizontalAdvance(words) + _PILL_PAD
        self._pill.setText(words if wide + _PILL_GAP < room else "↓")
        width = wide if wide + _PILL_GAP < room else min(room, high)
        left = column + (room - width) // 2
        self._pill.setGeometry(left, self.viewport().height() - high - 12, width, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        if event.rect().contains(self.viewport().rect()) or not self._column.sighted:
            self._settle()
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # each text goes its own way within
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._look.theme.paper)
        painter.scale(self._measure.zoom, self._measure.zoom)
        now = time.monotonic()
        scene = Scene(now, now - self._grown, self._still)
        for sighted in self._column.sighted:
            if self._shown(sighted.top, sighted.bottom).intersects(event.rect()):
                self._paint(painter, sighted, scene)
        painter.end()
        self._plan_next_frame(scene)

    def _paint(self, painter: QPainter, sighted: Sighted, scene: Scene) -> None:
        """One slab with its piece of the rail."""
        self._paint_rail(painter, sighted)
        scene = replace(scene, marked=self._marks(sighted.slab))
        scene = self._hands.scene(sighted, scene, focus=self.hasFocus())
        painter.save()
        painter.translate(self._measure.x_of(sighted.slab), sighted.y)
        high = self._measure.within(self.viewport().height())
        sighted.slab.paint(painter, scene.within(-sighted.y, high - sighted.y))
        painter.restore()

    def _marks(self, slab: AnySlab) -> tuple[Stretch, ...]:
        """What is marked in a slab, besides what the mouse has marked."""
        del slab
        return ()

    def _paint_rail(self, painter: QPainter, sighted: Sighted) -> None:
        if rail := sighted.slab.row.place.rail:
            top = sighted.y if sighted.starts else sighted.top
            place = QRectF(self._measure.left, top, RAIL, sighted.bottom - top)
            paint_rail(painter, self._look, rail, place, starts=sighted.starts, ends=sighted.ends)

    def _plan_next_frame(self, scene: Scene) -> None:
        """Wake up when the first slab wants to move, for those that do."""
        pauses = [(each, each.slab.next_frame(scene)) for each in self._column.sighted]
        moving = [(each, pause) for each, pause in pauses if pause is not None]
        self._moving = [self._shown(each.top, each.bottom) for each, _ in moving]
        if moving:
            self._next_frame.start(max(8, round(min(pause for _, pause in moving) * 1000)))
