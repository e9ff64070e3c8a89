"""Why no answer of a service came, or why it ended too early, in words of this program."""

from collections.abc import Iterator
from json import JSONDecodeError

import httpx2
from openai import APIError, APIStatusError

from matryoshka.chat.service import Service
from matryoshka.engines.remote.away import away
from matryoshka.engines.remote.deltas import Malformed
from matryoshka.engines.remote.line import Cut
from matryoshka.engines.remote.manners import Manners
from matryoshka.engines.remote.reading import Endless, Filtered, Mixed, Unfinished
from matryoshka.engines.remote.refused import Refusal, refused, said
from matryoshka.engines.remote.transport import TooMuch
from matryoshka.errors import AppError
from matryoshka.models.hub.faults import TryLater
from matryoshka.saying import say

_AGAIN = say("Ask again, or ask another tier. What is here stays.")
_STATUSES = range(300, 600)


class WebPage(Exception):
    """A page for people came."""


FAULTS = (APIError, httpx2.HTTPError, httpx2.InvalidURL, JSONDecodeError, UnicodeError, RecursionError)
"""What the libraries raise; in some of them lies the cause."""
OWN_FAULTS = (Cut, Endless, Filtered, Malformed, Mixed, TooMuch, Unfinished, WebPage)


def fault_of(error: BaseException, service: Service, key: str | None, manners: Manners) -> AppError:
    """A `TryLater` where it may pass. Of what the service said the `key` is not repeated."""
    if isinstance(error, APIStatusError):
        words = said(error.body, key)
        return refused(Refusal(error.status_code, error.response.headers, words), service)
    if isinstance(error, APIError) and error.body is not None:
        return _broken_off(error.body, service, key)
    for cause in _causes(error):
        if fault := _of_cause(cause, service, manners):
            return fault
    return _strange(service)


def _of_cause(cause: BaseException, service: Service, manners: Manners) -> AppError | None:
    """None of what only wraps another."""
    host = service.host
    match cause:
        case httpx2.ReadTimeout() | httpx2.WriteTimeout():
            return silent(service, manners.silence)
        case httpx2.ConnectError() | httpx2.ConnectTimeout() | httpx2.ProxyError():
            return away(cause, service)
        case httpx2.TransportError():
            return TryLater(say("The connection to {host} broke.", host=host), _AGAIN)
        case httpx2.InvalidURL():
            return AppError(
                say("{url} is no address.", url=service.url), "Write it into the tier as https://host/v1"
            )
        case Unfinished():
            return AppError(say("The answer of {host} was cut off.", host=host), _AGAIN)
        case Filtered():
            return AppError(
                say("{host} holds back the rest of its answer.", host=host),
                say("Ask in other words, or another tier."),
            )
        case Endless() | TooMuch():
            return AppError(say("{host} writes without end, and was stopped.", host=host), _AGAIN)
        case Mixed():
            return AppError(say("{host} sends several answers mixed into one.", host=host), _AGAIN)
        case WebPage():
            title = say("What answers at {host} is a web page, not a model.", host=host)
            return AppError(title, say("Check the address; this network may also ask you to sign in first."))
    return None


def silent(service: Service, seconds: float) -> AppError:
    return AppError(f"{service.host} has said nothing for {seconds:.0f} seconds.", _AGAIN)


def _strange(service: Service) -> AppError:
    title = say("What {host} sends cannot be understood.", host=service.host)
    return AppError(
        title, say("See that its address leads to an OpenAI-compatible interface, then ask again.")
    )


def _broken_off(body: object, service: Service, key: str | None) -> AppError:
    """An error in the midst of a stream may name the status that it would have had before."""
    words = said(body, key)
    code = body.get("code") if isinstance(body, dict) else None
    if isinstance(code, int) and code in _STATUSES:
        return refused(Refusal(code, {}, words), service)
    return AppError(f"{service.host} broke off{f': “{words}”' if words else ''}.", _AGAIN)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
