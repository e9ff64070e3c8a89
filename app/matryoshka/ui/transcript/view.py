"""The transcript: one scroll area that paints the conversation and hears mouse and keyboard."""

import time

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QPushButton, QWidget

from matryoshka.chat.conversation import State, Turn
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.column import Column, Sighted
from matryoshka.ui.transcript.dress import pill_style, scroll_bar_style
from matryoshka.ui.transcript.hands import THANKS, Hands
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.measure import Measure
from matryoshka.ui.transcript.rail import WIDTH as RAIL
from matryoshka.ui.transcript.rail import paint_rail
from matryoshka.ui.transcript.rows import AnyRow
from matryoshka.ui.transcript.script import Script
from matryoshka.ui.transcript.slab import Action, Look, Scene, Toggle
from matryoshka.ui.transcript.slabs import AnySlab, slab_for
from matryoshka.ui.wishes import Copy

_STEPS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_FAR = 3
"""Windows beyond which a scroll is a jump."""


class Transcript(QAbstractScrollArea):
    """Shows the turns of one conversation; what a person asks of an answer comes out of `wished`."""

    wished = Signal(object)

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(theme, nest, fonts)
        self._markup = Markup()
        self._measure = Measure()
        self._column = Column(self._measure)
        self._hands = Hands(self._column, self._measure)
        self._grown = time.monotonic()
        self._still = False
        self._position = 0
        self._timer = QTimer(self)
        self._pill = QPushButton("Newest ↓", self.viewport())
        self._prepare()
        self._dress()

    def _prepare(self) -> None:
        self.setAccessibleName("Conversation")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.viewport().setMouseTracking(True)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.viewport().update)
        self._pill.setAccessibleName("Go to the newest")
        self._pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pill.setCursor(Qt.CursorShape.PointingHandCursor)
        self._pill.clicked.connect(self.go_to_end)
        self._pill.hide()

    def show_thread(self, turns: tuple[Turn, ...]) -> None:
        """Show these turns and nothing else, from their end."""
        self._hands.drop()
        self._column.replace([self._chapter(turn, live=False) for turn in turns])
        self._mark_latest()
        self.viewport().update()

    def update_turn(self, turn: Turn) -> None:
        """The last turn has grown, or a new one follows it; the work is done when it is painted."""
        chapters = self._column.chapters
        if chapters and chapters[-1].turn.id == turn.id:
            chapters[-1].grow(turn, latest=_at_rest(turn))
        else:
            chapters.append(self._chapter(turn, live=True))
            self._column.at_end = True
            self._mark_latest()
        self._grown = time.monotonic()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._look = Look(theme, self._look.nest, self._look.fonts)
        self._dress()

    def set_nest(self, nest: Nest) -> None:
        self._look = Look(self._look.theme, nest, self._look.fonts)
        self._dress()

    def set_reduced_motion(self, reduced: bool) -> None:
        self._still = reduced
        self.viewport().update()

    def plain_text(self) -> str:
        """Everything that is shown, line by line."""
        return "\n".join(chapter.plain_text() for chapter in self._column.chapters)

    @Slot()
    def go_to_end(self) -> None:
        self._column.at_end = True
        self.viewport().update()

    def _chapter(self, turn: Turn, *, live: bool) -> Chapter:
        return Chapter(turn, Script(self._look.nest.ladder), self._slab, live=live)

    def _slab(self, row: AnyRow) -> AnySlab:
        return slab_for(row, self._look, self._markup)

    def _mark_latest(self) -> None:
        """Only the last answer can be asked for again."""
        for chapter in self._column.chapters[-2:]:
            last = chapter is self._column.chapters[-1]
            chapter.show(chapter.turn, latest=last and _at_rest(chapter.turn))

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look.theme))
        self._pill.setStyleSheet(pill_style(self._look.theme))
        self._pill.setFont(self._look.fonts.small)
        for chapter in self._column.chapters:
            chapter.use(self._look.nest.ladder)
        self.viewport().update()

    def _settle(self) -> None:
        """Bring everything in sight up to date, and the scroll bar with it."""
        now, height = time.monotonic(), self.viewport().height()
        self._measure.window = self.width()
        self._column.settle(height, now)
        bar = self.verticalScrollBar()
        with QSignalBlocker(bar):
            bar.setPageStep(height - 48)
            bar.setSingleStep(24)
            bar.setRange(0, max(0, self._column.total - height))
            self._position = bar.maximum() if self._column.at_end else self._column.position
            bar.setValue(self._position)
            bar.setEnabled(bar.maximum() > 0)
        self._pill.setVisible(not self._column.at_end)

    @Slot(int)
    def _bar_moved(self, value: int) -> None:
        by, far = value - self._position, _FAR * self.viewport().height()
        if value == self.verticalScrollBar().maximum():
            self._column.at_end = True
        elif abs(by) < far:
            self._column.scroll_by(by)
        else:
            self._column.scroll_to(value)
        self._settle()
        self.viewport().update()

    def _act(self, action: Action | None) -> None:
        if isinstance(action, Toggle):
            self._column.at_end = False
            for chapter in {each.spot.chapter for each in self._column.sighted}:
                self._column.chapters[chapter].toggle(action.key)
        elif action:
            self.wished.emit(action)
            QTimer.singleShot(int(THANKS * 1000) + 50, self.viewport(), self.viewport().update)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._look.theme.paper)
        now = time.monotonic()
        scene = Scene(now, now - self._grown, self._still)
        pauses = [self._paint(painter, sighted, scene) for sighted in self._column.sighted]
        painter.end()
        if soon := [pause for pause in pauses if pause is not None]:
            self._timer.start(max(8, round(min(soon) * 1000)))

    def _paint(self, painter: QPainter, sighted: Sighted, scene: Scene) -> float | None:
        """One slab with its piece of the rail; gives the seconds until it wants to be painted again."""
        slab, height = sighted.slab, self.viewport().height()
        self._paint_rail(painter, sighted)
        scene = self._hands.scene(sighted, scene, focus=self.hasFocus())
        scene = scene.within(-sighted.y, height - sighted.y)
        painter.save()
        painter.translate(self._measure.x_of(slab), sighted.y)
        slab.paint(painter, scene)
        painter.restore()
        return slab.next_frame(scene)

    def _paint_rail(self, painter: QPainter, sighted: Sighted) -> None:
        rail, slab = sighted.slab.row.place.rail, sighted.slab
        if rail:
            before, after = self._column.around(sighted.spot)
            starts = not (before and before.row.place.rail)
            top = sighted.y - (0 if starts else slab.row.place.above)
            place = QRectF(self._measure.left, top, RAIL, sighted.y + slab.height - top)
            ends = not (after and after.row.place.rail)
            paint_rail(painter, self._look, rail, place, starts=starts, ends=ends)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pill = self._pill.sizeHint()
        self._pill.resize(pill)
        self._pill.move((self.width() - pill.width()) // 2, self.viewport().height() - pill.height() - 12)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._hands.marking:
            self._column.scroll_by(_beyond(point.y(), self.viewport().height()))
            self._settle()
        self.viewport().setCursor(self._hands.move(point))
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._hands.press(event.position())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._act(self._hands.release(event.position(), time.monotonic()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hands.leave()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy) and self._hands.selection:
            self.wished.emit(Copy(self._hands.selection.text(self._column)))
        elif key in _STEPS:
            self.verticalScrollBar().triggerAction(_STEPS[key])
        elif key in _ENTER and self._hands.focused:
            self._act(self._hands.enter(time.monotonic()))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from button to button first, then on to what is beside the transcript."""
        if not self._hands.tab(1 if forward else -1):
            return super().focusNextPrevChild(forward)
        if self._hands.focused:
            self._column.show_spot_of(self._hands.focused.key)
        self.viewport().update()
        return True


def _at_rest(turn: Turn) -> bool:
    return not turn.run or turn.run[-1].state is not State.WRITING


def _beyond(y: float, height: int) -> int:
    """How far to scroll when text is marked past an edge."""
    return round(min(0.0, y) + max(0.0, y - height))
