"""A model hub on loopback that speaks the real one's paths and headers, and plays every failure.

    with open_hub() as hub:
        hub.put("owner/name", "model-Q4_K_M.gguf", content)
        hub.play(Resets(after=1000), at="/storage/")

Large files are redirected to a storage of another origin, as the real hub does.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path

from support.hub_faults import Fault
from support.hub_shelves import Shelf, Stored, stored


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it arrived; `headers` are named in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    proxied: bool

    @property
    def start(self) -> int:
        """The first byte that was asked for."""
        return int(self.headers.get("range", "bytes=0-").removeprefix("bytes=").split("-")[0])


@dataclass(frozen=True, slots=True)
class Play:
    fault: Fault
    at: str


@dataclass(slots=True)
class Hub:
    """Its repositories, who may read them, what it was asked, and what goes wrong next."""

    port: int = 0
    scheme: str = "http"
    token: str = "hf_right"  # noqa: S105 - of no hub in the world
    """Opens what is private."""
    agreed: set[str] = field(default_factory=set)
    """Gated repositories whose terms the owner of the token has agreed to."""
    speed: float | None = None
    """Bytes a second; None is as fast as it goes."""
    page: int = 1000
    """How many a page of an answer to a search holds."""
    shelves: dict[str, Shelf] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    plays: list[Play] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    sent: int = 0
    """Bytes of files that went out."""

    @property
    def endpoint(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def storage(self) -> str:
        """Where the large files lie: the same server by another name, so another origin."""
        return f"{self.scheme}://localhost:{self.port}/storage"

    def put(self, repo: str, path: str, content: bytes | Path) -> Stored:
        """Commit a file to a repository, which is made if need be."""
        file = stored(path, content)
        self.shelf(repo).put(file)
        return file

    def shelf(self, repo: str) -> Shelf:
        return self.shelves.setdefault(repo, Shelf(repo))

    def rename(self, old: str, new: str) -> None:
        shelf = self.shelves.pop(old)
        shelf.repo, self.shelves[new], self.renamed[old] = new, shelf, new

    def play(self, fault: Fault, at: str = "", times: int = 1) -> None:
        """Play `fault` at the next so many requests whose path holds `at`."""
        with self.lock:
            self.plays += [Play(fault, at)] * times

    def asked(self, at: str) -> list[Request]:
        """The requests whose path holds `at`."""
        return [each for each in self.requests if at in each.path]

    def heard(self, request: Request) -> Fault | None:
        """Note a request; what is to go wrong with it."""
        with self.lock:
            self.requests.append(request)
            play = next((each for each in self.plays if each.at in request.path), None)
            if play:
                self.plays.remove(play)
            return play.fault if play else None

    def count(self, length: int) -> None:
        with self.lock:
            self.sent += length


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle is what many tests are about."""


@contextmanager
def open_hub(port: int = 0, certificate: Path | None = None) -> Iterator[Hub]:
    """A hub that answers until the end of the block, over TLS with a `certificate` (and its key)."""
    from support.hub_answers import handler  # noqa: PLC0415 - it imports this module

    hub = Hub()
    server = _Server(("127.0.0.1", port), handler(hub))
    hub.port = server.server_address[1]
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket, hub.scheme = context.wrap_socket(server.socket, server_side=True), "https"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="hub", daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.closed.set()
        server.shutdown()
        server.server_close()
        thread.join()
