"""Whether this person wants stillness, as the system tells."""

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

VARIABLE = "MATRYOSHKA_REDUCED_MOTION"
"""1 or 0 decides, whatever the system says."""

_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_ANIMATIONS = ["org.gnome.desktop.interface", "enable-animations"]
_PATIENCE = 2000
"""Milliseconds to wait for the desktop portal."""


class SystemMotion(QObject):
    """`still` is False until the desktop says otherwise; `changed` comes then, a moment after the start."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        wish = os.environ.get(VARIABLE, "")
        self.still = wish == "1"
        if not wish and sys.platform == "linux":
            self._ask_portal()

    def _ask_portal(self) -> None:
        from PySide6.QtDBus import (  # noqa: PLC0415 - only Linux has it for certain
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            question = QDBusMessage.createMethodCall(_NAME, _PATH, _SETTINGS, "Read")
            question.setArguments(_ANIMATIONS)
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE), self)
            watcher.finished.connect(self._hear)

    @Slot(object)
    def _hear(self, watcher: "QDBusPendingCallWatcher") -> None:
        """The answer is a variant, in older portals a variant in a variant."""
        if watcher.isError():
            return
        value = watcher.reply().arguments()[0]
        while hasattr(value, "variant"):
            value = value.variant()
        if value is False:
            self.still = True
            self.changed.emit()
