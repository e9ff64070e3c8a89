"""Whether this computer is on any network at all: its own interfaces tell, and nobody is asked."""

from ipaddress import ip_address

import psutil

from matryoshka.chat.service import is_here
from matryoshka.errors import AppError
from matryoshka.saying import say


def no_network(host: str) -> AppError | None:
    """Why `host`, perhaps with a port, cannot be reached; None where it may be."""
    if is_here(host) or _leads_out():
        return None
    return AppError(say("This computer is on no network."), say("Connect it, then ask again."))


def _leads_out() -> bool:
    """Whether an interface that is up has an address that others can answer to."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    addresses = (each.address for name, all_ in psutil.net_if_addrs().items() if name in up for each in all_)
    return any(map(_is_routed, addresses))


def _is_routed(address: str) -> bool:
    plain = address.partition("%")[0]
    if not _is_address(plain):
        return False
    parsed = ip_address(plain)
    return not (parsed.is_loopback or parsed.is_link_local or parsed.is_unspecified)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:  # a name, or the number of a network card
        return False
    return True
