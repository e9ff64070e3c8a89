"""An icon beside the clock, where the desktop has a place for it and the person wants one."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from matryoshka.ui import commands
from matryoshka.ui.choices import Choices
from matryoshka.ui.compact.conduct import CompactConduct
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window


class TrayConduct(QObject):
    """A click asks in the small window; its menu leads to the large one too."""

    def __init__(self, window: Window, choices: Choices, compact: CompactConduct) -> None:
        super().__init__(window)
        self._window, self._choices, self._compact = window, choices, compact
        self._menu = QMenu(window)
        self._menu.addAction(tr("Ask…"), compact.compact.begin)
        self._menu.addAction(tr("Open the window"), self._open)
        self._menu.addAction(commands.QUIT.words, window.close)
        self.icon = QSystemTrayIcon(window.windowIcon(), self)
        self.icon.setToolTip("Matryoshka")
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._press)
        choices.changed.connect(self._show)
        window.closed.connect(self.icon.hide)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.icon.setVisible(self._choices.settings.tray and QSystemTrayIcon.isSystemTrayAvailable())

    @Slot(QSystemTrayIcon.ActivationReason)
    def _press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._compact.compact.begin()

    @Slot()
    def _open(self) -> None:
        self._window.come_to_front()
