"""The transcript: the conversation as turns come, and what mouse and keyboard ask of it."""

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

from matryoshka.chat.conversation import Turn
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.hands import THANKS
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.news import at_rest, news
from matryoshka.ui.transcript.pane import Pane
from matryoshka.ui.transcript.rows import AnyRow
from matryoshka.ui.transcript.script import Script
from matryoshka.ui.transcript.slab import Action, Look, Toggle
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
_WAYS_IN = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Transcript(Pane):
    """Shows the turns of one conversation; what a person asks of an answer comes out of `wished`."""

    wished = Signal(object)

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(Look(theme, nest, fonts), parent)
        self._markup = Markup()
        self.setAccessibleName("Conversation")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress(self._look)

    def show_thread(self, turns: tuple[Turn, ...]) -> None:
        """Show these turns and nothing else, from their end."""
        self._hands.drop()
        self._column.replace([self._chapter(turn, live=False) for turn in turns])
        self._mark_latest()
        self._describe()
        self.viewport().update()

    def update_turn(self, turn: Turn) -> None:
        """The last turn has grown, or a new one follows it; the work is done once for each frame."""
        chapters = self._column.chapters
        before = chapters[-1].turn if chapters and chapters[-1].turn.id == turn.id else None
        if before:
            chapters[-1].grow(turn, latest=at_rest(turn))
        else:
            chapters.append(self._chapter(turn, live=True))
            self._mark_latest()
        if not before or (at_rest(before) and not at_rest(turn)):
            self._column.at_end = True
        self._grown = time.monotonic()
        self._changed()
        self._tell(before, turn)

    def set_theme(self, theme: Theme) -> None:
        self._dress(Look(theme, self._look.nest, self._look.fonts))

    def set_reduced_motion(self, reduced: bool) -> None:
        self._still = reduced
        self.viewport().update()

    def _tell(self, before: Turn | None, turn: Turn) -> None:
        """Let those who listen rather than look know what happened."""
        for said in news(before, turn):
            self._announce(said)
        if at_rest(turn):
            self._describe()

    def _announce(self, said: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _describe(self) -> None:
        """The last question and its answer can be read again by those who listen."""
        chapters = self._column.chapters
        self.setAccessibleDescription(chapters[-1].plain_text() if chapters else "")

    def _chapter(self, turn: Turn, *, live: bool) -> Chapter:
        return Chapter(turn, Script(self._look.nest.ladder), self._slab, live=live)

    def _slab(self, row: AnyRow) -> AnySlab:
        return slab_for(row, self._look, self._markup)

    def _mark_latest(self) -> None:
        """Only the last answer can be asked for again."""
        for chapter in self._column.chapters[-2:]:
            last = chapter is self._column.chapters[-1]
            chapter.show(chapter.turn, latest=last and at_rest(chapter.turn))

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
            self._announce(target.name)
        self.viewport().update()
        return target is not None


def _beyond(y: float, height: int) -> int:
    """How far to scroll when text is marked past an edge."""
    return round(min(0.0, y) + max(0.0, y - height))
