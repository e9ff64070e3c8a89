"""The parts of the window that a key goes to in turn, each where its own first control is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from matryoshka.ui.keyboard import first_control, has_keyboard


class Areas(QObject):
    """Of one window: `areas` are asked for, in the order in which they are read, at each step."""

    def __init__(self, window: QWidget, areas: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self._areas = areas

    @Slot()
    def next(self) -> None:
        self._step(1)

    @Slot()
    def before(self) -> None:
        self._step(-1)

    def _step(self, way: int) -> None:
        seen = [area for area in self._areas() if area.isVisible() and first_control(area)]
        here = max((place for place, area in enumerate(seen) if has_keyboard(area)), default=-1)
        if seen and (first := first_control(seen[(here + way) % len(seen)])):
            first.setFocus(Qt.FocusReason.TabFocusReason)
