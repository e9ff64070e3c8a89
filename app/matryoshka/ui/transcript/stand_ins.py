"""Unseen stand-ins of what is painted in the transcript, so that screen readers find it and can press it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from matryoshka.ui.transcript.slab import Action


@dataclass(frozen=True, slots=True)
class Said:
    """What stands at a place of the screen."""

    key: str
    words: str
    place: QRect
    action: Action | None = None
    """What pressing it asks for; None where it is text."""


class _Text(QLabel):
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The transcript has painted it."""


class _Button(QPushButton):
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The transcript has painted it."""


class StandIns:
    """Children of `viewport` that take no clicks and no keys; what a reader presses goes to `act`."""

    def __init__(self, viewport: QWidget, act: Callable[[Action], None]) -> None:
        self._viewport, self._act = viewport, act
        self._widgets: dict[str, tuple[Said, QWidget]] = {}

    def show(self, things: Iterable[Said]) -> None:
        """These, in the order in which they are read, and no others; those that stay are kept."""
        wanted = {said.key: said for said in things}
        for key in [key for key, (said, _) in self._widgets.items() if wanted.get(key) != said]:
            if key in wanted and self._widgets[key][0].action == wanted[key].action:
                continue
            self._widgets.pop(key)[1].deleteLater()
        for key, said in wanted.items():
            known = self._widgets.get(key)
            widget = known[1] if known else self._made(said)
            if not known or known[0] != said:
                _tell(widget, said)
                self._widgets[key] = said, widget
        if [*self._widgets] != [*wanted]:
            self._widgets = {key: self._widgets[key] for key in wanted}
            for _, widget in self._widgets.values():
                widget.raise_()  # readers go by the order of children

    def _made(self, said: Said) -> QWidget:
        widget = _Text(self._viewport) if said.action is None else _Button(self._viewport)
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if isinstance(widget, _Button) and (action := said.action):
            widget.clicked.connect(lambda: self._act(action))
        return widget


def _tell(widget: QWidget, said: Said) -> None:
    if said.words != widget.accessibleName():
        widget.setAccessibleName(said.words)
    widget.setGeometry(said.place)
    widget.show()
