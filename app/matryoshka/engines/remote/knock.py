"""Whether a service is there, known within a second: nothing is said to it."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from urllib.parse import urlsplit

from matryoshka.chat.engine import Stop
from matryoshka.chat.service import Service
from matryoshka.engines.remote.call import Call
from matryoshka.engines.remote.proxy import proxy_for
from matryoshka.errors import AppError
from matryoshka.models.hub.faults import Place
from matryoshka.models.hub.unreached import unreached as why

_PORTS = {"https": 443, "http": 80}
_FOR_NAME, _FOR_DOOR = 0.8, 0.2
"""Seconds. A name that nobody knows by then leads nowhere; a door may only be far away."""


def unreached(service: Service, stop: Stop) -> AppError | None:
    """Why it cannot be reached; None where it may be, and after `stop`."""
    way = proxy_for(service.url) or urlsplit(service.url)
    host, port = way.hostname or "", way.port or _PORTS[way.scheme]
    known = False
    try:
        for _ in Call(partial(_knock, host, port, service), lambda: None).items(stop, _FOR_NAME):
            known = True
    except AppError as fault:
        return fault
    except TimeoutError:
        return None if known else _no_way(socket.gaierror(), service)
    return None


def _knock(host: str, port: int, service: Service) -> Iterator[str]:
    """What is known by and by. Raises `AppError`."""
    try:
        socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        yield "name"
        with suppress(TimeoutError):
            socket.create_connection((host, port), _FOR_DOOR).close()
            yield "door"
    except (OSError, UnicodeError) as error:
        raise _no_way(error, service) from error


def _no_way(error: Exception, service: Service) -> AppError:
    fault = why(error, Place(service.url))
    return AppError(fault.title, fault.remedy)
