"""Builds llama.cpp once for a user, a machine and a backend, and installs it from there."""

import contextlib
import ctypes
import os
import platform
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from installer import child, lock, places
from installer.backend import Backend, Choice, cmake_arguments
from installer.say import Trouble, say, step
from installer.stamp import mark

PACKAGE = "llama-cpp-python"
LEAN = "set(LLAMA_BUILD_COMMON OFF)  # half of the sources, and only llama.cpp's own programs use them\n"
PROBE = "import sys, llama_cpp; sys.exit(sys.argv[1] != 'cpu' and not llama_cpp.llama_supports_gpu_offload())"


def locked() -> lock.Locked:
    return next(entry for entry in lock.read_file(places.LOCK) if entry.name == PACKAGE)


def arguments(backend: Backend) -> str:
    """What CMake is told; a person's own CMAKE_ARGS come last and so win."""
    return f"{own_arguments(backend)} {os.environ.get('CMAKE_ARGS', '')}".strip()


def own_arguments(backend: Backend) -> str:
    return lean(cmake_arguments(backend))


def lean(switches: list[str]) -> str:
    """Without what only llama.cpp's own programs need; videos would be read by whatever ffmpeg lies there."""
    included = f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={(workshop() / 'lean.cmake').as_posix()}"
    return shlex.join([*switches, "-DMTMD_VIDEO=OFF", included])


def identity(backend: Backend) -> str:
    """What an installed llama.cpp was made from: on another machine, or after an update, it is made anew."""
    return mark(locked().text, machine(), own_arguments(backend))


def workshop() -> Path:
    return places.cache() / "workshop"


def folder(backend: Backend) -> Path:
    """Where the wheel for this very machine belongs: native instructions do not run on every processor."""
    recipe = mark(machine(), arguments(backend))
    return places.cache() / "llama.cpp" / f"{locked().version}-{backend}-{recipe}"


def machine() -> str:
    return "\n".join([sys.platform, platform.machine(), *platform.libc_ver(), processor()])


def processor() -> str:
    """What the processor can do, as far as the system tells."""
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        told = {line for line in lines if line.startswith(("flags", "Features", "model name"))}
        return "\n".join(sorted(told))
    return brand() if sys.platform == "darwin" else os.environ.get("PROCESSOR_IDENTIFIER", "")


def brand() -> str:
    """The processor's name on a Mac, asked without starting a process."""
    name = ctypes.create_string_buffer(256)
    size = ctypes.c_size_t(len(name))
    ctypes.CDLL(None).sysctlbyname(b"machdep.cpu.brand_string", name, ctypes.byref(size), None, 0)
    return name.value.decode()


def cached(backend: Backend) -> Path | None:
    """The wheel built earlier, if it is whole."""
    return kept_in(folder(backend))


def kept_in(home: Path) -> Path | None:
    found = next(home.glob("*.whl"), None)
    if found and not whole(found):
        found.unlink()
        return None
    return found


def whole(wheel: Path) -> bool:
    with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(wheel) as archive:
        return archive.testzip() is None
    return False


def install(choice: Choice) -> Backend:
    """Install llama.cpp for the chosen backend; one that nobody named may fall back to the processor."""
    say(f"llama.cpp computes on {choice.backend.upper()}: {choice.reason}.")
    try:
        install_for(choice.backend)
    except Trouble as trouble:
        if choice.named or choice.backend is Backend.CPU:
            raise
        say(f"llama.cpp cannot use {choice.backend.upper()} here: {trouble}\n{trouble.remedy}")
        say("Going on with the CPU; `--backend` names another one later.")
        install_for(Backend.CPU)
        return Backend.CPU
    return choice.backend


def install_for(backend: Backend) -> None:
    wheel = cached(backend)
    if wheel:
        put(wheel)
        if loads(backend):
            return
        wheel.unlink()
    put(build(backend))
    if not loads(backend):
        raise Trouble(
            f"llama.cpp was built for {backend.upper()}, but does not work here.",
            "Its driver may be missing or too old. Another backend: --backend cpu",
        )


def put(wheel: Path) -> None:
    with step(f"Installing llama.cpp from {wheel.parent}") as current:
        pip = [str(places.python()), "-m", "pip", "install", "--no-deps", "--no-index", "--force-reinstall"]
        child.run([*pip, str(wheel)], current)


def loads(backend: Backend) -> bool:
    asked = [str(places.python()), "-c", PROBE, backend]
    quiet = child.clean_environment()
    return subprocess.run(asked, capture_output=True, check=False, cwd=places.VENV, env=quiet).returncode == 0


def build(backend: Backend) -> Path:
    say(f"llama.cpp {locked().version} is compiled for this machine: once, for some minutes.")
    return compiled(arguments(backend), folder(backend))


def compiled(told: str, home: Path) -> Path:
    """Compile in a workshop and move only the finished wheel home, so that a kill leaves nothing broken."""
    shop = workshop()
    shutil.rmtree(shop, ignore_errors=True)
    shop.mkdir(parents=True)
    (shop / "llama.lock").write_text(locked().text, encoding="utf-8")
    (shop / "lean.cmake").write_text(LEAN, encoding="utf-8")
    inside = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(shop))
    environment = child.clean_environment(CMAKE_ARGS=told, **inside)
    options = ["--no-deps", "--no-build-isolation", "--no-cache-dir", "--require-hashes", "--verbose"]
    pip = [str(places.python()), "-m", "pip", "wheel", *options]
    try:
        with step("Compiling llama.cpp") as current:
            child.run([*pip, "-w", str(shop), "-r", str(shop / "llama.lock")], current, environment)
        return keep(next(shop.glob("*.whl")), home)
    finally:
        shutil.rmtree(shop, ignore_errors=True)


def keep(wheel: Path, home: Path) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    return wheel.replace(home / wheel.name)
