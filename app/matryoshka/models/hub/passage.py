"""The requests of one call to a hub, one after the other, each listed with its own host and bytes."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import httpx2

from matryoshka.border import Border, Crossing, Why


@dataclass(slots=True)
class Passage:
    """A redirection ends one request and begins the next; `about` is the repository."""

    border: Border
    about: str
    _open: ExitStack = field(default_factory=ExitStack)
    _crossing: Crossing | None = None

    def leave(self, request: httpx2.Request) -> None:
        """Raises `Offline`, and `AppError`, as `Border.crossing` does."""
        self.end()
        host = request.url.netloc.decode("ascii")
        self._crossing = self._open.enter_context(self.border.crossing(host, Why.SEARCH, self.about))
        self._crossing.sent(_size(request.headers) + len(request.url.raw_path))

    def come(self, response: httpx2.Response) -> None:
        """Its bytes are counted while they are read."""
        if self._crossing and isinstance(response.stream, httpx2.SyncByteStream):
            self._crossing.received(_size(response.headers))
            response.stream = _Counted(response.stream, self._crossing, self._open)

    def end(self) -> None:
        self._open.close()


def _size(headers: httpx2.Headers) -> int:
    """In bytes, as they are written line by line."""
    return sum(len(name) + len(value) + 4 for name, value in headers.raw)


@dataclass(slots=True)
class _Counted(httpx2.SyncByteStream):
    """The body of an answer as it comes."""

    stream: httpx2.SyncByteStream
    crossing: Crossing
    open: ExitStack

    def __iter__(self) -> Iterator[bytes]:
        for part in self.stream:
            self.crossing.received(len(part))
            yield part

    def close(self) -> None:
        self.stream.close()
        self.open.close()
