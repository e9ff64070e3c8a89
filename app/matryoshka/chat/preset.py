"""How the questions of a conversation are asked where that is not as usual, as a value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from matryoshka.chat.ladder import Ladder, Sampling
from matryoshka.chat.ladder_keys import SAMPLING, Kind

LONGEST_NAME = 80
_FILE_NAME = re.compile(r"\w[\w .\-]{0,79}")
_UNCHOSEN = Sampling()
_SHOWN = 60
"""Characters of a system prompt that are shown where it is only named."""
_WORDS = {
    "temperature": "temperature",
    "top_p": "top-p",
    "top_k": "top-k",
    "min_p": "min-p",
    "repeat_penalty": "repeat penalty",
    "frequency_penalty": "frequency penalty",
    "presence_penalty": "presence penalty",
    "seed": "seed",
    "max_tokens": "longest answer",
    "thinking_tokens": "longest thinking",
}


@dataclass(frozen=True, slots=True)
class Preset:
    """What is empty or None is as usual; of the sampling only what `SAMPLING` names can be chosen."""

    name: str = ""
    """Of the saved preset that it came from; empty where the person chose for this conversation alone."""
    system: str = ""
    """What models are told before everything else."""
    ladder: str = ""
    """The name of one of the person's other ladders."""
    start: str = ""
    """The tier that is asked first."""
    sampling: Sampling = _UNCHOSEN

    @property
    def words(self) -> str:
        """How an answer was asked for, in one line; empty where that was as usual."""
        told = " ".join(self.system.split())
        shown = told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1].rstrip()}…"
        chosen = _chosen(self.sampling)
        parts = (self.name, *(f"{_WORDS[key]} {value:g}" for key, value in chosen.items()))
        return ", ".join(filter(None, (*parts, f"told “{shown}”" if shown else "")))

    @property
    def called(self) -> str:
        """Its name; empty where all is as usual."""
        return self.name or ("" if self == USUAL else "asked its own way")

    @property
    def summary(self) -> str:
        """All that is not as usual, in one line."""
        ladder = f"ladder {self.ladder}" if self.ladder else ""
        start = f"starts with {self.start}" if self.start else ""
        return ", ".join(filter(None, (self.words, ladder, start)))

    def on(self, ladder: Ladder) -> Ladder:
        """The same ladder, whose words are chosen as wished here."""
        wished = _chosen(self.sampling)
        if not wished:
            return ladder
        tiers = (replace(tier, sampling=replace(tier.sampling, **wished)) for tier in ladder.tiers)
        return Ladder(tuple(tiers))


USUAL = Preset()
KEYS = ("name", "system", "ladder", "start", *SAMPLING)
"""Of a preset as a table."""


def table_of(preset: Preset) -> dict[str, Any]:
    """Only what is not as usual, under `KEYS`."""
    texts = {key: getattr(preset, key) for key in KEYS[:4] if getattr(preset, key)}
    return texts | _chosen(preset.sampling)


def preset_of(table: Mapping[str, Any]) -> Preset:
    """The preset that is written so; unknown keys are left alone. Raises ValueError with what is wrong."""
    known = {key: table[key] for key in KEYS if key in table}
    for key, value in known.items():
        if value not in _KINDS[key]:
            raise ValueError(f"{key} cannot be {value!r}. It is {_KINDS[key]}.")
    sampling = Sampling(**{key: value for key, value in known.items() if key in SAMPLING})
    return Preset(**{key: known[key] for key in KEYS[:4] if key in known}, sampling=sampling)


def checked(preset: Preset) -> Preset:
    """The same; raises ValueError where it holds what no person could have chosen."""
    if preset_of(table_of(preset)) != preset:
        raise ValueError("a preset asks for what it cannot")
    return preset


def _chosen(sampling: Sampling) -> dict[str, Any]:
    values = {key: getattr(sampling, key) for key in SAMPLING}
    return {key: value for key, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class _Words:
    """Texts of at most so many characters."""

    longest: float = float("inf")

    def __contains__(self, value: object, /) -> bool:
        return isinstance(value, str) and len(value) <= self.longest

    def __str__(self) -> str:
        return "a text" if self.longest == float("inf") else f"a text of at most {self.longest} characters"


class FileName:
    """Names that lead to one file of one folder, on every system."""

    def __contains__(self, value: object, /) -> bool:
        return isinstance(value, str) and bool(_FILE_NAME.fullmatch(value))

    def __str__(self) -> str:
        return "a name of letters, digits, spaces, points and dashes, which begins with a letter or digit"


_KINDS: dict[str, Kind] = {
    "name": _Words(LONGEST_NAME),
    "system": _Words(),
    "ladder": FileName(),
    "start": _Words(),
    **SAMPLING,
}
