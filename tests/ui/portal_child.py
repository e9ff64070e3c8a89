"""A desktop that wishes stillness, and a program that asks it; run inside a session bus of its own."""

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

from matryoshka.ui.motion import SystemMotion


class Portal(QDBusVirtualObject):
    """Answers every question with one value."""

    def __init__(self, animations: bool) -> None:
        super().__init__()
        self._animations = animations

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        reply = message.createReply()
        reply.setArguments([QDBusVariant(self._animations)])
        return connection.send(reply)


def main(animations: str) -> None:
    """Print whether the program keeps still."""
    app = QCoreApplication([])
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "desktop")
    portal = Portal(animations == "on")
    bus.registerVirtualObject("/org/freedesktop/portal/desktop", portal)
    bus.registerService("org.freedesktop.portal.Desktop")
    motion = SystemMotion()
    motion.changed.connect(app.quit)
    QTimer.singleShot(1000, app.quit)
    app.exec()
    sys.stdout.write("still" if motion.still else "moving")


if __name__ == "__main__":
    main(sys.argv[1])
