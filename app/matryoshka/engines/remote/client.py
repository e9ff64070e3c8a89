"""Asks a service over one line; nobody else imports its library, which is slow to load."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
from openai import APIStatusError, OpenAI, Stream

from matryoshka.border import Crossing
from matryoshka.chat.service import Service
from matryoshka.engines.remote.broken import FAULTS, OWN_FAULTS, WebPage, fault_of
from matryoshka.engines.remote.deltas import Malformed
from matryoshka.engines.remote.line import Line
from matryoshka.engines.remote.manners import Manners
from matryoshka.engines.remote.transport import Transport
from matryoshka.models.hub.faults import proxy_of_another_kind

_USAGE = "stream_options"
"""Not every service knows what it is asked by that."""


class Client:
    """Asks a `service` with its `key`, once; what it sends and gets is counted by `crossing`."""

    def __init__(
        self, service: Service, key: str | None, manners: Manners, line: Line, crossing: Crossing
    ) -> None:
        self._service = service
        self._key = key
        self._manners = manners
        self._line = line
        self._crossing = crossing

    def events(self, body: dict[str, Any]) -> Iterator[object]:
        """What comes of a request, as JSON. Raises what `told` understands."""
        with self._open() as api:
            try:
                yield from _events(api, body)
            except APIStatusError as error:
                if _USAGE not in body or _USAGE not in str(error.body):
                    raise
                yield from _events(api, {name: body[name] for name in body if name != _USAGE})

    def models(self) -> object:
        """The models that the service has, as it lists them. Raises likewise."""
        with self._open() as api:
            return api.get("/models", cast_to=object)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Whatever goes wrong inside with requests, or with what they bring, becomes an `AppError`."""
        try:
            yield
        except (*FAULTS, *OWN_FAULTS) as error:
            raise fault_of(error, self._service, self._key, self._manners) from None

    def _open(self) -> OpenAI:
        timeout = httpx2.Timeout(self._manners.silence, connect=self._manners.connect)
        http = httpx2.Client(transport=self._transport(), timeout=timeout, trust_env=False)
        return OpenAI(
            api_key="-", base_url=self._service.url, http_client=http, max_retries=0, timeout=timeout
        )

    def _transport(self) -> Transport:
        try:
            return Transport(self._service.url, self._key, self._line, self._crossing)
        except (ImportError, ValueError, httpx2.InvalidURL) as error:  # it cannot speak with such a proxy
            raise proxy_of_another_kind() from error


def _events(api: OpenAI, body: dict[str, Any]) -> Iterator[object]:
    with api.post(
        "/chat/completions", cast_to=object, body=body, stream=True, stream_cls=Stream[object]
    ) as stream:
        _check(stream.response.headers)
        yield from stream


def _check(headers: httpx2.Headers) -> None:
    """That events come; what was packed could unpack into more than anybody can hold."""
    kind = headers.get("content-type", "")
    if "text/html" in kind:
        raise WebPage
    if "application/json" in kind or headers.get("content-encoding", "identity") != "identity":
        raise Malformed
