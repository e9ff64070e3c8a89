"""What a system lacks is called by the name its own package manager knows."""

import ctypes.util
import sys

import pytest
from installer.packages import Shop
from installer.say import Trouble

from installer import needs, packages

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
UBUNTU = "ID=ubuntu\nID_LIKE=debian\n"
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "ID=fedora\n"
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'
MANJARO = "ID=manjaro\nID_LIKE=arch\n"
TUMBLEWEED = 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n'
LINUX_ONLY = pytest.mark.skipif(
    sys.platform != "linux", reason="libraries and displays are asked for on Linux"
)


@pytest.mark.parametrize(
    ("platform", "os_release", "expected"),
    [
        ("linux", DEBIAN, Shop.APT),
        ("linux", UBUNTU, Shop.APT),
        ("linux", MINT, Shop.APT),
        ("linux", FEDORA, Shop.DNF),
        ("linux", ROCKY, Shop.DNF),
        ("linux", MANJARO, Shop.PACMAN),
        ("linux", TUMBLEWEED, Shop.ZYPPER),
        ("linux", "ID=plan9\n", Shop.UNKNOWN),
        ("linux", "", Shop.UNKNOWN),
        ("darwin", "", Shop.BREW),
        ("win32", "", Shop.WINGET),
    ],
)
def test_a_system_is_known_by_its_family(platform: str, os_release: str, expected: Shop) -> None:
    assert packages.shop(platform, os_release) is expected


@pytest.mark.parametrize("where", packages.COLUMNS)
def test_every_library_and_program_has_a_package_in_every_family(where: Shop) -> None:
    for missing in packages.NAMES:
        assert len(packages.packages(where, [missing])) == 1
        assert packages.packages(where, [missing])[0].strip()


def test_one_package_that_holds_two_missing_things_is_asked_for_once() -> None:
    assert packages.packages(Shop.APT, ["libglib-2.0.so.0", "libgthread-2.0.so.0"]) == ["libglib2.0-0"]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Shop.APT, "sudo apt-get install --no-install-recommends g++"),
        (Shop.DNF, "sudo dnf install gcc-c++"),
        (Shop.PACMAN, "sudo pacman -S --needed gcc"),
        (Shop.ZYPPER, "sudo zypper install gcc-c++"),
        (Shop.BREW, "xcode-select --install"),
    ],
)
def test_the_command_for_a_compiler_can_be_typed_as_it_stands(where: Shop, expected: str) -> None:
    assert packages.command(where, ["a C++ compiler"]) == expected


def test_an_unknown_system_is_told_what_is_missing() -> None:
    assert "a C++ compiler" in packages.command(Shop.UNKNOWN, ["a C++ compiler"])


def test_the_compiler_on_windows_comes_with_its_workload() -> None:
    assert "VCTools" in packages.command(Shop.WINGET, ["a C++ compiler"])


@LINUX_ONLY
def test_a_library_that_is_there_is_not_missing_and_one_that_is_not_is() -> None:
    there = ctypes.util.find_library("c") or "libc.so.6"
    assert needs.libraries_missing([there, "libnobody-has-this.so.7"]) == ["libnobody-has-this.so.7"]


def test_without_a_compiler_the_set_up_says_so_and_gives_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CXX", raising=False)
    assert not needs.compiler_present()
    said = needs.sentence(needs.COMPILER, needs.compiler_missing())
    assert said == "Missing: a C++ compiler. Without it, llama.cpp cannot be compiled."


def test_what_is_essential_stops_the_set_up_and_what_is_not_is_named() -> None:
    lacking = needs.Need(lambda: ["a unicorn"], "nothing gallops", essential=False)
    (said,) = needs.satisfy([lacking])
    assert said.startswith("Missing: a unicorn. Without it, nothing gallops. Remedy: ")
    with pytest.raises(Trouble, match="a unicorn"):
        needs.satisfy([needs.Need(lacking.missing, lacking.without, essential=True)])


@LINUX_ONLY
def test_a_window_without_a_display_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Trouble, match="no display") as refused:
        needs.demand_display()
    assert "xvfb-run" in refused.value.remedy


@LINUX_ONLY
@pytest.mark.parametrize(
    ("name", "value"),
    [("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0"), ("QT_QPA_PLATFORM", "offscreen")],
)
def test_a_display_or_a_platform_without_one_is_enough(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    needs.demand_display()
