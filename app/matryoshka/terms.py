"""Whose work is in the program besides its own, and under which terms it is there."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path

_NAME = re.compile(r"[\w.-]+")
_ROW = re.compile(r"(?P<name>.+) (?P<version>\S+): (?P<terms>.+)")
UNTOLD = "see its text"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made."""

    name: str
    version: str
    terms: str


def parts() -> tuple[Part, ...]:
    """By name; of a bundle what its own index of licences lists."""
    index = Path(sys.executable).parent / "licences" / "index.txt"
    found = _listed(index) if index.exists() else map(_part, _needed("matryoshka"))
    return tuple(sorted(found, key=lambda part: part.name.lower()))


def terms_of(told: PackageMetadata) -> str:
    """The first line of what a package says of its terms, in the most exact way that is there."""
    return next(filter(None, _ways(told)), UNTOLD).splitlines()[0]


def _ways(told: PackageMetadata) -> Iterator[str]:
    yield from told.get_all("License-Expression") or ()
    classes = (each.rpartition(" :: ") for each in told.get_all("Classifier") or ())
    yield ", ".join(name for kind, _, name in classes if kind.startswith("License"))
    yield from told.get_all("License") or ()


def _listed(index: Path) -> Iterator[Part]:
    rows = map(_ROW.fullmatch, index.read_text(encoding="utf-8").splitlines())
    return (Part(**row.groupdict()) for row in rows if row)


def _part(package: Distribution) -> Part:
    return Part(package.name, package.version, terms_of(package.metadata))


def _needed(name: str) -> list[Distribution]:
    """What is installed of all that it cannot do without."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        try:
            package = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        if package.name not in found:
            found[package.name] = package
            waiting += [*_requirements(package)]
    return [package for package in found.values() if package.name != name]


def _requirements(package: Distribution) -> Iterator[str]:
    """Of extras none."""
    for line in package.requires or ():
        if "extra ==" not in line and (name := _NAME.match(line)):
            yield name[0]
