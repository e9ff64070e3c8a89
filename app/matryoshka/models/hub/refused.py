"""What a hub means when it does not hand out what it was asked for: each answer its own words."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from matryoshka.models.hub.faults import HubFault, Place, TryLater, no_file, not_a_hub
from matryoshka.saying import say

_TOKEN = "matryoshka models token"  # noqa: S105 - the command that asks for one
_LATER = say("Try again in some minutes.")
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
            return HubFault(say("The proxy wants a name and a password."), remedy)
        case HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            title = say("“{path}” was replaced on the hub by a shorter file.", path=place.path)
            return HubFault(title, say("Look it up, and fetch what is there now."))
        case HTTPStatus.TOO_MANY_REQUESTS:
            return _too_many(headers, place)
        case passing if passing >= HTTPStatus.INTERNAL_SERVER_ERROR or passing == HTTPStatus.REQUEST_TIMEOUT:
            title = say("{host} has a fault of its own (error {status}).", host=place.host, status=status)
            return TryLater(title, _LATER, retry_after(headers))
    return HubFault(
        say("{host} refuses what it was asked (error {status}).", host=place.host, status=status),
        f"See {place.page}",
    )


def _gated(status: int, place: Place) -> HubFault:
    if status == HTTPStatus.UNAUTHORIZED:
        title = say("{place} is only for those who agree to its terms.", place=place.name)
        remedy = f"Agree at {place.page}, make a token at {place.tokens}, and store it: {_TOKEN}"
        return HubFault(title, remedy)
    title = say("Your account may not read {place} yet.", place=place.name)
    return HubFault(
        title, say("Agree to its terms at {page}; its owner may have to say yes.", page=place.page)
    )


def _token_refused(place: Place) -> HubFault:
    remedy = f"Make a new one at {place.tokens} and store it: {_TOKEN}"
    return HubFault(say("{host} does not accept your token.", host=place.host), remedy)


def _unknown(place: Place) -> HubFault:
    """Strangers are not told what is private from what is not there."""
    title = say("{host} has no {place}, or it is private.", host=place.host, place=place.name)
    remedy = f"Check the name: {place.page}. If it is private, store a token that may read it: {_TOKEN}"
    return HubFault(title, remedy)


def _forbidden(message: str, place: Place) -> HubFault:
    if "disabled" in message:
        return HubFault(
            say("{place} was withdrawn from the hub.", place=place.name), say("Choose another model.")
        )
    title = say("{host} does not let you read {place}.", host=place.host, place=place.name)
    return HubFault(title, f"See {place.page}, and what your token may read: {place.tokens}")


def _not_found(code: str, place: Place) -> HubFault:
    if code == "RevisionNotFound":
        title = say("{place} was changed, and what was found there is gone.", place=place.name)
        return HubFault(title, say("Look it up again."))
    if code == "RepoNotFound" or not place.path:
        return _unknown(place) if place.repo else not_a_hub(place)
    return no_file(place)


def _too_many(headers: Mapping[str, str], place: Place) -> TryLater:
    seconds = retry_after(headers)
    remedy = _LATER if seconds is None else say("Try again in {span}.", span=span(seconds))
    return TryLater(say("{host} has been asked too often from here.", host=place.host), remedy, seconds)


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
