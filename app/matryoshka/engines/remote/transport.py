"""HTTP over one line: what leaves and comes is counted, what leaves is named, and what comes is bounded."""

import ssl
from collections.abc import Iterator, Mapping
from typing import Any

import httpx2
import truststore

from matryoshka.border import Crossing
from matryoshka.engines.remote.line import Line
from matryoshka.engines.remote.proxy import proxy_for

_NAMED = ("Host", "Content-Type", "Content-Length", "Accept")
"""The headers that leave as the library wrote them; its others tell of this computer."""
_MOST = 8 << 20
"""Bytes from one event to the next: none is so long."""
_ENDS = (b"\n\n", b"\r\n\r\n", b"\r\r")
"""Of an event."""


class TooMuch(Exception):
    """What comes has no end."""


class Transport(httpx2.HTTPTransport):
    """To one address, straight or by the proxy of this system. The `key`, if any, is known to nobody else.

    Raises `Cut`, `TooMuch`, and what its library raises.
    """

    def __init__(self, url: str, key: str | None, line: Line, crossing: Crossing) -> None:
        proxy = proxy_for(url)
        trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__(verify=trust, proxy=proxy.geturl() if proxy else None)
        self._key = key
        self._line = line
        self._crossing = crossing

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """A copy goes out, so that the key is in nothing that an exception or a log could show."""
        watched = {**request.extensions, "trace": self._trace}
        leaving = httpx2.Request(
            request.method,
            request.url,
            headers=self._headers(request),
            stream=request.stream,
            extensions=watched,
        )
        response = super().handle_request(leaving)
        self._crossing.received(_size(response.headers))
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Counted(response.stream, self._crossing)
        return response

    def _headers(self, request: httpx2.Request) -> dict[str, str]:
        named = {name: request.headers[name] for name in _NAMED if name in request.headers}
        key = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        return {**named, **key, "User-Agent": "matryoshka", "Accept-Encoding": "identity"}

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._line.adopt(info["return_value"].get_extra_info("socket"))
        elif event == "http11.send_request_headers.started":
            self._line.check()
            headers = httpx2.Headers(info["request"].headers)
            self._crossing.sent(_size(headers) + int(headers.get("content-length", "0")))


def _size(headers: httpx2.Headers) -> int:
    """In bytes, as they are written line by line."""
    return sum(len(name) + len(value) + 4 for name, value in headers.raw)


class _Counted(httpx2.SyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, stream: httpx2.SyncByteStream, crossing: Crossing) -> None:
        self._stream = stream
        self._crossing = crossing
        self._of_event = 0

    def __iter__(self) -> Iterator[bytes]:
        for part in self._stream:
            self._crossing.received(len(part))
            end = max(part.rfind(each) for each in _ENDS)
            self._of_event = len(part) - end if end >= 0 else self._of_event + len(part)
            if self._of_event > _MOST:
                raise TooMuch
            yield part

    def close(self) -> None:
        self._stream.close()
