"""Puts beside the bundle under which terms each part of it is there; a part without terms stops the build."""

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installer import places
from installer.bundle.owners import owner
from installer.say import Trouble
from matryoshka.terms import terms_of

Entry = tuple[str, str, str]
"""As PyInstaller lists what it collected: the place in the bundle, the source, and the kind."""

TEXTS = Path(__file__).parent / "texts"
QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
ADDED = {
    "PySide6_Essentials": QT,
    "shiboken6": QT,
    "latex2mathml": ("latex2mathml.txt",),
    "llama_cpp_python": ("llama.cpp.txt", "llama.cpp-pictures.txt"),
    "nvidia-ml-py": ("nvidia-ml-py.txt",),
}
"""Texts for those whose packages bring none, or not those of all that is in them."""
TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
HEAD = """\
Matryoshka is under the Apache License 2.0 (LICENSE, NOTICE). Each of these is in the bundle under its own
terms, whose texts lie in the folder of its name. Qt is used as the LGPL 3 allows: as libraries of their own,
which may be replaced. Its source is at https://download.qt.io; what Qt itself took from others is listed at
https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made: under which terms, and the texts that say so."""

    name: str
    version: str
    terms: str
    texts: tuple[Path, ...]


def write(folder: Path, entries: Iterable[Entry]) -> None:
    """Raises `Trouble` where the terms of a collected file are not known."""
    sources = {Path(source).resolve() for _, source, _ in entries if source}
    found = sorted(parts(sources), key=lambda part: part.name.lower())
    shutil.rmtree(folder, ignore_errors=True)
    for part in found:
        home = folder / f"{part.name}-{part.version}".rstrip("-")
        home.mkdir(parents=True)
        for text in part.texts:
            shutil.copyfile(text, home / text.name)
    for name in ("LICENSE", "NOTICE"):
        shutil.copy(places.ROOT / name, folder)
    rows = (f"{part.name} {part.version}: {part.terms}" for part in found)
    (folder / "index.txt").write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")


def parts(sources: set[Path]) -> set[Part]:
    owners = {path: each for each in distributions() for path in files(each)}
    ours = {path for path in sources if path.is_relative_to(places.ROOT) and path not in owners}
    used = {owners[path] for path in sources if path in owners and owners[path].name != "matryoshka"}
    used |= {each for each in set(owners.values()) if each.name.lower() == "pyinstaller"}
    rest = sources - owners.keys() - ours
    base = Path(sysconfig.get_config_var("installed_base")).resolve()
    of_system = {path for path in rest if not path.is_relative_to(base)}
    return {*map(part, used), python(), *(package(name) for name in packages(of_system))}


def files(distribution: Distribution) -> list[Path]:
    return [Path(str(path.locate())).resolve() for path in distribution.files or ()]


def part(distribution: Distribution) -> Part:
    """An installed package, with the texts it brings and those that are kept for it here."""
    texts = {path for path in files(distribution) if ".dist-info" in str(path) and TEXT.match(path.name)}
    texts |= {TEXTS / name for name in ADDED.get(distribution.name, ())}
    if not texts:
        remedy = f"Put it into {TEXTS.relative_to(places.ROOT)} and name it in {Path(__file__).name}."
        raise Trouble(f"{distribution.name} brings no text of its licence.", remedy)
    return Part(
        distribution.name, distribution.version, terms_of(distribution.metadata), tuple(sorted(texts))
    )


def python() -> Part:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    return Part("Python", sysconfig.get_python_version(), "PSF-2.0", (text,))


def packages(libraries: set[Path]) -> set[str]:
    """The packages of the system that own these files; raises `Trouble` for those that nobody owns."""
    owned: set[str] = set()
    for path in sorted(libraries):
        name = owner(path)
        if not name:
            raise Trouble(f"Nobody knows whose {path} is.", "Leave it out, or name its licence.")
        owned.add(name)
    return owned


def package(name: str) -> Part:
    text = Path("/usr/share/doc") / name / "copyright"
    said = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True, check=True
    )
    return Part(name, said.stdout.replace(":", "_"), "see the text", (text,))
