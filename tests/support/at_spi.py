"""What a screen reader of the Linux desktop finds in a program: a client of AT-SPI over D-Bus."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
ACCESSIBLE, PROPERTIES = "org.a11y.atspi.Accessible", "org.freedesktop.DBus.Properties"
_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_SHOWING = 25
"""The state of what is in sight, as AT-SPI numbers them."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a reader can speak of, and how deep it lies."""

    depth: int
    role: str
    name: str
    described: str
    showing: bool

    def __str__(self) -> str:
        return f"{'  ' * self.depth}{self.role}: {self.name}".rstrip()


def begin_to_read() -> None:
    """Tell the programs of the session that somebody listens, as a reader does when it starts."""
    with closing(open_dbus_connection("SESSION")) as session:
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", PROPERTIES)
        wish = ("org.a11y.Status", "IsEnabled", ("b", True))
        session.send_and_get_reply(new_method_call(where, "Set", "ssv", wish))


def programs() -> int:
    """How many have told the registry of the session that they can be read."""
    with closing(_accessibility_bus()) as bus:
        return len(_ask(bus, REGISTRY, ROOT, "GetChildren"))


def tree() -> Iterator[Node]:
    """Of all programs of the session, each node before its children."""
    with closing(_accessibility_bus()) as bus:
        for owner, path in _ask(bus, REGISTRY, ROOT, "GetChildren"):
            yield from _below(bus, owner, path, 0)


def _below(bus: DBusConnection, owner: str, path: str, depth: int) -> Iterator[Node]:
    low, _ = _ask(bus, owner, path, "GetState")
    role = _ask(bus, owner, path, "GetRoleName")
    name, described = (_property(bus, owner, path, each) for each in ("Name", "Description"))
    yield Node(depth, role, name, described, bool(low >> _SHOWING & 1))
    for child_owner, child_path in _ask(bus, owner, path, "GetChildren"):
        yield from _below(bus, child_owner, child_path, depth + 1)


def _accessibility_bus() -> DBusConnection:
    """Apart from the session's own, which tells its address."""
    with closing(open_dbus_connection("SESSION")) as session:
        address = session.send_and_get_reply(new_method_call(_BUS, "GetAddress")).body[0]
    return open_dbus_connection(address)


def _ask(bus: DBusConnection, owner: str, path: str, question: str) -> Any:
    call = new_method_call(DBusAddress(path, owner, ACCESSIBLE), question)
    return bus.send_and_get_reply(call).body[0]


def _property(bus: DBusConnection, owner: str, path: str, name: str) -> str:
    call = new_method_call(DBusAddress(path, owner, PROPERTIES), "Get", "ss", (ACCESSIBLE, name))
    return str(bus.send_and_get_reply(call).body[0][1])
