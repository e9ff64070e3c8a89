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
NAMES = {
    # what is missing:     apt,                  dnf,                    pacman,             zypper
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11", "libX11-6"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    "libbrotlidec.so.1": ("libbrotli1", "libbrotli", "brotli", "libbrotlidec1"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig", "libfontconfig1"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2", "libfreetype6"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2", "krb5-libs", "krb5", "krb5"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2", "libgthread-2_0-0"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb", "libxcb-render0"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb", "libxcb-shm0"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util", "libxcb-util1"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
    "libxkbcommon-x11.so.0": (
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
        "libxkbcommon-x11",
        "libxkbcommon-x11-0",
    ),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    "libzstd.so.1": ("libzstd1", "libzstd", "zstd", "libzstd1"),
    "a C++ compiler": ("g++", "gcc-c++", "gcc", "gcc-c++"),
    "gnome-keyring-daemon": ("gnome-keyring", "gnome-keyring", "gnome-keyring", "gnome-keyring"),
    "dbus-run-session": ("dbus", "dbus-daemon", "dbus", "dbus-1"),
    "xvfb-run": ("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb"),
    "xauth": ("xauth", "xorg-x11-xauth", "xorg-xauth", "xauth"),
    "ensurepip": (
        f"python3.{sys.version_info.minor}-venv",
        f"python3.{sys.version_info.minor}",
        "python",
        f"python3{sys.version_info.minor}",
    ),
}
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
