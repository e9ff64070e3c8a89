"""Another language is spoken by another window: this one closes for it once nothing is being written."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from matryoshka.ui.choices import Choices
from matryoshka.ui.desk import Desk
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

ANOTHER = 75
"""The exit status of a loop after which another window is to open."""


class LanguageConduct(QObject):
    """The application's loop ends with `ANOTHER` then, for a window to be opened in the place of this one."""

    def __init__(self, window: Window, desk: Desk, choices: Choices) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._wished = False
        choices.language_changed.connect(self._change)
        desk.busy_changed.connect(self._close)

    @Slot()
    def _change(self) -> None:
        self._wished = True
        if self._busy:
            self._window.toast.say(tr("The language changes when the answer is there."))
        self._close()

    @Slot()
    def _close(self) -> None:
        app = QApplication.instance()
        if self._wished and not self._busy and isinstance(app, QApplication):
            app.setQuitOnLastWindowClosed(False)
            self._wished = not self._window.close()
            app.setQuitOnLastWindowClosed(True)
            if not self._wished:
                app.exit(ANOTHER)

    @property
    def _busy(self) -> bool:
        return self._desk.busy or self._desk.busy_elsewhere is not None
