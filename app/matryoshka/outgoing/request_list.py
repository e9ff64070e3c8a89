"""Every request this program ever made, in one file that only grows."""

import json
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from matryoshka.border import Request, Why
from matryoshka.errors import AppError
from matryoshka.saying import say

_KINDS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "when": (int, float),
    "host": str,
    "about": str,
    "sent": int,
    "received": int,
    "cost": (int, float),
}


class RequestList:
    """A line when a request begins, and one with what it came to when it ends.

    So a request is on the list also where this program is killed meanwhile. Any thread, and several programs
    at once, may add; nothing is ever changed. Of a damaged file all lines are read that can be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, host: str, why: Why, about: str = "") -> Request:
        """A request that is about to be made. Raises AppError where it cannot be noted: then none is made."""
        request = Request(uuid.uuid4().hex, time.time(), host, why, about)
        self._add({name: value for name, value in asdict(request).items() if value is not None})
        return request

    def end(self, request: Request) -> None:
        """What a request came to. Raises AppError where it cannot be noted."""
        self._add({"id": request.id} | {name: getattr(request, name) for name in _RESULTS})

    def all(self) -> tuple[Request, ...]:
        """In the order in which they were begun."""
        requests: dict[str, Request] = {}
        for values in self._lines():
            known = requests.get(values["id"])
            with suppress(TypeError):  # the line that began it is lost
                requests[values["id"]] = replace(known, **values) if known else Request(**values)
        return tuple(requests.values())

    def _lines(self) -> Iterator[dict[str, Any]]:
        with suppress(OSError):
            for line in self.path.read_bytes().splitlines():
                with suppress(ValueError, RecursionError):
                    yield _checked(json.loads(line))

    def _add(self, values: dict[str, Any]) -> None:
        """In one piece, and on a line of its own also behind one that was cut off."""
        line = f"\n{json.dumps(values, ensure_ascii=False)}".encode()
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, line)
            finally:
                os.close(file)
        except OSError as error:
            title = say(
                "The list of requests cannot be written: {strerror}. So nothing was asked.",
                strerror=error.strerror,
            )
            raise AppError(
                title, say("Check the disk and the folder {parent}.", parent=self.path.parent)
            ) from error


_RESULTS = ("sent", "received", "cost")
_NAMES = {each.name for each in fields(Request)}


def _checked(values: object) -> dict[str, Any]:
    """One line's values that this version knows. Raises ValueError for what is no such line."""
    if not isinstance(values, dict) or not isinstance(values.get("id"), str):
        raise ValueError("no request")
    known = {name: value for name, value in values.items() if name in _NAMES and value is not None}
    for name, kind in _KINDS.items():
        if name in known and not isinstance(known[name], kind):
            raise ValueError(name)
    return known | ({"why": Why(known["why"])} if "why" in known else {})
