"""The ring around the control that has the keyboard: the same everywhere, two pixels strong."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from matryoshka.ui.theme import Theme

STRONG = 2
"""Pixels."""
SHOWS_FOCUS = "shows_focus"
"""Mark of controls whose surroundings show that they have the keyboard."""
_ROUND = 8.0


class FocusRing(QWidget):
    """Lies over a control, in it and as large as it; takes no clicks."""

    def __init__(self, control: QWidget, theme: Theme) -> None:
        super().__init__(control)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(control.rect())
        control.installEventFilter(self)
        for bar in control.findChildren(QScrollBar):
            if holder := bar.parent():
                holder.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget) and watched is self.parent():
            self.setGeometry(watched.rect())
        elif event.type() is QEvent.Type.ZOrderChange:
            self.raise_()  # bars come to the front whenever they are laid out
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.remote, STRONG))
        half = STRONG / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND)
        painter.end()


class FocusRings(QObject):
    """Rings whatever gets the keyboard in any window of the program."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._move)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if focused := QApplication.focusWidget():
            self._move(focused, focused)

    @Slot(QWidget, QWidget)
    def _move(self, before: QWidget | None, now: QWidget | None) -> None:
        for ring in before.findChildren(FocusRing) if before else ():
            ring.hide()
            ring.deleteLater()
        if now and not now.property(SHOWS_FOCUS):
            FocusRing(now, self._theme)
