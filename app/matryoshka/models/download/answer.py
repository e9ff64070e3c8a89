"""Whether what the hub begins to send is the file that was asked for, and from which byte on it comes."""

import re
from collections.abc import Mapping
from http import HTTPStatus

from matryoshka.errors import AppError
from matryoshka.models.download.connection import Head
from matryoshka.models.hub.faults import Place, no_parts, not_a_hub
from matryoshka.models.hub.refused import refused
from matryoshka.models.remote import RemoteFile
from matryoshka.saying import say

_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
_SUM = re.compile(r"[0-9a-f]{40,64}")


def first_byte(head: Head, file: RemoteFile, place: Place) -> int:
    """Where in `file` the bytes after `head` begin: where it was asked for, or at its start.

    Raises `TryLater` for a refusal that may pass, another `AppError` for one that stays and for anything else
    than the file.
    """
    if head.status not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        raise refused(head.status, {**head.told, **head.last}, place)
    if "text/html" in head.last.get("content-type", ""):
        raise not_a_hub(place)
    start, size = _range(head, place)
    if size not in (None, file.size) or _is_other(head.told, file):
        raise AppError(
            say("“{path}” was replaced on the hub meanwhile.", path=file.path),
            say("Look it up and fetch it again."),
        )
    return start


def _range(head: Head, place: Place) -> tuple[int, int | None]:
    """The first byte, and the size of the whole as far as it is told."""
    if head.status == HTTPStatus.OK:
        length = head.last.get("content-length", "")
        return 0, int(length) if length.isdecimal() else None
    told = _CONTENT_RANGE.match(head.last.get("content-range", ""))
    if not told:
        raise no_parts(place)
    return int(told[1]), int(told[2])


def _is_other(headers: Mapping[str, str], file: RemoteFile) -> bool:
    """Whether the hub names another content; what is no sum of a content says nothing of it."""
    named = headers.get("x-linked-etag") or headers.get("etag") or ""
    etag = named.removeprefix("W/").strip('"')
    return bool(_SUM.fullmatch(etag)) and etag not in (file.etag, file.sha256)
