"""Why no answer of a hub came, from what the system said of the connection."""

import socket
import ssl
from collections.abc import Callable, Iterator
from urllib.parse import SplitResult

from matryoshka.models.hub.faults import HubFault, Place, TryLater
from matryoshka.models.hub.proxy import proxy_of
from matryoshka.saying import say

ProxyFor = Callable[[str], SplitResult | None]
"""By which proxy an address is asked; None for directly."""
_AGAIN = say("Check the network, and try again. What is already here works without it.")


def unreached(error: BaseException, place: Place, proxy_for: ProxyFor = proxy_of) -> HubFault:
    """Why no answer came, from what the system said, which libraries wrap in errors of their own.

    A certificate that is not trusted, or a proxy that refuses, stays so; everything else is a `TryLater`.
    """
    causes = list(_causes(error))
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
        title = say(
            "{host} cannot prove that it is {host}: its certificate is not trusted here.", host=place.host
        )
        return HubFault(
            title, say("Try another network, or add its certificate to those your system trusts.")
        )
    if any(type(each).__name__ == "ProxyError" or "Tunnel connection" in str(each) for each in causes):
        title = say("The proxy does not let this program through to {host}.", host=place.host)
        return HubFault(title, say("Check HTTPS_PROXY, and the name and password in it."))
    for kind, words in _REASONS:
        if any(isinstance(each, kind) for each in causes):
            return TryLater(words.format(peer=_peer(place, proxy_for)), _AGAIN)
    return TryLater(say("The connection to {host} broke.", host=place.host), _AGAIN)


def _peer(place: Place, proxy_for: ProxyFor) -> str:
    """Whom this computer speaks with on the way to the hub."""
    proxy = proxy_for(place.endpoint)
    return f"the proxy {proxy.netloc.rpartition('@')[2]}" if proxy else place.host


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, say("No way to {peer} is known: this computer seems to be offline.")),
    (ConnectionRefusedError, say("Nothing answers at {peer}.")),
    (TimeoutError, say("No word comes from {peer}.")),
)
