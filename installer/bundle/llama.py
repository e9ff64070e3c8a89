"""Builds llama.cpp for other computers: for each kind of processor apart, the best chosen at run time."""

import platform
import shutil
import sys
import zipfile
from pathlib import Path

from installer import llama_wheel, places
from installer.say import say
from installer.stamp import mark

LIB = "llama_cpp/lib"
IN_PARTS = (
    *("-DGGML_NATIVE=OFF", "-DGGML_BACKEND_DL=ON", "-DGGML_CPU_ALL_VARIANTS=ON"),
    *(f"-DCMAKE_INSTALL_BINDIR={LIB}", "-DCMAKE_INSTALL_RPATH=$ORIGIN"),
)
"""Each kind of processor gets a library of its own, beside the others."""
ON_A_MAC = ("-DGGML_NATIVE=OFF", "-DGGML_METAL=ON")
"""All chips of Apple compute with the same instructions, and Metal does the most."""


def folder() -> Path:
    recipe = mark("\n".join([sys.platform, platform.machine(), *platform.libc_ver()]), arguments())
    return places.cache() / "llama.cpp" / f"{llama_wheel.locked().version}-portable-{recipe}"


def arguments() -> str:
    return llama_wheel.lean([*(ON_A_MAC if sys.platform == "darwin" else IN_PARTS)])


def wheel() -> Path:
    """The one built earlier, or a new one, which takes a quarter of an hour and more."""
    if found := llama_wheel.kept_in(folder()):
        return found
    say(f"llama.cpp {llama_wheel.locked().version} is compiled for many processors: once, for long.")
    return llama_wheel.compiled(arguments(), folder())


def unpack(wheel: Path, home: Path) -> None:
    """Lay the wheel out in `home`, each library once: wheels hold them again under each of their names."""
    shutil.rmtree(home, ignore_errors=True)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home, [name for name in archive.namelist() if name.startswith("llama_cpp")])
    for library in (home / LIB).glob("lib*.so"):
        for other in library.parent.glob(f"{library.name}.*"):
            name_it_again(library, other)


def name_it_again(library: Path, other: Path) -> None:
    """The name with one number is the one that other libraries ask for; nobody asks for the longer one."""
    other.unlink()
    if other.name.count(".") == library.name.count(".") + 1:
        other.symlink_to(library.name)
