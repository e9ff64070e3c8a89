"""A desktop's portal on a bus of its own, which gives programs the keys they ask for, or refuses."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME, PLACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SESSION = f"{PLACE}/session/1"


@contextmanager
def open_bus() -> Iterator[str]:
    """The address of a bus that is there for this test alone."""
    if not shutil.which("dbus-daemon"):
        pytest.skip("no dbus-daemon is installed")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii"
    ) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.terminate()


@dataclass
class Desk:
    """Speaks as xdg-desktop-portal 1.18 does: `old` ones have no registry of programs."""

    address: str
    refuses: bool = False
    old: bool = False
    asked: list[tuple[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bus = open_dbus_connection(self.address)
        self.bus.send_and_get_reply(message_bus.RequestName(NAME))

    def serve(self) -> None:
        with closing(self.bus):
            while self._answer(self.bus.receive()):
                pass

    @property
    def names(self) -> list[str]:
        """Of what was asked of it."""
        return [name for name, _ in self.asked]

    def press(self, key: str = "ask", session: str = SESSION) -> None:
        """From another thread than that which serves."""
        portal = _address(PLACE, "GlobalShortcuts")
        self.bus.send(new_signal(portal, "Activated", "osta{sv}", (session, key, 1, {})))

    def _answer(self, call: Message) -> bool:
        if call.header.message_type is not MessageType.method_call:
            return True
        name = call.header.fields[HeaderFields.member]
        self.asked.append((name, call.body))
        match name:
            case "Register" if self.old:
                self.bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))
            case "Register":
                self.bus.send(new_method_return(call))
            case "CreateSession":
                self._grant(call, call.body[0], {"session_handle": ("s", SESSION)})
            case "BindShortcuts":
                given = [("ask", {"trigger_description": ("s", "Meta+M")})]
                self._grant(call, call.body[3], {"shortcuts": ("a(sa{sv})", given)}, refused=self.refuses)
            case "End":
                return False
        return True

    def _grant(self, call: Message, options: Any, results: dict[str, Any], *, refused: bool = False) -> None:
        sender = call.header.fields[HeaderFields.sender]
        path = f"{PLACE}/request/{sender[1:].replace('.', '_')}/{options['handle_token'][1]}"
        self.bus.send(new_method_return(call, "o", (path,)))
        body = (1, {}) if refused else (0, results)
        self.bus.send(new_signal(_address(path, "Request"), "Response", "ua{sv}", body))


def _address(path: str, interface: str) -> DBusAddress:
    return DBusAddress(path, interface=f"org.freedesktop.portal.{interface}")


@contextmanager
def open_portal(address: str, *, refuses: bool = False, old: bool = False) -> Iterator[Desk]:
    """On the bus of that address."""
    desk = Desk(address, refuses, old)
    serving = threading.Thread(target=desk.serve)
    serving.start()
    yield desk
    with closing(open_dbus_connection(address)) as other:
        other.send(new_method_call(DBusAddress(PLACE, NAME, "org.test"), "End"))
        serving.join()
