"""How a request leaves this computer: straight or by a proxy, and over TLS whom the system trusts."""

import base64
import os
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import SplitResult, unquote, urlsplit

import truststore

from matryoshka.models.hub.faults import offline_by_choice, proxy_of_another_kind
from matryoshka.models.hub.proxy import proxy_of

_OFFLINE, _YES = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"), ("1", "ON", "YES", "TRUE")
"""As huggingface_hub reads them."""


@dataclass(frozen=True, slots=True)
class Route:
    """A connection not open yet, the target to ask it for, and the headers that only a proxy reads."""

    connection: HTTPConnection
    target: str
    headers: dict[str, str]


def route(url: str, timeout: float) -> Route:
    """To an http or https address, as the environment or the system says; `timeout` in seconds.

    Raises `HubFault` for a proxy of another kind, and where the environment forbids asking at all.
    """
    if any(os.environ.get(name, "").upper() in _YES for name in _OFFLINE):
        raise offline_by_choice()
    proxy = proxy_of(url)
    if proxy and not _is_usable(proxy):
        raise proxy_of_another_kind()
    return _by(proxy, url, timeout) if proxy else _straight(urlsplit(url), timeout)


def _is_usable(proxy: SplitResult) -> bool:
    try:
        return proxy.scheme == "http" and proxy.port != 0
    except ValueError:
        return False


def _straight(parts: SplitResult, timeout: float) -> Route:
    return Route(_open(parts, parts, timeout), _target(parts), {})


def _by(proxy: SplitResult, url: str, timeout: float) -> Route:
    parts, headers = urlsplit(url), _authorization(proxy)
    connection = _open(parts, proxy, timeout)
    if parts.scheme == "https":
        connection.set_tunnel(parts.hostname or "", parts.port or 443, headers)
        return Route(connection, _target(parts), {})
    return Route(connection, url, headers)


def _open(origin: SplitResult, peer: SplitResult, timeout: float) -> HTTPConnection:
    """TLS is spoken with the `origin`, through whatever `peer` is connected to."""
    host = peer.hostname or ""
    if origin.scheme == "https":
        trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return HTTPSConnection(host, peer.port or 443, timeout=timeout, context=trust)
    return HTTPConnection(host, peer.port or 80, timeout=timeout)


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _authorization(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    word = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": "Basic " + base64.b64encode(word.encode()).decode("ascii")}
