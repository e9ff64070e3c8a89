"""Whether a service is there, known within a second: nothing is said to it."""

import socket
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from matryoshka.chat.engine import Stop
from matryoshka.chat.service import Service
from matryoshka.engines.remote.away import away
from matryoshka.engines.remote.call import Call
from matryoshka.engines.remote.proxy import proxy_for
from matryoshka.errors import AppError

_PORTS = {"https": 443, "http": 80}
_FOR_NAME, _FOR_DOOR = 0.8, 0.2
"""Seconds. A name that nobody knows by then leads nowhere; a door may only be far away."""


def unreached(service: Service, stop: Stop) -> AppError | None:
    """Why it cannot be reached; None where it may be, and after `stop`."""
    door, known = _door(service.url), False
    if door is None:
        return None
    try:
        for _ in Call(partial(_knock, door, service), lambda: None).items(stop, _FOR_NAME):
            known = True
    except AppError as fault:
        return fault
    except TimeoutError:
        return None if known else away(socket.gaierror(), service)
    return None


def _door(url: str) -> tuple[str, int] | None:
    """Host and port of the service, or of the proxy; None of a proxy whose name makes no sense here."""
    try:
        way = proxy_for(url) or urlsplit(url)
        return way.hostname or "", way.port or _PORTS[way.scheme]
    except (KeyError, ValueError):
        return None


def _knock(door: tuple[str, int], service: Service) -> Iterator[str]:
    """What is known by and by. Raises `AppError`, but not where one of the host's doors may only be far."""
    try:
        socket.getaddrinfo(*door, type=socket.SOCK_STREAM)
        yield "name"
        socket.create_connection(door, _FOR_DOOR, all_errors=True).close()
        yield "door"
    except ExceptionGroup as errors:
        if not any(isinstance(each, TimeoutError) for each in errors.exceptions):
            raise away(errors.exceptions[0], service) from errors
    except (OSError, UnicodeError) as error:
        raise away(error, service) from error
