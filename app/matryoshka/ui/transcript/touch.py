"""What mouse and keyboard do to the transcript, and what a person asks of an answer with them."""

import time

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QMenu, QWidget

from matryoshka.ui.transcript.hands import THANKS
from matryoshka.ui.transcript.pane import Pane
from matryoshka.ui.transcript.slab import Action, Look, Toggle
from matryoshka.ui.wishes import Copy

_STEPS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_WAYS_IN = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Touch(Pane):
    """What is asked of an answer comes out of `wished`."""

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def announce(self, said: str) -> None:
        """Let those who listen rather than look know of it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _act(self, action: Action | None) -> None:
        if isinstance(action, Toggle):
            self._column.toggle(action.key)
        elif action:
            self.wished.emit(action)
            QTimer.singleShot(round(THANKS * 1000) + 50, self, self._thanked)
        self.viewport().update()

    @Slot()
    def _thanked(self) -> None:
        """A button says its own word again."""
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hands.marking and (beyond := _beyond(event.position().y(), self.viewport().height())):
            self._column.scroll_by(beyond)
            self._settle()
        before = self._hands.state
        self.viewport().setCursor(self._hands.move(event.position()))
        if self._hands.state != before:
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._settle()
            self._hands.press(event.position())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._settle()
            self._act(self._hands.release(event.position(), time.monotonic()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._settle()
            self._hands.mark_word(event.position())
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hands.leave()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._settle()
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_marked()
        elif key in _STEPS:
            self.verticalScrollBar().triggerAction(_STEPS[key])
        elif key in _PRESSES and self._hands.focused:
            self._act(self._hands.enter(time.monotonic()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What is marked can be copied from a menu too."""
        if self._hands.has_marked:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Copy", self._copy_marked)
            menu.popup(event.globalPos())

    @Slot()
    def _copy_marked(self) -> None:
        if text := self._hands.marked_text():
            self.wished.emit(Copy(text))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab is at the first thing to press, or coming back at the last."""
        super().focusInEvent(event)
        if event.reason() in _WAYS_IN:
            self._hands.focused = None
            self._tab(_WAYS_IN[event.reason()])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from button to button first, then on to what is beside the transcript."""
        return self._tab(1 if forward else -1) or super().focusNextPrevChild(forward)

    def _tab(self, way: int) -> bool:
        """Go to the next thing to press, if there is one."""
        self._settle()
        target = self._hands.tab(way)
        if target and self._hands.focused:
            self._column.bring_into_sight(self._hands.focused.key)
            self.announce(target.name)
        self.viewport().update()
        return target is not None


def _beyond(y: float, height: int) -> int:
    """How far to scroll when text is marked past an edge."""
    return round(min(0.0, y) + max(0.0, y - height))
