"""One file of the hub, read from any byte on, over a connection that another thread may close."""

import socket
import threading
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urljoin, urlsplit

from matryoshka.border import Border, Crossing, Why
from matryoshka.errors import AppError
from matryoshka.models.download.halt import Halt
from matryoshka.models.download.route import route
from matryoshka.saying import say

BLOCK = 256 << 10
_MOST_REDIRECTIONS = 10
_REDIRECTIONS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file is asked for; the `token`, if any, is shown to that origin and to nobody else."""

    url: str
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What is told before the bytes; the names of headers are in lower case.

    `told` are the headers of the hub's own answers, `last` those of whoever has the bytes.
    """

    status: int
    told: Mapping[str, str]
    last: Mapping[str, str]


class Connection:
    """Reads one file once; `timeout`, in seconds, is how long a byte may be waited for.

    Each request passes the `border`; `about` is what it is for.
    """

    def __init__(self, address: Address, timeout: float, border: Border, about: str) -> None:
        self._address = address
        self._timeout = timeout
        self._border = border
        self._about = about
        self._passage = ExitStack()
        self._crossing: Crossing | None = None
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._closed = False
        self._connection: HTTPConnection | None = None
        self._response: HTTPResponse | None = None

    def open(self, start: int) -> Head:
        """Ask for the file from byte `start` on, following redirections.

        Raises `Halt` when it was closed, `AppError` for an address that may not be followed and as the border
        does, and OSError and HTTPException as `http.client` does.
        """
        url, told = self._address.url, dict[str, str]()
        for _ in range(_MOST_REDIRECTIONS):
            self._response = response = self._ask(url, start)
            last = {name.lower(): value for name, value in response.headers.items()}
            if self._is_hub(url):
                told |= last
            if response.status not in _REDIRECTIONS:
                return Head(response.status, told, last)
            self._let_go()
            url = _next(url, last.get("location", ""))
        raise AppError(
            say("The hub sends from one address to the next, without end."), say("Try again later.")
        )

    def read(self) -> bytes:
        """What has arrived, up to BLOCK bytes; nothing at the end. Raises as `open` does."""
        try:
            block = self._response.read1(BLOCK) if self._response else b""
        finally:
            self._refuse_when_closed()
        if self._crossing:
            self._crossing.received(len(block))
        return block

    def close(self) -> None:
        """From any thread: whoever waits for a byte waits no longer, and `Halt` is raised there."""
        with self._lock:
            self._closed = True
            if self._socket:
                with suppress(OSError):
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # TLS's own would unwrap it

    @property
    def connected(self) -> bool:
        """Whether it has found its way; one that was closed before never does."""
        with self._lock:
            return self._socket is not None

    def release(self) -> None:
        """Give the socket back to the system; only the thread that reads may do so."""
        self.close()
        self._let_go()

    def _ask(self, url: str, start: int) -> HTTPResponse:
        way, host = route(url, self._timeout), urlsplit(url).netloc
        headers = way.headers | self._headers(url, start)
        crossing = self._passage.enter_context(self._border.crossing(host, Why.DOWNLOAD, self._about))
        self._crossing, self._connection = crossing, way.connection
        try:
            way.connection.connect()
            self._adopt(way.connection.sock)
            crossing.sent(_size(headers) + len(way.target))
            way.connection.request("GET", way.target, headers=headers)
            response = way.connection.getresponse()
        finally:
            self._refuse_when_closed()
        crossing.received(_size(dict(response.headers.items())))
        return response

    def _headers(self, url: str, start: int) -> dict[str, str]:
        told = {"Range": f"bytes={start}-", "Accept-Encoding": "identity", "User-Agent": "matryoshka"}
        if self._address.token and self._is_hub(url):
            told["Authorization"] = f"Bearer {self._address.token}"
        return told

    def _is_hub(self, url: str) -> bool:
        return urlsplit(url)[:2] == urlsplit(self._address.url)[:2]

    def _adopt(self, connected: socket.socket) -> None:
        with self._lock:
            self._socket = connected
        self._refuse_when_closed()

    def _let_go(self) -> None:
        with self._lock:
            self._socket = None
        if self._response:
            self._response.close()
        if self._connection:
            self._connection.close()
        self._passage.close()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise Halt


def _size(headers: Mapping[str, str]) -> int:
    """In bytes, as they are written line by line."""
    return sum(len(name) + len(value) + 4 for name, value in headers.items())


def _next(url: str, location: str) -> str:
    """Raises AppError where it leads from a protected connection to an open one, or to no web address."""
    following = urljoin(url, location)
    before, after = urlsplit(url).scheme, urlsplit(following).scheme
    if not location or after not in ("http", "https") or (before, after) == ("https", "http"):
        remedy = say("Try another network: this one may stand between you and the hub.")
        raise AppError(say("The hub sends to an address that cannot be trusted."), remedy)
    return following
