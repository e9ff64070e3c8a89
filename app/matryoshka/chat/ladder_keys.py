"""What may stand behind each key of a ladder file."""

import math
from dataclasses import dataclass
from typing import Protocol

from matryoshka.chat.ladder import KvType, Overflow
from matryoshka.chat.service import Continuing, is_address, is_key_name


class Kind(Protocol):
    """Which values a key may have; its text ends the sentence “It is …”."""

    def __contains__(self, value: object, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers; `low` and `high` included."""

    low: float
    high: float
    whole: bool = False

    def __contains__(self, value: object, /) -> bool:
        numbers = int if self.whole else (int, float)
        return isinstance(value, numbers) and not isinstance(value, bool) and self.low <= value <= self.high

    def __str__(self) -> str:
        kind = "a whole number" if self.whole else "a number"
        return f"{kind} from {self.low:,} to {self.high:,}"


class Flag:
    def __contains__(self, value: object, /) -> bool:
        return isinstance(value, bool)

    def __str__(self) -> str:
        return "true or false"


@dataclass(frozen=True, slots=True)
class OneOf:
    words: tuple[str, ...]

    def __contains__(self, value: object, /) -> bool:
        return isinstance(value, str) and value in self.words

    def __str__(self) -> str:
        return f"one of {', '.join(self.words)}"


class Texts:
    def __contains__(self, value: object, /) -> bool:
        return isinstance(value, list) and all(isinstance(each, str) and each for each in value)

    def __str__(self) -> str:
        return 'a list of texts that are not empty, such as ["\\n\\n", "User:"]'


@dataclass(frozen=True, slots=True)
class Shares:
    """A table whose keys are any, and whose values are all of one range."""

    values: Range

    def __contains__(self, value: object, /) -> bool:
        return isinstance(value, dict) and all(key and each in self.values for key, each in value.items())

    def __str__(self) -> str:
        return f'a table such as {{ "word" = -5 }}, where each value is {self.values}'


@dataclass(frozen=True, slots=True)
class Fields:
    """A table that has these keys and no other."""

    values: dict[str, Range]

    def __contains__(self, value: object, /) -> bool:
        if not isinstance(value, dict) or value.keys() != self.values.keys():
            return False
        return all(value[key] in each for key, each in self.values.items())

    def __str__(self) -> str:
        fields = ", ".join(f"{key} = …" for key in self.values)
        return f"a table {{ {fields} }}, where each value is {next(iter(self.values.values()))}"


class Address:
    def __contains__(self, value: object, /) -> bool:
        return isinstance(value, str) and is_address(value)

    def __str__(self) -> str:
        return 'an address such as "https://host/v1", with no name, password or question mark in it'


class KeyName:
    def __contains__(self, value: object, /) -> bool:
        named = isinstance(value, str) and value.startswith(KEYRING)
        return named and is_key_name(str(value).removeprefix(KEYRING))

    def __str__(self) -> str:
        return f'"{KEYRING}NAME". Store the key itself under that name: matryoshka keys set NAME'


KEYRING = "keyring:"
"""Stands before the name of a key: a ladder file is no place for the key itself."""

SAMPLING = {
    "temperature": Range(0, 10),
    "top_p": Range(0, 1),
    "top_k": Range(0, 1_000_000, whole=True),
    "min_p": Range(0, 1),
    "repeat_penalty": Range(0.1, 10),
    "frequency_penalty": Range(-10, 10),
    "presence_penalty": Range(-10, 10),
    "seed": Range(0, 2**32 - 2, whole=True),
    "max_tokens": Range(1, 10_000_000, whole=True),
    "thinking_tokens": Range(0, 10_000_000, whole=True),
}
PLACEMENT: dict[str, Kind] = {
    "gpu_layers": Range(0, 100_000, whole=True),
    "main_gpu": Range(0, 1023, whole=True),
    "flash_attention": Flag(),
    "kv_type": OneOf(tuple(KvType)),
}
LIMITS = {
    "patience": Range(0, 1),
    "context": Range(16, 100_000_000, whole=True),
    "threads": Range(1, 1024, whole=True),
}
CHAT: dict[str, Kind] = {"overflow": OneOf(tuple(Overflow)), "stop": Texts()}
LOCAL: dict[str, Kind] = {"logit_bias": Shares(Range(-math.inf, 1000)), **PLACEMENT}
SERVICE: dict[str, Kind] = {
    "remote": Address(),
    "key": KeyName(),
    "images": Flag(),
    "continues": OneOf(tuple(Continuing)),
    "price": Fields({"read": Range(0, 1_000_000), "written": Range(0, 1_000_000)}),
}
KINDS: dict[str, Kind] = {**LIMITS, **SAMPLING, **CHAT, **LOCAL, **SERVICE}
UNSHOWN = ("remote", "key")
"""A fault does not repeat what stands there: it may be secret."""

KEYS = ("name", "model", *LIMITS, *SAMPLING, *CHAT, *LOCAL, "mmproj", "lora", "control")
"""Of a tier on this computer."""
REMOTE_KEYS = (
    *("name", "remote", "model", "key", "patience", "context", "temperature", "top_p"),
    *("frequency_penalty", "presence_penalty", "seed", "max_tokens", "stop", "overflow", "price", "images"),
    "continues",
)
"""Of a tier that is a service: what all of those understand."""
SCALE = Range(-1000, 1000)
"""Of an adapter."""
