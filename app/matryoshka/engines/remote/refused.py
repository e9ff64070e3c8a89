"""What a service means when it does not answer: each status its own words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from matryoshka.chat.service import Service
from matryoshka.errors import AppError
from matryoshka.models.hub.faults import TryLater
from matryoshka.models.hub.refused import retry_after, span
from matryoshka.saying import say

_LATER = say("Try again in some minutes, or ask another tier.")
_LONGEST = 200
"""Characters of a service's own words."""
_TOO_LONG = re.compile(
    r"context.{0,20}(length|window|size)|maximum context|too (long|many tokens)", re.IGNORECASE
)
_SPENT = re.compile(r"insufficient_quota|insufficient.{0,12}(balance|funds|credit)|billing", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer of 300 and above; the names of `headers` are looked up in lower case."""

    status: int
    headers: Mapping[str, str]
    words: str = ""
    """What the service says of it, on one line, with nothing secret in it."""

    @property
    def quoted(self) -> str:
        """Behind a sentence."""
        return f": “{self.words}”" if self.words else ""

    @property
    def asked_wait(self) -> float | None:
        """Seconds, if the service asks to wait."""
        return retry_after(self.headers)


def said(error: object, key: str | None) -> str:
    """The words in the body of an error: one short line, in which the `key` is not repeated."""
    found = " ".join(_words(error).split())
    shown = found.replace(key, "…") if key else found
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def refused(refusal: Refusal, service: Service) -> AppError:
    """A `TryLater` where it may pass."""
    if meaning := _MEANINGS.get(refusal.status):
        return meaning(refusal, service)
    if refusal.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        title = say(
            "{host} has a fault of its own (error {status}){quoted}.",
            host=service.host,
            status=refusal.status,
            quoted=refusal.quoted,
        )
        return TryLater(title, _LATER, refusal.asked_wait)
    if refusal.status < HTTPStatus.BAD_REQUEST:
        title = say("{host} sends to another address, where nothing was asked.", host=service.host)
        return AppError(title, say("If you trust it, write that address into the tier."))
    title = say(
        "{host} refuses the question (error {status}){quoted}.",
        host=service.host,
        status=refusal.status,
        quoted=refusal.quoted,
    )
    return AppError(title, say("Check the address and the model of this tier in your ladder."))


def _unknown(refusal: Refusal, service: Service) -> AppError:
    del refusal  # it may repeat the key
    if service.key is None:
        remedy = say(
            'Store one: matryoshka keys set NAME. Then write key = "keyring:NAME" into this tier, '
            "or add the service anew at “What leaves”."
        )
        return AppError(say("{host} wants a key.", host=service.host), remedy)
    title = say("{host} does not accept the key “{key}”.", host=service.host, key=service.key)
    remedy = say(
        "Store the right one with “Keys…” at “What leaves”, or: matryoshka keys set {key}", key=service.key
    )
    return AppError(title, remedy)


def _unpaid(refusal: Refusal, service: Service) -> AppError:
    title = say(
        "Your account at {host} has nothing left to pay with{quoted}.",
        host=service.host,
        quoted=refusal.quoted,
    )
    return AppError(title, say("Add credit there, or ask another tier."))


def _forbidden(refusal: Refusal, service: Service) -> AppError:
    title = say(
        "{host} does not let you use “{model}”{quoted}.",
        host=service.host,
        model=service.model,
        quoted=refusal.quoted,
    )
    return AppError(title, say("See in your account there what your key may use, and from where."))


def _absent(refusal: Refusal, service: Service) -> AppError:
    title = say(
        "{host} has no model “{model}” at {url}{quoted}.",
        host=service.host,
        model=service.model,
        url=service.url,
        quoted=refusal.quoted,
    )
    return AppError(title, say("See which it has: matryoshka remote models. The address may lack /v1."))


def _proxy(refusal: Refusal, service: Service) -> AppError:
    del refusal, service
    remedy = "Put them into HTTPS_PROXY: http://name:password@host:port"
    return AppError(say("The proxy wants a name and a password."), remedy)


def _impatient(refusal: Refusal, service: Service) -> AppError:
    return TryLater(
        say("{host} has waited too long for the question.", host=service.host), _LATER, refusal.asked_wait
    )


def _too_long(refusal: Refusal, service: Service) -> AppError:
    title = say(
        "The chat is longer than “{model}” reads{quoted}.", model=service.model, quoted=refusal.quoted
    )
    return AppError(
        title, say("Begin a new chat, or give this tier a context: its oldest turns are left out then.")
    )


def _too_many(refusal: Refusal, service: Service) -> AppError:
    """Some services say so, too, where the credit is spent: waiting would not help."""
    if _SPENT.search(refusal.words):
        return _unpaid(refusal, service)
    seconds = refusal.asked_wait
    remedy = (
        _LATER if seconds is None else say("Try again in {span}, or ask another tier.", span=span(seconds))
    )
    return TryLater(say("{host} has been asked too often with this key.", host=service.host), remedy, seconds)


def _not_understood(refusal: Refusal, service: Service) -> AppError:
    if _TOO_LONG.search(refusal.words):
        return _too_long(refusal, service)
    title = say("{host} does not understand the question{quoted}.", host=service.host, quoted=refusal.quoted)
    return AppError(title, say("Check the model and the settings of this tier in your ladder."))


_MEANINGS: dict[int, Callable[[Refusal, Service], AppError]] = {
    HTTPStatus.BAD_REQUEST: _not_understood,
    HTTPStatus.UNAUTHORIZED: _unknown,
    HTTPStatus.PAYMENT_REQUIRED: _unpaid,
    HTTPStatus.FORBIDDEN: _forbidden,
    HTTPStatus.NOT_FOUND: _absent,
    HTTPStatus.METHOD_NOT_ALLOWED: _absent,
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: _proxy,
    HTTPStatus.REQUEST_TIMEOUT: _impatient,
    HTTPStatus.GONE: _absent,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _too_long,
    HTTPStatus.UNPROCESSABLE_ENTITY: _not_understood,
    HTTPStatus.TOO_MANY_REQUESTS: _too_many,
}


def _words(error: object) -> str:
    match error:
        case str():
            return error
        case {"error": dict() | str() as inner}:
            return _words(inner)
        case {"message": str(words), "code": str(code)}:
            return f"{words} ({code})"
        case {"message": dict() | str() as inner}:
            return _words(inner)
        case {"detail": inner}:
            return _words(inner) if isinstance(inner, str | dict) else str(inner)
    return ""
