"""What a hub means when it does not hand out what it was asked for: each answer its own words."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from matryoshka.models.hub.faults import HubFault, Place, TryLater, no_file, not_a_hub

_TOKEN = "matryoshka models token"  # noqa: S105 - the command that asks for one
_LATER = "Try again in some minutes."
_MINUTE = 60


def refused(status: int, headers: Mapping[str, str], place: Place) -> HubFault:
    """What an answer of 400 and above means; the names of `headers` are looked up in lower case."""
    code = headers.get("x-error-code", "")
    message = headers.get("x-error-message", "")
    if code == "GatedRepo":
        return _gated(status, place)
    match status:
        case HTTPStatus.UNAUTHORIZED if "credentials" in message.lower() or not place.repo:
            return _token_refused(place)
        case HTTPStatus.UNAUTHORIZED:
            return _unknown(place)
        case HTTPStatus.FORBIDDEN:
            return _forbidden(message, place)
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            return _not_found(code, place)
        case HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            remedy = "Put them into HTTPS_PROXY: http://name:password@host:port"
            return HubFault("The proxy wants a name and a password.", remedy)
        case HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            title = f"“{place.path}” was replaced on the hub by a shorter file."
            return HubFault(title, "Look it up, and fetch what is there now.")
        case HTTPStatus.TOO_MANY_REQUESTS:
            return _too_many(headers, place)
        case passing if passing >= HTTPStatus.INTERNAL_SERVER_ERROR or passing == HTTPStatus.REQUEST_TIMEOUT:
            title = f"{place.host} has a fault of its own (error {status})."
            return TryLater(title, _LATER, retry_after(headers))
    return HubFault(f"{place.host} refuses what it was asked (error {status}).", f"See {place.page}")


def _gated(status: int, place: Place) -> HubFault:
    if status == HTTPStatus.UNAUTHORIZED:
        title = f"{place.name} is only for those who agree to its terms."
        remedy = f"Agree at {place.page}, make a token at {place.tokens}, and store it: {_TOKEN}"
        return HubFault(title, remedy)
    title = f"Your account may not read {place.name} yet."
    return HubFault(title, f"Agree to its terms at {place.page}; its owner may have to say yes.")


def _token_refused(place: Place) -> HubFault:
    remedy = f"Make a new one at {place.tokens} and store it: {_TOKEN}"
    return HubFault(f"{place.host} does not accept your token.", remedy)


def _unknown(place: Place) -> HubFault:
    """Strangers are not told what is private from what is not there."""
    title = f"{place.host} has no {place.name}, or it is private."
    remedy = f"Check the name: {place.page}. If it is private, store a token that may read it: {_TOKEN}"
    return HubFault(title, remedy)


def _forbidden(message: str, place: Place) -> HubFault:
    if "disabled" in message:
        return HubFault(f"{place.name} was withdrawn from the hub.", "Choose another model.")
    title = f"{place.host} does not let you read {place.name}."
    return HubFault(title, f"See {place.page}, and what your token may read: {place.tokens}")


def _not_found(code: str, place: Place) -> HubFault:
    if code == "RevisionNotFound":
        title = f"{place.name} was changed, and what was found there is gone."
        return HubFault(title, "Look it up again.")
    if code == "RepoNotFound" or not place.path:
        return _unknown(place) if place.repo else not_a_hub(place)
    return no_file(place)


def _too_many(headers: Mapping[str, str], place: Place) -> TryLater:
    seconds = retry_after(headers)
    remedy = _LATER if seconds is None else f"Try again in {span(seconds)}."
    return TryLater(f"{place.host} has been asked too often from here.", remedy, seconds)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the hub asks to wait, if it does.

    Retry-After (RFC 9110, 10.2.3) says it as a number or by a date, RateLimit as `"api";r=0;t=55`.
    """
    said = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", said):
        return float(said)
    if spent := re.search(r"\br=0;\s*t=(\d+)", headers.get("ratelimit", "")):
        return float(spent[1])
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def span(seconds: float) -> str:
    """In words."""
    number, unit = (seconds, "second") if seconds < _MINUTE else (-(-seconds // _MINUTE), "minute")
    return f"{number:.0f} {unit}" if round(number) == 1 else f"{number:.0f} {unit}s"
