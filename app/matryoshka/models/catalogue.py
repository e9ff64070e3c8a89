"""Well-regarded open models, by heart: which there are, what they can, and where their files lie."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from matryoshka.paths import resources


class Rung(StrEnum):
    """How high on a ladder a model belongs, smallest first."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """One quantization of a model; `path` is inside its repository, the first part of a split one."""

    path: str
    quantization: str
    bytes: int
    """Of all parts: as verified, which may be rounded, until the hub has told it."""
    parts: int = 1
    exact: bool = False
    """Whether the hub has told its size."""


class Evidence(StrEnum):
    """What was read to verify something without asking the hub."""

    PAGE = "page"
    """A stored copy of that page."""
    PINS = "pins"
    """Public programs that fetch that very file, and know its size."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What of an entry was read where, and on which day."""

    what: str
    where: str
    how: Evidence
    on: date


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """One model, and where it lies as GGUF."""

    name: str
    repository: str
    parameters: int
    licence: str
    context: int
    """Tokens that it was made for."""
    languages: tuple[str, ...]
    """Two-letter codes of those that its makers name, English first; it may know more."""
    strengths: str
    rung: Rung
    header: Mapping[str, Any]
    """What decides how much memory it takes: keys of its file's header, and its vocabulary's size."""
    files: tuple[CatalogueFile, ...]
    """Smallest first."""
    verified: tuple[Verified, ...]
    active: int | None = None
    """Parameters that one token is computed with, where not all are."""
    spoken: int | None = None
    """How many languages its makers claim, where that is more than they name."""
    thinking: bool = False
    vision: bool = False
    """Whether the model was made to see; its file here holds the part that reads and writes."""

    def file(self, quantization: str) -> CatalogueFile:
        """Raises KeyError when there is none of that quantization."""
        for file in self.files:
            if file.quantization == quantization:
                return file
        raise KeyError(quantization)

    def source(self, file: CatalogueFile) -> str:
        """How the file is named at the command line: owner/repo/file.gguf."""
        return f"{self.repository}/{file.path}"

    @property
    def whole(self) -> int:
        """Bytes of its weights at two bytes each, which is what quantizations save against."""
        return 2 * self.parameters


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Models in the order in which they are suggested: of each rung the first is preferred."""

    models: tuple[CatalogueModel, ...]

    def model(self, repository: str) -> CatalogueModel | None:
        return next((model for model in self.models if model.repository == repository), None)


def read_catalogue() -> Catalogue:
    """The catalogue that comes with the program."""
    text = (resources() / "catalogue.toml").read_text(encoding="utf-8")
    return Catalogue(tuple(_model(table) for table in tomllib.loads(text)["model"]))


def _model(table: dict[str, Any]) -> CatalogueModel:
    return CatalogueModel(
        **table
        | {
            "languages": tuple(table["languages"]),
            "rung": Rung(table["rung"]),
            "files": tuple(CatalogueFile(**each) for each in table["files"]),
            "verified": tuple(_verified(each) for each in table["verified"]),
            "header": dict(_flat(table["header"])),
        }
    )


def _verified(table: dict[str, Any]) -> Verified:
    return Verified(**table | {"how": Evidence(table["how"])})


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The dotted keys of nested tables, as headers have them."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value
