"""How the loopback hub sends what it has: whole, in ranges, slowly, or broken off."""

import re
import socket
import struct
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

from support.hub import Hub
from support.hub_faults import Cuts, Falsifies, Fault, IgnoresRange, Resets, Says, Stalls
from support.hub_shelves import Stored

CHUNK = 256 << 10
LINGER_NOT = struct.pack("ii", 1, 0)


class Sender(BaseHTTPRequestHandler):
    """One connection, and the two kinds of answers that go out over it."""

    hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Not printed: the hub keeps its requests."""

    def say(self, answer: Says) -> None:
        self._begin(answer.status, answer.headers | {"Content-Length": str(len(answer.body))})
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send_file(self, file: Stored, fault: Fault | None, headers: dict[str, str]) -> None:
        partial = "Range" in self.headers and not isinstance(fault, IgnoresRange)
        start, end = self._range(file) if partial else (0, file.size)
        if partial and start >= file.size:
            self.say(Says(416, b"", {"Content-Range": f"bytes */{file.size}"}))
            return
        told = headers | {"Content-Length": str(end - start), "Accept-Ranges": "bytes"}
        place = {"Content-Range": f"bytes {start}-{end - 1}/{file.size}"} if partial else {}
        self._begin(206 if partial else 200, told | place)
        if self.command != "HEAD":
            self._pour(file, start, end, fault)

    def _range(self, file: Stored) -> tuple[int, int]:
        """From where to before where, as the header Range asks."""
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers["Range"])
        assert asked, self.headers["Range"]
        last = int(asked[2]) + 1 if asked[2] else file.size
        return int(asked[1]), min(last, file.size)

    def _pour(self, file: Stored, start: int, end: int, fault: Fault | None) -> None:
        until = min(end, start + fault.after) if isinstance(fault, Cuts | Resets | Stalls) else end
        begun, place = time.monotonic(), start
        while place < until:
            block = file.read(place, min(self._chunk, until - place))
            self.wfile.write(_other(block, place - start, fault) if isinstance(fault, Falsifies) else block)
            self.hub.count(len(block))
            place += len(block)
            self._pace(begun, place - start)
        if isinstance(fault, Cuts | Resets | Stalls):
            self._break(fault)

    @property
    def _chunk(self) -> int:
        return CHUNK if self.hub.speed is None else max(1024, min(CHUNK, int(self.hub.speed / 50)))

    def _pace(self, begun: float, sent: int) -> None:
        if self.hub.speed is not None:
            ahead = sent / self.hub.speed - (time.monotonic() - begun)
            if ahead > 0:
                self.hub.closed.wait(ahead)

    def _break(self, fault: Cuts | Resets | Stalls) -> None:
        self.close_connection = True
        if isinstance(fault, Stalls):
            self._wait_until_nobody_listens()
        if isinstance(fault, Resets):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
            self.rfile.close()
            self.connection.close()

    def _wait_until_nobody_listens(self) -> None:
        self.connection.settimeout(0.05)
        while not self.hub.closed.is_set():
            with suppress(TimeoutError):
                if not self.connection.recv(1):
                    return


def _other(block: bytes, place: int, fault: Falsifies) -> bytes:
    """The same bytes up to where they are falsified."""
    keep = max(0, fault.after - place)
    return block[:keep] + bytes(byte ^ 0xFF for byte in block[keep:])
