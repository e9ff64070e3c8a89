"""Chooses what llama.cpp computes on, from what this machine really has."""

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from installer.say import Trouble

NO_DRIVER = "nvcc is here, but no NVIDIA driver: a build with CUDA could not be loaded"


class Backend(StrEnum):
    CPU = "cpu"
    CUDA = "cuda"
    VULKAN = "vulkan"
    METAL = "metal"


@dataclass(frozen=True, slots=True)
class Choice:
    """A backend, why it is this one, and whether the person named it (then nothing else will do)."""

    backend: Backend
    reason: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Machine:
    """What of this machine bears on the choice."""

    platform: str
    cuda_compiler: Path | None
    cuda_driver: bool
    vulkan_missing: tuple[str, ...]


def look() -> Machine:
    return Machine(sys.platform, cuda_compiler(), cuda_driver(), vulkan_missing())


def cuda_compiler() -> Path | None:
    homes = [os.environ.get("CUDA_HOME"), os.environ.get("CUDA_PATH"), "/usr/local/cuda"]
    found = shutil.which("nvcc") or next(
        (path for home in homes if home and (path := shutil.which("nvcc", path=f"{home}/bin"))), None
    )
    return Path(found) if found else None


def cuda_driver() -> bool:
    """Whether the driver's library loads: a build with CUDA could not even be imported without it."""
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


def vulkan_missing() -> tuple[str, ...]:
    """What of Vulkan is not there; all of it is needed to build and to load."""
    sdk = os.environ.get("VULKAN_SDK")
    roots = [Path(sdk)] if sdk else []
    programs = os.pathsep.join([*(str(root / name) for root in roots for name in ("bin", "Bin")), os.defpath])
    includes = [root / name for root in roots for name in ("include", "Include")]
    includes += [Path("/usr/include"), Path("/usr/local/include")]
    there = {
        "glslc": bool(shutil.which("glslc") or shutil.which("glslc", path=programs)),
        "vulkan.h": any((base / "vulkan" / "vulkan.h").exists() for base in includes),
        "SPIRV-Headers": any((base / "spirv" / "unified1" / "spirv.hpp").exists() for base in includes),
        "a graphics card": sys.platform != "linux" or Path("/dev/dri").exists(),
    }
    return tuple(name for name, present in there.items() if not present)


def choose(asked: str, machine: Machine) -> Choice:
    """The backend to build: the one that was asked for, or the best that this machine can build and load."""
    if asked != "auto":
        return demand(Backend(asked), machine)
    if machine.platform == "darwin":
        return Choice(Backend.METAL, "this is a Mac")
    if machine.cuda_compiler and machine.cuda_driver:
        return Choice(Backend.CUDA, "the CUDA compiler and an NVIDIA driver are here")
    if not machine.vulkan_missing:
        return Choice(Backend.VULKAN, "the tools to build for Vulkan are here")
    if machine.cuda_compiler:
        return Choice(Backend.CPU, NO_DRIVER)
    return Choice(Backend.CPU, "no tools to build for a graphics card were found")


def demand(backend: Backend, machine: Machine) -> Choice:
    """The named backend, or why it cannot be had here."""
    elsewhere = "Choose another one, or --backend auto."
    if backend is Backend.METAL and machine.platform != "darwin":
        raise Trouble("Metal is there on macOS only.", elsewhere)
    if backend is not Backend.METAL and machine.platform == "darwin":
        raise Trouble("On macOS llama-cpp-python always builds for Metal.", "Use --backend metal, or auto.")
    if backend is Backend.CUDA and not machine.cuda_compiler:
        raise Trouble("The CUDA compiler nvcc was not found.", f"Install the CUDA toolkit. {elsewhere}")
    if backend is Backend.CUDA and not machine.cuda_driver:
        raise Trouble(f"{NO_DRIVER}.", elsewhere)
    if backend is Backend.VULKAN and machine.vulkan_missing:
        missing = ", ".join(machine.vulkan_missing)
        raise Trouble(f"For Vulkan, this is missing: {missing}.", f"Install the Vulkan SDK. {elsewhere}")
    return Choice(backend, "it was asked for", named=True)


def cmake_arguments(backend: Backend) -> list[str]:
    """How llama.cpp is built for a backend: for this very processor, with one accelerator at most."""
    wanted = {Backend.CUDA: "GGML_CUDA", Backend.VULKAN: "GGML_VULKAN", Backend.METAL: "GGML_METAL"}
    switches = [f"-D{switch}={'ON' if backend is owner else 'OFF'}" for owner, switch in wanted.items()]
    compiler = cuda_compiler() if backend is Backend.CUDA else None
    return ["-DGGML_NATIVE=ON", *switches, *([f"-DCMAKE_CUDA_COMPILER={compiler}"] if compiler else [])]
