"""What a bundle for Linux asks of the system: its libraries, and how new its C library must be."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from installer.bundle.owners import owner
from installer.say import Trouble

ELF = b"\x7fELF"
NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
GLIBC = re.compile(rb"GLIBC_2\.(\d+)")


def packages(folder: Path) -> list[str]:
    """Debian's packages of the libraries that the bundle does not bring, as `Depends` takes them."""
    programs = [path for path in folder.rglob("*") if is_program(path)]
    brought = {path.name for path in folder.rglob("*")}
    names = sorted(libraries(programs) - brought)
    known = here()
    owners = {name: owner(known[name]) if name in known else "" for name in names}
    if lost := [name for name, package in owners.items() if not package]:
        raise Trouble(f"No package here has {', '.join(lost)}.", "Bring these along, or install them here.")
    newest = f"libc6 (>= 2.{libc(programs)})"
    return sorted({newest if package == "libc6" else package for package in owners.values()})


def is_program(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def libraries(programs: Iterable[Path]) -> set[str]:
    command = ["readelf", "--dynamic", "--wide", *map(str, programs)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(NEEDED.findall(said))


def libc(programs: Iterable[Path]) -> int:
    """The number after `2.` of the newest version that any of them names."""
    return max(int(number) for path in programs for number in GLIBC.findall(path.read_bytes()))


def here() -> dict[str, Path]:
    """Where the loader of this system finds its libraries."""
    said = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    lines = (line.split() for line in said.splitlines() if " => " in line)
    found: dict[str, Path] = {}
    for line in lines:
        found.setdefault(line[0], Path(line[-1]))
    return found
