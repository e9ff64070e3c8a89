"""HTTP with a hub that waits for nobody for ever, and tells every fault by itself.

huggingface_hub keeps one client and its options for the whole process: they are set here, and nobody else
imports it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

import httpx2
from huggingface_hub import HfApi, constants, get_session, set_client_factory

from matryoshka.border import Border
from matryoshka.models.hub.faults import Place, no_parts, not_a_hub, offline_by_choice, proxy_of_another_kind
from matryoshka.models.hub.passage import Passage
from matryoshka.models.hub.refused import refused
from matryoshka.models.hub.unreached import unreached

__all__ = ["HfApi", "asking", "part"]

_TIMEOUT = httpx2.Timeout(20.0)
_BLOCK = 1 << 18
_PASSAGE: ContextVar[Passage] = ContextVar("passage")
"""What the one client of the process lists its requests by: who asks says so around the asking."""


class _Refused(Exception):
    """An answer of 400 and above."""

    def __init__(self, response: httpx2.Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class _Unreached(Exception):
    """No answer; the cause says why."""


class _NotAHub(Exception):
    """A web page where there should be none."""


class _StrangeProxy(Exception):
    """A proxy that does not speak HTTP."""


class _Client(httpx2.Client):
    """Raises what huggingface_hub does not know: of its own kinds it would wait and ask again, uncapped."""

    def send(self, request: httpx2.Request, **how: Any) -> httpx2.Response:
        request.extensions = {**request.extensions, "timeout": _TIMEOUT.as_dict()}
        request.headers["User-Agent"] = "matryoshka"
        try:
            response = super().send(request, **how)
        except httpx2.HTTPError as error:
            raise _Unreached from error
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            response.close()
            raise _Refused(response)
        if "text/html" in response.headers.get("content-type", ""):
            response.close()
            raise _NotAHub
        return response


def _leave(request: httpx2.Request) -> None:
    _PASSAGE.get().leave(request)


def _come(response: httpx2.Response) -> None:
    _PASSAGE.get().come(response)


def _open() -> _Client:
    try:
        return _Client(follow_redirects=True, event_hooks={"request": [_leave], "response": [_come]})
    except (ImportError, ValueError, httpx2.InvalidURL) as error:  # it cannot speak with such a proxy
        raise _StrangeProxy from error


set_client_factory(_open)
constants.HF_HUB_DISABLE_TELEMETRY = True  # else its first request asks for a list of who might run it


@contextmanager
def asking(place: Place, border: Border) -> Iterator[None]:
    """Whatever goes wrong inside with requests, or with what they answer, becomes a `HubFault`.

    Each request passes the `border`, and raises what that does.
    """
    if constants.is_offline_mode():
        raise offline_by_choice()
    passage = Passage(border, place.repo)
    token = _PASSAGE.set(passage)
    try:
        yield
    except _Refused as error:
        raise refused(error.response.status_code, error.response.headers, place) from error
    except (_Unreached, httpx2.HTTPError) as error:
        raise unreached(error, place) from error
    except _StrangeProxy as error:
        raise proxy_of_another_kind() from error
    except (_NotAHub, httpx2.InvalidURL, ValueError, TypeError, KeyError, AttributeError) as error:
        raise not_a_hub(place) from error
    finally:
        passage.end()
        _PASSAGE.reset(token)


def part(url: str, headers: Mapping[str, str], start: int, length: int, place: Place) -> bytes:
    """So many bytes from `start`, fewer only where the file ends; to be called inside of `asking`."""
    ranged = {**headers, "Range": f"bytes={start}-{start + length - 1}", "Accept-Encoding": "identity"}
    with get_session().stream("GET", url, headers=ranged) as response:
        if start and response.status_code != HTTPStatus.PARTIAL_CONTENT:
            raise no_parts(place)
        return _first(response.iter_bytes(_BLOCK), length)


def _first(blocks: Iterator[bytes], length: int) -> bytes:
    """No more than so many bytes, however many come."""
    held = bytearray()
    for block in blocks:
        held += block
        if len(held) >= length:
            break
    return bytes(held[:length])
