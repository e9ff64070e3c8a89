"""Reads a ladder from its TOML file, and says line, fault and remedy where it cannot."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matryoshka.chat.ladder import Ladder, Sampling, Tier
from matryoshka.errors import UsageFault
from matryoshka.paths import resources

BUILTIN = "builtin:"
BUILTIN_TIERS = ("xs", "s")


class LadderFault(UsageFault):
    """A ladder file that cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class Range:
    """What a number in a ladder file may be; `low` and `high` included."""

    low: float
    high: float
    whole: bool = False

    def __contains__(self, value: object) -> bool:
        numbers = int if self.whole else (int, float)
        return isinstance(value, numbers) and not isinstance(value, bool) and self.low <= value <= self.high

    def __str__(self) -> str:
        kind = "a whole number" if self.whole else "a number"
        return f"{kind} from {self.low:,} to {self.high:,}"


SAMPLING = {
    "temperature": Range(0, 10),
    "top_p": Range(0, 1),
    "top_k": Range(0, 1_000_000, whole=True),
    "min_p": Range(0, 1),
    "repeat_penalty": Range(0.1, 10),
    "seed": Range(0, 2**32 - 2, whole=True),
    "max_tokens": Range(1, 10_000_000, whole=True),
}
NUMBERS = {
    "patience": Range(0, 1),
    "context": Range(16, 100_000_000, whole=True),
    "threads": Range(1, 1024, whole=True),
    **SAMPLING,
}
MANY_LINES = re.compile(r"(\"{3}|'{3}).*?\1", re.DOTALL)
"""A TOML text over several lines."""
_BUILTIN = " and ".join(BUILTIN + name for name in BUILTIN_TIERS)
KEYS = ("name", "model", *NUMBERS)


def builtin_ladder() -> Ladder:
    """The tiers that come with the program, greedy."""
    return Ladder(tuple(_builtin_tier(name) for name in BUILTIN_TIERS))


def tier_of(model: str) -> Tier:
    """A tier of `builtin:xs` or of a GGUF file, named as its model is, greedy. Raises `LadderFault`."""
    name = model.removeprefix(BUILTIN)
    if not model.startswith(BUILTIN):
        return Tier(_label(model), _path(model), _label(model))
    if name not in BUILTIN_TIERS:
        raise LadderFault(f"There is no “{model}”.", f"Built in are {_BUILTIN}.")
    return Tier(model, _builtin_path(name), model)


def read_ladder(path: Path) -> Ladder:
    """Raises `LadderFault` for a file that is absent, unreadable, not TOML, or says what it may not."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        title = f"The ladder {path} cannot be read: {error.strerror}."
        raise LadderFault(title, "Name a file that exists and that you may read.") from error
    except UnicodeDecodeError as error:
        raise LadderFault(f"The ladder {path} is not a text.", "Save it as TOML in UTF-8.") from error
    return parse_ladder(text, path)


def parse_ladder(text: str, path: Path) -> Ladder:
    """`path` is named in errors, and relative model paths start from its folder."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = str(error).replace("at end of document", f"at line {len(text.splitlines())}")
        raise LadderFault(f"{path} is not TOML: {where}.", "Mend that line.") from error
    return _Reader(path, MANY_LINES.sub(_emptied, text).splitlines()).ladder(table)


def _emptied(text: re.Match[str]) -> str:
    """Lines as many as before, in which nothing looks like a key."""
    return "\n" * text[0].count("\n")


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    lines: list[str]

    def ladder(self, table: Mapping[str, Any]) -> Ladder:
        for key in table:
            if key != "tier":
                remedy = "A ladder has only [[tier]] tables."
                raise self._fault(self._line(key), f"unknown key “{key}”", remedy)
        tiers = tuple(self._tier(number, each) for number, each in enumerate(self._tables(table)))
        self._check_names([tier.name for tier in tiers])
        return Ladder(tiers)

    def _tables(self, table: Mapping[str, Any]) -> list[dict[str, Any]]:
        tables = table.get("tier", [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            raise self._fault(
                self._line("tier"), "“tier” is not a [[tier]] table", "Write [[tier]] above each tier."
            )
        if not tables:
            raise self._fault(self._line("tier"), "the ladder is empty", "Add at least one [[tier]] table.")
        return tables

    def _tier(self, number: int, table: Mapping[str, Any]) -> Tier:
        for key, value in table.items():
            self._check(number, key, value)
        name, model = (self._text(number, table, key) for key in ("name", "model"))
        numbers: dict[str, Any] = {key: value for key, value in table.items() if key in NUMBERS}
        sampling = Sampling(**{key: value for key, value in numbers.items() if key in SAMPLING})
        rest = {key: value for key, value in numbers.items() if key not in SAMPLING}
        return Tier(name, self._model_path(number, model), _label(model), sampling=sampling, **rest)

    def _check(self, number: int, key: str, value: object) -> None:
        line = self._line(key, number)
        if key not in KEYS:
            raise self._fault(line, f"unknown key “{key}”", f"A tier has {', '.join(KEYS)}.")
        if key in NUMBERS and value not in NUMBERS[key]:
            raise self._fault(line, f"{key} cannot be {value!r}", f"It is {NUMBERS[key]}.")

    def _text(self, number: int, table: Mapping[str, Any], key: str) -> str:
        line = self._line(key, number)
        if key not in table:
            raise self._fault(line, f"the tier has no {key}", f'Add a line {key} = "…".')
        value = table[key]
        if not isinstance(value, str) or not value.strip():
            raise self._fault(
                line, f"{key} cannot be {value!r}", f'Write {key} = "…", a text that is not empty.'
            )
        return value

    def _model_path(self, number: int, model: str) -> Path:
        if not model.startswith(BUILTIN):
            return self._file(number, model)
        name = model.removeprefix(BUILTIN)
        if name not in BUILTIN_TIERS:
            fault = f"there is no “{model}”"
            raise self._fault(self._line("model", number), fault, f"Built in are {_BUILTIN}.")
        return _builtin_path(name)

    def _file(self, number: int, model: str) -> Path:
        try:
            return self.path.parent / _path(model)
        except LadderFault as error:
            raise self._fault(self._line("model", number), error.title.rstrip("."), error.remedy) from error

    def _check_names(self, names: list[str]) -> None:
        for number, name in enumerate(names):
            if name in names[:number]:
                line = self._line("name", number)
                raise self._fault(line, f"two tiers are called “{name}”", "Give each tier a name of its own.")

    def _fault(self, line: int, fault: str, remedy: str) -> LadderFault:
        return LadderFault(f"{self.path}, line {line}: {fault}.", remedy)

    def _line(self, key: str, number: int | None = None) -> int:
        """Where `key` stands in the table of that number, else where the table begins; from 1."""
        headers = [at for at, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*tier\s*\]\]", line)]
        inside = number is not None and number < len(headers)
        start = headers[number] if inside and number is not None else 0
        end = headers[number + 1] if inside and number is not None and number + 1 < len(headers) else None
        wanted = re.compile(rf"\s*\[*\s*(tier\.)?[\"']?{re.escape(key)}[\"']?\s*[\]=.]")
        found = (at for at, line in enumerate(self.lines[start:end], start) if wanted.match(line))
        return next(found, start) + 1


def _builtin_tier(name: str) -> Tier:
    return Tier(name.upper(), _builtin_path(name), BUILTIN + name)


def _builtin_path(name: str) -> Path:
    return resources() / "models" / f"matryoshka-{name}.gguf"


def _path(model: str) -> Path:
    """Raises `LadderFault` where no file could be called so."""
    if not model or "\0" in model:
        raise LadderFault(f"{model!r} cannot be the name of a file.", "Name a GGUF file.")
    try:
        return Path(model).expanduser()
    except RuntimeError as error:
        raise LadderFault(
            f"“{model}” is in the home of nobody known here.", "Write the whole path."
        ) from error


def _label(model: str) -> str:
    return model if model.startswith(BUILTIN) else Path(model).stem
