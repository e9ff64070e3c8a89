"""What mouse and keyboard do to the transcript, and what a person asks of an answer with them."""

import time
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QMenu, QWidget

from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.clips import FORMS, Clips
from matryoshka.ui.transcript.copying import Form
from matryoshka.ui.transcript.hands import THANKS
from matryoshka.ui.transcript.link_line import LinkLine
from matryoshka.ui.transcript.pane import Pane
from matryoshka.ui.transcript.plain import spoken
from matryoshka.ui.transcript.slab import Action, Look, Offer, Toggle
from matryoshka.ui.transcript.stand_ins import Said, StandIns
from matryoshka.ui.wishes import Copy, OpenLink

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


_COPIES = {QKeySequence(command.keys).toString(): form for form, command in FORMS.items()}


class Touch(Pane):
    """What is asked of an answer comes out of `wished`."""

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._link_line = LinkLine(self.viewport())
        self._clips = Clips(self._column, self._hands)
        self._stand_ins = StandIns(self.viewport(), self._act)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if QAccessible.isActive():
            self._stand_ins.show(self._said())

    def _said(self) -> Iterator[Said]:
        """What is in sight, row by row, each with what can be pressed in it."""
        for each in self._column.sighted:
            slab, left = each.slab, self._measure.x_of(each.slab)
            key, words = slab.row.place.key, spoken(slab.row)
            if words:
                whole = QRectF(left, each.y, self._measure.width_of(slab), slab.height)
                yield Said(key, words, self._measure.shown(whole))
            for number, target in enumerate((*slab.targets, *slab.links)):
                place = self._measure.shown(target.rect.translated(left, each.y))
                yield Said(f"{key}/{number}", target.name, place, target.action)

    def _dress(self, look: Look) -> None:
        super()._dress(look)
        self._link_line.set_theme(look.theme)

    def _act(self, action: Action | None) -> None:
        if isinstance(action, Toggle):
            self._column.toggle(action.key)
            self._column.bring_into_sight(action.key)
        elif isinstance(action, Offer):
            self._offer(action)
        elif action:
            self.wished.emit(action)
            QTimer.singleShot(round(THANKS * 1000) + 50, self, self._thanked)
        self.viewport().update()

    def _offer(self, offer: Offer) -> None:
        """A menu below the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, wish in offer.ways:
            menu.addAction(name, partial(self.wished.emit, wish))
        place = self._place_of(offer)
        menu.popup(self.viewport().mapToGlobal(self._measure.shown(place).bottomLeft()))

    def _place_of(self, action: Action) -> QRectF:
        """Where the button of an action is in the window."""
        for each in self._column.sighted:
            for target in each.slab.targets:
                if target.action == action:
                    return target.rect.translated(self._measure.x_of(each.slab), each.y)
        return QRectF()

    @Slot()
    def _thanked(self) -> None:
        """A button says its own word again."""
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hands.marking and (beyond := _beyond(event.position().y(), self.viewport().height())):
            self._column.scroll_by(beyond)
            self._settle()
        before = self._hands.state
        self.viewport().setCursor(self._hands.move(self._measure.point(event.position())))
        self._tell_of(self._measure.point(event.position()))
        if self._hands.state != before:
            self.viewport().update()

    def _tell_of(self, point: QPointF) -> None:
        """Where a link leads, or why something is shown as it is."""
        if link := self._hands.link_at(point):
            self._link_line.tell(link)
        else:
            self._link_line.say(self._hands.tip_at(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._settle()
            self._hands.press(self._measure.point(event.position()))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._settle()
            self._act(self._hands.release(self._measure.point(event.position()), time.monotonic()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._settle()
            self._hands.mark_word(self._measure.point(event.position()))
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hands.leave()
        self._link_line.tell("")
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._settle()
        key = Qt.Key(event.key())
        if form := _COPIES.get(QKeySequence(event.keyCombination()).toString()):
            self._copy(form, self._hands.focused.group if self._hands.focused else "")
        elif key in _STEPS:
            self.verticalScrollBar().triggerAction(_STEPS[key])
        elif key in _PRESSES and self._hands.focused:
            self._act(self._hands.enter(time.monotonic()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What is marked can be copied from a menu too, or the answer or question, and the link there."""
        menu, group = QMenu(self), self._hands.group
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, command, form in self._clips.offers(group):
            menu.addAction(f"{words}\t{command.shown_keys}", partial(self._copy, form, group))
        if link := self._hands.link_at(self._measure.point(QPointF(event.pos()))):
            menu.addAction(tr("Copy link"), partial(self.wished.emit, Copy(link)))
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    @property
    def marked_line(self) -> str:
        """What is marked, where it is one line; else empty."""
        text = self._hands.marked_text()
        return "" if "\n" in text else text

    def _copy(self, form: Form, group: str) -> None:
        if copy := self._clips.clip(form, group):
            self.wished.emit(copy)

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
            say_aloud(self, target.name)
        action = target.action if target else None
        self._link_line.tell(action.url if isinstance(action, OpenLink) else "")
        self.viewport().update()
        return target is not None


def _beyond(y: float, height: int) -> int:
    """How far to scroll when text is marked past an edge."""
    return round(min(0.0, y) + max(0.0, y - height))
