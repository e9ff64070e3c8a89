"""A service on loopback that speaks as OpenAI-compatible ones do, and plays every failure on its socket.

with open_service() as service:
    service.play(answer("Hel", "lo"))
    service.play(says(429, "slow down", Retry_After="1"))
"""

import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
EVENTS = OK + b"Content-Type: text/event-stream\r\n\r\n"
DONE = b"data: [DONE]\n\n"


class Act(Enum):
    """What is done on the socket that is no sending."""

    RESET = auto()
    STALL = auto()
    """Silence, until the other side leaves."""


@dataclass(frozen=True, slots=True)
class Again:
    """These bytes for ever, until the other side leaves; seconds between."""

    said: bytes
    every: float = 0.0


Step = bytes | float | Act | Again
"""Bytes are sent, seconds are waited."""
Play = tuple[Step, ...]


def event(**fields: Any) -> bytes:
    return f"data: {json.dumps(fields)}\n\n".encode()


def delta(finish: str | None = None, **fields: Any) -> bytes:
    """An event of an answer, as llama.cpp's server writes it."""
    choice = {"index": 0, "delta": fields, "finish_reason": finish}
    return event(id="1", object="chat.completion.chunk", choices=[choice])


def usage(read: int, written: int, **more: Any) -> bytes:
    return event(id="1", choices=[], usage={"prompt_tokens": read, "completion_tokens": written, **more})


def answer(*texts: str, finish: str = "stop") -> Play:
    """A whole answer, that many pieces long."""
    said = b"".join(delta(content=text) for text in texts)
    return (EVENTS, delta(role="assistant"), said, delta(finish), usage(7, len(texts)), DONE)


def says(status: int, message: str = "", **headers: str) -> Play:
    """As services refuse."""
    return document({"error": {"message": message, "type": "error"}}, status, **headers)


def document(value: object, status: int = 200, **headers: str) -> Play:
    return page(json.dumps(value), "application/json", status, **headers)


def page(text: str, kind: str, status: int = 200, **headers: str) -> Play:
    told = {"Content-Type": kind, "Content-Length": str(len(text.encode())), "Connection": "close", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
    return (f"HTTP/1.1 {status} So\r\n{head}\r\n{text}".encode(),)


@dataclass(frozen=True, slots=True)
class Heard:
    """One request as it arrived; `headers` are named in lower case."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def asked(self) -> dict[str, Any]:
        value = json.loads(self.body)
        assert isinstance(value, dict)
        return value


@dataclass(slots=True)
class Service:
    """What it was asked, and what it plays next; else it answers with “Hello”."""

    port: int = 0
    scheme: str = "http"
    heard: list[Heard] = field(default_factory=list)
    plays: list[Play] = field(default_factory=list)
    models: list[dict[str, Any]] = field(default_factory=lambda: [{"id": "small"}, {"id": "big"}])
    left: list[float] = field(default_factory=list)
    """When others left in the midst, as `time.monotonic` tells."""
    closed: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/v1"

    def play(self, play: Play, times: int = 1) -> None:
        self.plays += [play] * times

    def reply(self, heard: Heard) -> Play:
        self.heard.append(heard)
        if self.plays:
            return self.plays.pop(0)
        return document({"data": self.models}) if heard.line.startswith("GET") else answer("Hel", "lo")


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Others that leave in the midst are what many tests are about."""


@contextmanager
def open_service(certificate: Path | None = None) -> Iterator[Service]:
    """A service that answers until the end of the block, over TLS with a `certificate` (and its key)."""
    service = Service()

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            _serve(service, self)

    server = _Server(("127.0.0.1", 0), Handler)
    service.port = server.server_address[1]
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket, service.scheme = context.wrap_socket(server.socket, server_side=True), "https"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="service", daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.closed.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _serve(service: Service, handler: StreamRequestHandler) -> None:
    line = handler.rfile.readline().decode().strip()
    if not line:  # somebody looked whether it is there
        return
    headers: dict[str, str] = {}
    while read := handler.rfile.readline().decode().strip():
        name, _, value = read.partition(":")
        headers[name.lower()] = value.strip()
    body = handler.rfile.read(int(headers.get("content-length", 0)))
    try:
        for step in service.reply(Heard(line, headers, body)):
            _do(step, service, handler)
    except OSError:
        service.left.append(time.monotonic())


def _do(step: Step, service: Service, handler: StreamRequestHandler) -> None:
    """Raises OSError where the other side has left."""
    match step:
        case bytes():
            handler.wfile.write(step)
        case float():
            service.closed.wait(step)
        case Again(said, every):
            while not service.closed.wait(every):
                handler.wfile.write(said)
        case Act.STALL:
            _wait(service, handler.connection)
        case Act.RESET:
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.connection.close()


def _wait(service: Service, connection: socket.socket) -> None:
    connection.settimeout(0.005)
    while not service.closed.is_set():
        with suppress(TimeoutError):
            if not connection.recv(1):
                raise ConnectionResetError
