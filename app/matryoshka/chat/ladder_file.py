"""Reads a ladder from its TOML file, and says line, fault and remedy where it cannot."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matryoshka.chat.ladder import Adapter, Bias, KvType, Ladder, Overflow, Placement, Sampling, Tier
from matryoshka.chat.ladder_keys import (
    KEYRING,
    KEYS,
    KINDS,
    LIMITS,
    PLACEMENT,
    REMOTE_KEYS,
    SAMPLING,
    SCALE,
    UNSHOWN,
    Kind,
)
from matryoshka.chat.ladder_lines import Lines, Place
from matryoshka.chat.named_file import read_named
from matryoshka.chat.service import Continuing, Price, Service
from matryoshka.errors import UsageFault
from matryoshka.paths import resources
from matryoshka.saying import say

BUILTIN = "builtin:"
BUILTIN_TIERS = ("xs", "s")


class LadderFault(UsageFault):
    """A ladder file that cannot be used as it stands."""


_BUILTIN = " and ".join(BUILTIN + name for name in BUILTIN_TIERS)
ADAPTER_KEYS = ("path", "scale")
_TOO_LONG = 10


def builtin_ladder() -> Ladder:
    """The tiers that come with the program, greedy."""
    return Ladder(tuple(_builtin_tier(name) for name in BUILTIN_TIERS))


def tier_of(model: str) -> Tier:
    """A tier of `builtin:xs` or of a GGUF file, named as its model is, greedy. Raises `LadderFault`."""
    name = model.removeprefix(BUILTIN)
    if not model.startswith(BUILTIN):
        return Tier(_label(model), _path(model), _label(model))
    if name not in BUILTIN_TIERS:
        raise LadderFault(
            say("There is no “{model}”.", model=model), say("Built in are {names}.", names=_BUILTIN)
        )
    return Tier(model, _builtin_path(name), model)


def read_ladder(path: Path) -> Ladder:
    """Raises `UsageFault` for a file that is absent, unreadable, not TOML, or says what it may not."""
    return parse_ladder(read_named(path, "ladder", "TOML"), path)


def parse_ladder(text: str, path: Path) -> Ladder:
    """`path` is named in errors, and relative model paths start from its folder."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers and nestings may also be beyond all measure
        where = str(error).replace("at end of document", f"at line {len(text.splitlines())}")
        raise LadderFault(
            say("{path} is not TOML: {where}.", path=path, where=where), say("Mend that line.")
        ) from error
    return _Reader(path, Lines(text)).ladder(table)


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    lines: Lines

    def ladder(self, table: Mapping[str, Any]) -> Ladder:
        for key in table:
            if key != "tier":
                raise self._fault(f"unknown key “{key}”", say("A ladder has only [[tier]] tables."), key)
        tables = self._tables(table, "tier")
        if not tables:
            raise self._fault("the ladder is empty", say("Add at least one [[tier]] table."), "tier")
        tiers = tuple(self._tier(each, ("tier", number)) for number, each in enumerate(tables))
        self._check_names([tier.name for tier in tiers])
        self._check_top(tiers)
        return Ladder(tiers)

    def _tables(self, table: Mapping[str, Any], key: str, *places: Place) -> list[dict[str, Any]]:
        tables = table.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            header = f"[[{'.'.join((*(name for name, _ in places), key))}]]"
            raise self._fault(
                f"“{key}” is not a {header} table",
                say("Write {header} above each.", header=header),
                key,
                *places,
            )
        return tables

    def _tier(self, table: Mapping[str, Any], place: Place) -> Tier:
        self._check_keys(table, place)
        name, model = (self._text(table, key, place) for key in ("name", "model"))
        remote = "remote" in table
        return Tier(
            name,
            _service(table, model) if remote else self._model_path(model, place),
            model if remote else _label(model),
            sampling=Sampling(**_picked(table, SAMPLING), stop=tuple(table.get("stop", ()))),
            placement=_placement(table),
            loras=self._adapters(table, "lora", place),
            controls=self._adapters(table, "control", place),
            biases=tuple(_bias(*each) for each in table.get("logit_bias", {}).items()),
            overflow=Overflow(table.get("overflow", Overflow.SHORTEN)),
            mmproj=self._named(table, "mmproj", place),
            **_picked(table, LIMITS),
        )

    def _check_keys(self, table: Mapping[str, Any], place: Place) -> None:
        owner, known = ("remote tier", REMOTE_KEYS) if "remote" in table else ("tier", KEYS)
        for key, value in table.items():
            self._check_known(owner, known, key, place)
            if key in KINDS:
                self._check_value(KINDS[key], key, value, place)

    def _adapters(self, tier: Mapping[str, Any], key: str, place: Place) -> tuple[Adapter, ...]:
        tables = self._tables(tier, key, place)
        return tuple(self._adapter(table, place, (key, number)) for number, table in enumerate(tables))

    def _adapter(self, table: Mapping[str, Any], *places: Place) -> Adapter:
        for key in table:
            self._check_known(f"{places[-1][0]} table", ADAPTER_KEYS, key, *places)
        scale = table.get("scale", 1.0)
        self._check_value(SCALE, "scale", scale, *places)
        return Adapter(self._file(self._text(table, "path", *places), "path", *places), scale)

    def _check_known(self, owner: str, known: Sequence[str], key: str, *places: Place) -> None:
        if key not in known:
            raise self._fault(f"unknown key “{key}”", f"A {owner} has {', '.join(known)}.", key, *places)

    def _check_value(self, kind: Kind, key: str, value: object, *places: Place) -> None:
        if value not in kind:
            written = "what stands there" if key in UNSHOWN else _as_written(value)
            raise self._fault(f"{key} cannot be {written}", f"It is {kind}.", key, *places)

    def _text(self, table: Mapping[str, Any], key: str, *places: Place) -> str:
        if key not in table:
            owner = places[-1][0]
            raise self._fault(f"the {owner} has no {key}", f'Add a line {key} = "…".', key, *places)
        value = table[key]
        if not isinstance(value, str) or not value.strip():
            remedy = f'Write {key} = "…", a text that is not empty.'
            raise self._fault(f"{key} cannot be {_as_written(value)}", remedy, key, *places)
        return value

    def _model_path(self, model: str, place: Place) -> Path:
        if not model.startswith(BUILTIN):
            return self._file(model, "model", place)
        name = model.removeprefix(BUILTIN)
        if name not in BUILTIN_TIERS:
            raise self._fault(
                f"there is no “{model}”", say("Built in are {names}.", names=_BUILTIN), "model", place
            )
        return _builtin_path(name)

    def _named(self, table: Mapping[str, Any], key: str, place: Place) -> Path | None:
        return self._file(self._text(table, key, place), key, place) if key in table else None

    def _file(self, named: str, key: str, *places: Place) -> Path:
        try:
            return self.path.parent / _path(named)
        except LadderFault as error:
            raise self._fault(error.title.rstrip("."), error.remedy, key, *places) from error

    def _check_names(self, names: list[str]) -> None:
        for number, name in enumerate(names):
            if name in names[:number]:
                fault, remedy = f"two tiers are called “{name}”", say("Give each tier a name of its own.")
                raise self._fault(fault, remedy, "name", ("tier", number))

    def _check_top(self, tiers: Sequence[Tier]) -> None:
        if tiers[-1].overflow is Overflow.HAND_UP:
            fault, remedy = "the top tier has nobody to hand up to", say('Write overflow = "shorten".')
            raise self._fault(fault, remedy, "overflow", ("tier", len(tiers) - 1))

    def _fault(self, fault: str, remedy: str, key: str, *places: Place) -> LadderFault:
        return LadderFault(f"{self.path}, line {self.lines.of(key, *places)}: {fault}.", remedy)


def _as_written(value: object) -> str:
    """Much as the file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str) else str(value)


def _picked(table: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: table[key] for key in keys if key in table}


def _service(table: Mapping[str, Any], model: str) -> Service:
    """Of keys that were checked."""
    key, price, continues = (table.get(each) for each in ("key", "price", "continues"))
    return Service(
        table["remote"].rstrip("/"),
        model,
        key and key.removeprefix(KEYRING),
        Price(**price) if price else None,
        images=table.get("images", False),
        continues=Continuing(continues) if continues else None,
    )


def _placement(table: Mapping[str, Any]) -> Placement:
    picked = _picked(table, PLACEMENT)
    kv_type = KvType(picked["kv_type"]) if "kv_type" in picked else None
    return Placement(**picked | {"kv_type": kv_type})


def _bias(token: str, logit: float) -> Bias:
    """A token is named by its number, or by its text; no vocabulary has numbers of ten digits."""
    numbered = token.isdecimal() and len(token) < _TOO_LONG
    return Bias(int(token) if numbered else token, logit)


def _builtin_tier(name: str) -> Tier:
    return Tier(name.upper(), _builtin_path(name), BUILTIN + name)


def _builtin_path(name: str) -> Path:
    return resources() / "models" / f"matryoshka-{name}.gguf"


def _path(model: str) -> Path:
    """Raises `LadderFault` where no file could be called so."""
    if not model or "\0" in model:
        raise LadderFault(f"{model!r} cannot be the name of a file.", say("Name a GGUF file."))
    try:
        return Path(model).expanduser()
    except RuntimeError as error:
        raise LadderFault(
            say("“{model}” is in the home of nobody known here.", model=model), say("Write the whole path.")
        ) from error


def _label(model: str) -> str:
    return model if model.startswith(BUILTIN) else Path(model).stem
