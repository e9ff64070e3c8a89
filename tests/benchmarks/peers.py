"""llama.cpp's own programs, built from the very sources and with the very switches of the installed one."""

import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from installer.backend import choose, cmake_arguments, look

from installer import llama_wheel

_WITHOUT = ("TESTS", "EXAMPLES", "APP", "UI")


@dataclass(frozen=True, slots=True)
class Peers:
    bench: Path
    server: Path


def peers(folder: Path) -> Peers:
    """Found in `folder`, or built there, which takes many minutes. Raises CalledProcessError."""
    programs = folder / f"llama.cpp-{llama_wheel.locked().version}" / "bin"
    found = Peers(programs / "llama-bench", programs / "llama-server")
    if not (found.bench.exists() and found.server.exists()):
        _build(_sources(folder), programs.parent)
    return found


def _sources(folder: Path) -> Path:
    """Of llama.cpp, out of the package that the lock file names by its hash."""
    unpacked = folder / f"llama_cpp_python-{llama_wheel.locked().version}"
    if not unpacked.exists():
        lock = folder / "llama.lock"
        lock.write_text(llama_wheel.locked().text, encoding="utf-8")
        options = ["--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
        _run(sys.executable, "-m", "pip", "download", *options, "-r", str(lock), "-d", str(folder))
        with tarfile.open(folder / f"{unpacked.name}.tar.gz") as package:
            package.extractall(folder, filter="data")
    return unpacked / "vendor" / "llama.cpp"


def _build(sources: Path, home: Path) -> None:
    switches = ["-DCMAKE_BUILD_TYPE=Release", "-DBUILD_SHARED_LIBS=ON", "-DLLAMA_OPENSSL=OFF"]
    switches += [f"-DLLAMA_BUILD_{part}=OFF" for part in _WITHOUT]
    switches += ["-DLLAMA_USE_PREBUILT_UI=OFF", *cmake_arguments(choose("auto", look()).backend)]
    generator = ["-G", "Ninja"] if shutil.which("ninja") else []
    _run("cmake", "-S", str(sources), "-B", str(home), *generator, *switches)
    _run("cmake", "--build", str(home), "--parallel", "--target", "llama-bench", "llama-server")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)
