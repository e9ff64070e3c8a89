"""What a hub refuses, or why it cannot be reached: in a sentence, with what to do and the page to visit."""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from matryoshka.errors import AppError

TOKEN = "matryoshka models token"  # noqa: S105 - the command that asks for one
_LATER = "Try again in some minutes."
_AGAIN = "Check the network, and try again. What is already here works without it."
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """What was asked for: of a hub, or of one repository of it, or one file of that."""

    endpoint: str
    repo: str = ""
    path: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.endpoint).netloc

    @property
    def page(self) -> str:
        """Where people read about it."""
        return f"{self.endpoint}/{self.repo}" if self.repo else self.endpoint

    @property
    def tokens(self) -> str:
        """Where people make tokens."""
        return f"{self.endpoint}/settings/tokens"

    @property
    def name(self) -> str:
        return f"“{self.repo}”" if self.repo else "what it lists"


class HubFault(AppError):
    """A hub refuses, or cannot be reached; asking again at once would change nothing."""


class TryLater(HubFault):
    """It may pass: the hub asks to wait so many `seconds`, or does not say how long."""

    def __init__(self, title: str, remedy: str, seconds: float | None = None) -> None:
        super().__init__(title, remedy)
        self.seconds = seconds


def refused(status: int, headers: Mapping[str, str], place: Place) -> HubFault:
    """What an answer of 400 and above means; the names of `headers` are looked up in lower case."""
    code = headers.get("x-error-code", "")
    message = headers.get("x-error-message", "")
    if code == "GatedRepo":
        return _gated(status, place)
    match status:
        case HTTPStatus.UNAUTHORIZED if "credentials" in message.lower():
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
        remedy = f"Agree at {place.page}, make a token at {place.tokens}, and store it: {TOKEN}"
        return HubFault(title, remedy)
    title = f"Your account may not read {place.name} yet."
    return HubFault(title, f"Agree to its terms at {place.page}; its owner may have to say yes.")


def _token_refused(place: Place) -> HubFault:
    remedy = f"Make a new one at {place.tokens} and store it: {TOKEN}"
    return HubFault(f"{place.host} does not accept your token.", remedy)


def _unknown(place: Place) -> HubFault:
    """Strangers are not told what is private from what is not there."""
    title = f"{place.host} has no {place.name}, or it is private."
    remedy = f"Check the name: {place.page}. If it is private, store a token that may read it: {TOKEN}"
    return HubFault(title, remedy)


def _forbidden(message: str, place: Place) -> HubFault:
    if "disabled" in message:
        return HubFault(f"{place.name} was withdrawn from the hub.", "Choose another model.")
    title = f"{place.host} does not let you read {place.name}."
    return HubFault(title, f"See {place.page}, and what your token may read: {place.tokens}")


def _not_found(code: str, place: Place) -> HubFault:
    if code == "RepoNotFound":
        return _unknown(place)
    if code == "RevisionNotFound":
        title = f"{place.name} was changed, and what was found there is gone."
        return HubFault(title, "Look it up again.")
    return no_file(place)


def no_file(place: Place) -> HubFault:
    remedy = f"It may have been renamed or taken away: look at {place.page}/tree/main"
    return HubFault(f"{place.name} has no model file “{place.path}”.", remedy)


def _too_many(headers: Mapping[str, str], place: Place) -> TryLater:
    seconds = retry_after(headers)
    remedy = _LATER if seconds is None else f"Try again in {_wait(seconds)}."
    return TryLater(f"{place.host} has been asked too often from here.", remedy, seconds)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the hub asks to wait, if it does.

    Retry-After (RFC 9110, 10.2.3) says it as a number or by a date, RateLimit as `"api";r=0;t=55`.
    """
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    if spent := re.search(r"\br=0;\s*t=(\d+)", headers.get("ratelimit", "")):
        return float(spent[1])
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _wait(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} seconds"
    return f"{-(-seconds // _MINUTE):.0f} minutes"


def not_a_hub(place: Place) -> HubFault:
    """A web page came, or what is none of a hub's answers."""
    title = f"What answers at {place.endpoint} does not speak as a model hub does."
    return HubFault(title, "Open that address in a browser: this network may ask you to sign in first.")


def no_parts(place: Place) -> HubFault:
    return HubFault(f"{place.host} does not hand out parts of files.", "Use another mirror, or none.")


def offline_by_choice() -> HubFault:
    return HubFault("HF_HUB_OFFLINE forbids asking a hub.", "Unset this variable, and start again.")


def proxy_of_another_kind() -> HubFault:
    title = "The proxy that is named here cannot be used."
    return HubFault(title, "Name one that speaks HTTP: HTTPS_PROXY=http://host:port")


def unreached(error: BaseException, place: Place) -> HubFault:
    """Why no answer came, from what the system said, which libraries wrap in errors of their own.

    A certificate that is not trusted, or a proxy that refuses, stays so; everything else is a `TryLater`.
    """
    causes = list(_causes(error))
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
        title = f"{place.host} cannot prove that it is {place.host}: its certificate is not trusted here."
        return HubFault(title, "Try another network, or add its certificate to those your system trusts.")
    if any(type(each).__name__ == "ProxyError" or "Tunnel connection" in str(each) for each in causes):
        title = f"The proxy does not let this program through to {place.host}."
        return HubFault(title, "Check HTTPS_PROXY, and the name and password in it.")
    for kind, words in _REASONS:
        if any(isinstance(each, kind) for each in causes):
            return TryLater(words.format(peer=_peer(place)), _AGAIN)
    return TryLater(f"The connection to {place.host} broke.", _AGAIN)


def _peer(place: Place) -> str:
    """Whom this computer speaks with on the way to the hub."""
    proxies = getproxies()
    named = proxies.get(urlsplit(place.endpoint).scheme) or proxies.get("all")
    if not named or proxy_bypass(place.host):
        return place.host
    return f"the proxy {urlsplit(named).netloc.rpartition('@')[2]}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, "No way to {peer} is known: this computer seems to be offline."),
    (ConnectionRefusedError, "Nothing answers at {peer}."),
    (TimeoutError, "No word comes from {peer}."),
)
