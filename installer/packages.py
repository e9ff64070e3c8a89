"""What the packages that a system lacks are called, and how each system installs them."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path


class Shop(StrEnum):
    """Where a system gets its programs and libraries."""

    APT = "apt"
    DNF = "dnf"
    PACMAN = "pacman"
    ZYPPER = "zypper"
    BREW = "brew"
    WINGET = "winget"
    UNKNOWN = "unknown"


FAMILIES = {
    Shop.APT: {"debian", "ubuntu"},
    Shop.DNF: {"fedora", "rhel", "centos"},
    Shop.PACMAN: {"arch"},
    Shop.ZYPPER: {"suse", "opensuse"},
}

INSTALL = {
    Shop.APT: "apt-get install --no-install-recommends",
    Shop.DNF: "dnf install",
    Shop.PACMAN: "pacman -S --needed",
    Shop.ZYPPER: "zypper install",
    Shop.BREW: "brew install",
    Shop.WINGET: "winget install",
}

COLUMNS = (Shop.APT, Shop.DNF, Shop.PACMAN, Shop.ZYPPER)
TABLE = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").format(minor=sys.version_info.minor)
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.splitlines() if line[0] != "#"]
NAMES = {what: names for what, *names in ROWS}
SPECIAL = {
    (Shop.BREW, "a C++ compiler"): "xcode-select --install",
    (Shop.WINGET, "a C++ compiler"): (
        "winget install Microsoft.VisualStudio.2022.BuildTools --override "
        '"--passive --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"'
    ),
    (Shop.BREW, "ensurepip"): "brew install python",
    (Shop.WINGET, "ensurepip"): "winget install Python.Python.3.12",
}


def shop(platform: str, os_release: str) -> Shop:
    """The package system of a platform; on Linux, of the distribution that os-release names."""
    if platform in ("darwin", "win32"):
        return Shop.BREW if platform == "darwin" else Shop.WINGET
    ids: set[str] = set()
    for line in os_release.splitlines():
        key, _, value = line.partition("=")
        if key in ("ID", "ID_LIKE"):
            ids.update(value.strip("\"'").replace("-", " ").split())
    return next((family for family, names in FAMILIES.items() if names & ids), Shop.UNKNOWN)


def shop_here() -> Shop:
    try:
        os_release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        os_release = ""
    return shop(sys.platform, os_release)


def packages(where: Shop, missing: Iterable[str]) -> list[str]:
    """The packages that hold what is missing, each once."""
    if where not in COLUMNS:
        return []
    column = COLUMNS.index(where)
    return sorted({NAMES[what][column] for what in missing if what in NAMES})


def command(where: Shop, missing: Iterable[str]) -> str:
    """The exact words that install what is missing, to be typed by a person."""
    missing = list(missing)
    if where in COLUMNS:
        return f"sudo {INSTALL[where]} {' '.join(packages(where, missing))}"
    special = [SPECIAL[where, what] for what in missing if (where, what) in SPECIAL]
    return " && ".join(special) or f"install with your system's own means: {', '.join(missing)}"
