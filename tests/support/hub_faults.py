"""What can go wrong on the way from a hub, each as a value that the loopback hub plays."""

import json
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Says:
    """Another answer altogether."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cuts:
    """So many bytes of what was promised, then the end."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class Resets:
    """So many bytes, then the connection breaks (RST)."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class Stalls:
    """So many bytes, then silence for as long as anybody listens."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class Falsifies:
    """As many bytes as promised, from this one on other ones."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class IgnoresRange:
    """The whole file, whatever part was asked for."""


Fault = Says | Cuts | Resets | Stalls | Falsifies | IgnoresRange


def refusal(status: int, code: str = "", message: str = "", **headers: str) -> Says:
    """As the hub itself refuses: `code` is the kind of fault, `message` its sentence."""
    told = {"X-Error-Code": code} if code else {}
    told |= {"X-Error-Message": message} if message else {}
    dashed = {name.replace("_", "-"): value for name, value in headers.items()}
    kind = {"Content-Type": "application/json"}
    return Says(status, json.dumps({"error": message}).encode(), kind | told | dashed)


def too_many(seconds: int | str) -> Says:
    return refusal(429, message="Too many requests", Retry_After=str(seconds))


def login_page() -> Says:
    """What a café's network answers to everything until somebody has agreed to its terms."""
    return Says(200, b"<!DOCTYPE html><title>Welcome</title>", {"Content-Type": "text/html"})
