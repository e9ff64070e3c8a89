"""A model that is asked over the network, as a value."""

import re
from dataclasses import dataclass
from enum import StrEnum

_ADDRESS = re.compile(r"https?://([\w.-]+|\[[\da-f:]+\])(:(?P<port>\d{1,5}))?(/[^\s?#]*)?")
_KEY_NAME = re.compile(r"[\w.-]{1,24}")
"""Too short for a key itself, which somebody may take for its name."""
_LOOPBACK = re.compile(r"127(\.\d{1,3}){3}|::1")
_PORTS = range(1, 65536)
_SECRET = "key "  # noqa: S105 - what stands before the name of one


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in the currency that the person pays in."""

    read: float
    written: float


class Continuing(StrEnum):
    """How a service is asked to go on with an answer that was cut, which is the last message then."""

    PLAIN = "plain"
    """It does so without being told."""
    PREFIX = "prefix"
    """That message is marked with `prefix`, as Mistral and DeepSeek's beta want it."""
    FINAL = "final"
    """With `continue_final_message`, as vLLM, SGLang and llama.cpp's server want it."""


@dataclass(frozen=True, slots=True)
class Service:
    """A model behind an OpenAI-compatible interface."""

    url: str
    """Where that begins: `https://host/v1`, without a slash at the end."""
    model: str
    """As the service calls it."""
    key: str | None = None
    """What the person calls the key for it, which is in the keyring; None where it asks for none."""
    price: Price | None = None
    """Unless a person has entered it, nobody knows."""
    images: bool = False
    """Whether it can see pictures."""
    continues: Continuing | None = None
    """None where it begins every answer anew, or nobody has said otherwise."""

    @property
    def host(self) -> str:
        """With its port, if the address has one."""
        return self.url.partition("://")[2].partition("/")[0]

    @property
    def encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return self.url.startswith("https://")

    @property
    def secret(self) -> str | None:
        """What its key is called in the keyring."""
        return None if self.key is None else secret_of(self.key)


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that a service has; `context` in tokens; None is what it does not tell."""

    model: str
    context: int | None = None
    price: Price | None = None


def is_here(host: str) -> bool:
    """Whether a host, perhaps with its port, is this computer by its very name."""
    name = host.removeprefix("[").partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return name == "localhost" or name.endswith(".localhost") or _LOOPBACK.fullmatch(name) is not None


def secret_of(key: str) -> str:
    """What the key that a person calls so is called in the keyring, where there are other secrets too."""
    return f"{_SECRET}{key}"


def key_of_secret(secret: str) -> str | None:
    """The name that a person gave the key; None of what is no key."""
    key = secret.removeprefix(_SECRET)
    return key if key != secret else None


def is_key_name(text: str) -> bool:
    return _KEY_NAME.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Of a service: with no name, password or question in it, for these may be secret."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and int(found["port"] or _PORTS[0]) in _PORTS
