"""Which hub is asked, and which token it is shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from matryoshka.errors import UsageFault
from matryoshka.saying import say

HUB = "https://huggingface.co"
_VARIABLE, _TOKEN = "HF_ENDPOINT", "HF_TOKEN"
_FORM = re.compile(r"https?://[\w.-]+(:\d+)?(/[^\s?#]*)?|https?://\[[\da-f:]+\](:\d+)?/?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a hub is, without a slash at the end; `token` is one that the environment names for it."""

    endpoint: str
    token: str | None = None

    @property
    def secret(self) -> str:
        """What a token for it is called in the keyring: no other hub is ever shown it."""
        return f"token of {host_of(self.endpoint)}"


def host_of(endpoint: str) -> str:
    """How people call the hub at that address."""
    return urlsplit(endpoint).netloc


def address(environment: Mapping[str, str], mirror: str) -> Address:
    """Of the hub that HF_ENDPOINT names, else of the `mirror` in the settings, else of the public one.

    Raises `UsageFault` for what is no address.
    """
    token = environment.get(_TOKEN) or None
    if named := environment.get(_VARIABLE):
        return Address(_checked(named, _VARIABLE), token)
    if mirror:
        return Address(_checked(mirror, "the setting “mirror”"))
    return Address(HUB, token)


def _checked(endpoint: str, where: str) -> str:
    if not _FORM.fullmatch(endpoint) or not _can_be_split(endpoint):
        remedy = say("Write it into {where} as https://host.", where=where)
        raise UsageFault(say("“{endpoint}” is no address of a hub.", endpoint=endpoint), remedy)
    return endpoint.rstrip("/")


def _can_be_split(endpoint: str) -> bool:
    """Numbers in it may be beyond what hosts and ports can be."""
    try:
        return urlsplit(endpoint).port != 0
    except ValueError:
        return False
