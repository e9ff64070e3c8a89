"""Larger and smaller text, by keys and from the list of commands."""

from PySide6.QtCore import QObject, Slot

from matryoshka.ui import commands
from matryoshka.ui.choices import SIZES, Choices
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_USUAL = 100


class TextSizeConduct(QObject):
    """Says how large text is now."""

    def __init__(self, window: Window, choices: Choices) -> None:
        super().__init__(window)
        self._window, self._choices = window, choices
        for command, act in (
            (commands.LARGER, self.enlarge),
            (commands.SMALLER, self.reduce),
            (commands.USUAL_SIZE, self.restore),
        ):
            command.action(window).triggered.connect(act)

    @Slot()
    def enlarge(self) -> None:
        now = self._choices.settings.text_size
        self._choose(next((size for size in SIZES if size > now), SIZES[-1]))

    @Slot()
    def reduce(self) -> None:
        now = self._choices.settings.text_size
        self._choose(next((size for size in reversed(SIZES) if size < now), SIZES[0]))

    @Slot()
    def restore(self) -> None:
        self._choose(_USUAL)

    def _choose(self, size: int) -> None:
        self._choices.choose_text_size(size)
        self._window.toast.say(tr("Text at {size} %", size=size))
