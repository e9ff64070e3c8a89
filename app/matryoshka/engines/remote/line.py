"""The way to a service for one request: it can be cut from any thread, at any moment."""

import socket
import threading
from contextlib import suppress


class Cut(Exception):
    """The line was cut from this side."""


class Line:
    """Holds the socket that is spoken through, once there is one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_cut = False

    def cut(self) -> None:
        """Whoever waits at the socket waits no longer; where there is none yet, nothing will be sent."""
        with self._lock:
            self._is_cut = True
            if self._socket:
                with suppress(OSError):
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # TLS's own would unwrap it

    def adopt(self, connected: socket.socket) -> None:
        """Raises `Cut` where it was cut before."""
        with self._lock:
            self._socket = connected
            if self._is_cut:
                connected.close()
                raise Cut

    def check(self) -> None:
        """Raises `Cut` where it was cut."""
        if self._is_cut:
            raise Cut
