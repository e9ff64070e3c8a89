"""A key that works over all programs, as the desktop's portal gives it.

The protocol: org.freedesktop.portal.GlobalShortcuts, version 1.
"""

from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

SERVICE, OBJECT = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS, REQUEST = "org.freedesktop.portal.GlobalShortcuts", "org.freedesktop.portal.Request"
REGISTRY = "org.freedesktop.host.portal.Registry"
APP_ID = "matryoshka"
"""The name of the program's entry in the menus of the desktop, by which it remembers what it allowed."""
_SESSION, _BIND, _KEY = "matryoshka_session", "matryoshka_bind", "ask"
"""Tokens of the two requests, and the name of the one shortcut."""


class Portal(QObject):
    """`pressed` whenever the key is; `bound(str)` when there is one, with its name as the desktop says it.

    `refused` when the desktop has no such thing, the person wants none, or the desktop's bus is gone.
    """

    pressed = Signal()
    bound = Signal(str)
    refused = Signal()

    def __init__(self, parent: QObject, words: str) -> None:
        """`words` tell the person what the key is for."""
        super().__init__(parent)
        self._words = words
        self._bus: DBusConnection | None = None
        self._session, self._registering = "", 0

    def begin(self) -> None:
        """Ask the desktop, which asks the person; the answer comes as a signal."""
        try:
            self._bus = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError, RuntimeError):  # there is no bus, or not one of this kind
            self.refused.emit()
            return
        self._heard = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._read)
        self._call(message_bus.AddMatch(MatchRule(type="signal", sender=SERVICE)))
        self._registering = self._ask(REGISTRY, "Register", "sa{sv}", (APP_ID, {}))
        tokens = {"handle_token": ("s", _SESSION), "session_handle_token": ("s", _SESSION)}
        self._ask(SHORTCUTS, "CreateSession", "a{sv}", (tokens,))

    def end(self) -> None:
        """Give the key back: the desktop forgets a program that has left its bus."""
        if self._bus:
            self._heard.setEnabled(False)
            self._bus.close()
            self._bus = None

    def _ask(self, interface: str, method: str, signature: str, body: tuple[Any, ...]) -> int:
        return self._call(new_method_call(DBusAddress(OBJECT, SERVICE, interface), method, signature, body))

    def _call(self, message: Message) -> int:
        """The number by which a reply names the call."""
        if not self._bus:
            return 0
        number: int = next(self._bus.outgoing_serial)
        self._bus.send(message, serial=number)
        return number

    @Slot()
    def _read(self) -> None:
        try:
            with suppress(TimeoutError):
                while self._bus:
                    self._hear(self._bus.receive(timeout=0))
        except OSError:
            self._refuse()

    def _hear(self, message: Message) -> None:
        fields = message.header.fields
        interface, name = fields.get(HeaderFields.interface), fields.get(HeaderFields.member)
        match message.header.message_type:
            case MessageType.error if fields[HeaderFields.reply_serial] != self._registering:
                self._refuse()  # an older portal has no registry of programs, and does without
            case MessageType.signal if (interface, name) == (REQUEST, "Response"):
                self._go_on(fields[HeaderFields.path].rpartition("/")[2], *message.body)
            case MessageType.signal if (interface, name) == (SHORTCUTS, "Activated"):
                self._press(*message.body[:2])

    def _go_on(self, token: str, code: int, results: dict[str, tuple[str, Any]]) -> None:
        match token, code, results:
            case _, 0, {"session_handle": (_, session)} if token == _SESSION:
                self._bind(session)
            case _, 0, {"shortcuts": (_, [(_, told), *_])} if token == _BIND:
                self.bound.emit(told.get("trigger_description", ("s", ""))[1])
            case _:
                self._refuse()

    def _bind(self, session: str) -> None:
        self._session = session
        shortcuts = [(_KEY, {"description": ("s", self._words)})]
        options = {"handle_token": ("s", _BIND)}
        self._ask(SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", (session, shortcuts, "", options))

    def _press(self, session: str, shortcut: str) -> None:
        if (session, shortcut) == (self._session, _KEY):
            self.pressed.emit()

    def _refuse(self) -> None:
        self.end()
        self.refused.emit()
