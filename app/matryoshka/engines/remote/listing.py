"""The models that a service lists, as each kind of service tells of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from matryoshka.chat.service import Offer, Price
from matryoshka.engines.remote.deltas import Malformed

_CONTEXTS = ("context_length", "max_model_len", "context_window", "max_context_length")
_MILLION = 1_000_000


def offers(document: object) -> tuple[Offer, ...]:
    """In the order of their names. Raises `Malformed`."""
    listed = document.get("data") if isinstance(document, Mapping) else document
    if not isinstance(listed, list):
        raise Malformed
    return tuple(sorted(_offers(listed), key=lambda offer: offer.model.casefold()))


def _offers(listed: list[Any]) -> Iterator[Offer]:
    for each in listed:
        if isinstance(each, Mapping) and isinstance(name := each.get("id"), str) and name:
            yield Offer(name, _context(each), _price(each.get("pricing")))


def _context(told: Mapping[str, Any]) -> int | None:
    known = (told.get(key) for key in _CONTEXTS)
    return next((each for each in known if isinstance(each, int) and each > 0), None)


def _price(pricing: object) -> Price | None:
    """Told in parts of money for one token; whoever tells it otherwise is not understood."""
    if not isinstance(pricing, Mapping):
        return None
    prices = [pricing.get(key) for key in ("prompt", "completion")]
    try:
        read, written = (float(each) * _MILLION for each in prices if isinstance(each, str))
    except ValueError:
        return None
    return Price(read, written) if read >= 0 and written >= 0 else None
