"""One tier at a glance: its doll, its name and what it is doing."""

from enum import IntEnum
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Tier
from matryoshka.saying import say
from matryoshka.ui.doll import WIDTH, Pose, paint_doll
from matryoshka.ui.fonts import Fonts, grown, strong
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tier_state import ASLEEP, LISTENING, TierState
from matryoshka.ui.tip import tip
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import fine, model_words
from matryoshka.usual import USUAL_CONTEXT

_DOLL = 34.0
"""Height of the biggest tier's doll."""
_HEIGHT = 44
_GAP = 8
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BREATH = 2400
"""Milliseconds of one breath of a thinking doll."""


class Detail(IntEnum):
    """How much of each tier there is room for."""

    DOLL = 0
    NAME = 1
    WORDS = 2


class TierBadge(QPushButton):
    """One tier of the strip; `stepped(1)` by a click or Enter, `stepped(-1)` with Shift."""

    stepped = Signal(int)

    def __init__(self, tier: Tier, nest: Nest, theme: Theme, fonts: Fonts) -> None:
        super().__init__()
        self._tier = tier
        self._nest = nest
        self._theme = theme
        self._word_font = fonts.small
        self._detail = Detail.WORDS
        self._still = False
        self._service = ""
        self.setFixedHeight(grown(_HEIGHT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(partial(self.stepped.emit, 1))  # by a screen reader
        self._breath = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_BREATH)
        self._breath.setLoopCount(-1)
        self._breath.valueChanged.connect(self.update)
        self._tell(_about(tier))
        self.set_state(ASLEEP)

    @property
    def state(self) -> TierState:
        return self._state

    def set_state(self, state: TierState) -> None:
        self._state = state
        self.setAccessibleDescription(self._said)
        self.setAccessibleName(f"{self._tier.name}: {self._words}")
        self._move()
        self.updateGeometry()
        self.update()

    def show_service(self, words: str) -> None:
        """What it does while nothing is asked of it, if it is a service."""
        self._service = words
        self.set_state(self._state)

    def note(self, words: str) -> None:
        """Add what is to be known of how the model was loaded."""
        self._tell(f"{self._said}\n{words}")

    def forget_notes(self) -> None:
        """The model was loaded anew."""
        self._tell(_about(self._tier))

    def _tell(self, said: str) -> None:
        """Under the mouse."""
        self._said = said
        self.setToolTip(tip(said))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setFixedHeight(grown(_HEIGHT))
        self.updateGeometry()
        self.update()

    @property
    def _name_font(self) -> QFont:
        return strong(self._word_font)

    def set_still(self, still: bool) -> None:
        self._still = still
        self._move()

    def set_detail(self, detail: Detail) -> None:
        self._detail = detail
        self.updateGeometry()

    def width_at(self, detail: Detail) -> int:
        """Room for the name and the longest usual word, so that the strip stays where it is."""
        doll = self._doll_size().width()
        if detail is Detail.DOLL:
            return round(doll)
        name = QFontMetricsF(self._name_font).horizontalAdvance(self._tier.name)
        words = QFontMetricsF(self._word_font)
        usual = max(words.horizontalAdvance("answering"), words.horizontalAdvance(self._words))
        return round(doll + _GAP + (max(name, usual) if detail is Detail.WORDS else name)) + 1

    def sizeHint(self) -> QSize:
        return QSize(self.width_at(self._detail), grown(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        doll = self._doll_size()
        feet = self.height() - 4.0
        space = QRectF(0, feet - doll.height(), doll.width(), doll.height())
        paint_doll(
            painter,
            space,
            self._nest.colour(self._tier.name, self._theme),
            Pose.ASLEEP if self._idle else self._state.pose,
            self._progress(),
        )
        if self._detail is not Detail.DOLL:
            self._paint_words(painter, doll.width() + _GAP)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._press(event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES:
            self._press(event.modifiers())
        else:
            super().keyPressEvent(event)

    def _press(self, modifiers: Qt.KeyboardModifier) -> None:
        self.stepped.emit(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        full = self._detail is Detail.WORDS
        space = QRectF(left, 5, self.width() - left, self.height() - 9)
        painter.setFont(self._name_font)
        painter.setPen(self._theme.ink)
        painter.drawText(
            space, Qt.AlignmentFlag.AlignTop if full else Qt.AlignmentFlag.AlignVCenter, self._tier.name
        )
        if full:
            painter.setFont(self._word_font)
            painter.setPen(self._theme.muted)
            painter.drawText(space, Qt.AlignmentFlag.AlignBottom, self._words)

    @property
    def _words(self) -> str:
        """A service does not sleep: it is asked when the person has been."""
        return self._service if self._idle else tr(self._state.words)

    @property
    def _idle(self) -> bool:
        """Whether it is a service of which nothing is asked."""
        return self._tier.where is Where.REMOTE and self._state in (ASLEEP, LISTENING)

    def _doll_size(self) -> QRectF:
        height = _DOLL * self._nest.size(self._tier.name)
        return QRectF(0, 0, height * WIDTH, height)

    def _progress(self) -> float:
        if self._state.pose is not Pose.THINKING:
            return self._state.loaded
        return 0.5 if self._still else float(self._breath.currentValue())

    def _move(self) -> None:
        """Breathe only while thinking, and not for those who want stillness."""
        breathes = self._state.pose is Pose.THINKING and not self._still
        if breathes and self._breath.state() is not QVariantAnimation.State.Running:
            self._breath.start()
        elif not breathes:
            self._breath.stop()


_STEPS = say("a click shows its next answer here, with Shift the one before")


def _about(tier: Tier) -> str:
    """The tooltip: which model this is, where it runs, how much it reads, when it asks."""
    place = tr("on this computer") if tier.where is Where.LOCAL else tr("leaves this computer")
    reads = tr("reads up to %n token(s)", tier.context or USUAL_CONTEXT)
    asks = tr("asks a bigger one when its doubt is above {limit}", limit=fine(tier.patience))
    return f"{tier.name}: {model_words(tier.label)}, {place}\n{reads}\n{asks}\n{tr(_STEPS)}"
