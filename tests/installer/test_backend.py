"""llama.cpp is built for what the machine has, and never for what could not be loaded."""

from pathlib import Path

import pytest
from installer.backend import Backend, Machine, choose, cmake_arguments, look
from installer.say import Trouble

NVCC = Path("/opt/cuda/bin/nvcc")
NO_VULKAN = ("glslc", "vulkan.h")
BARE = Machine("linux", None, cuda_driver=False, vulkan_missing=NO_VULKAN)
COMPILER_ONLY = Machine("linux", NVCC, cuda_driver=False, vulkan_missing=NO_VULKAN)
NVIDIA = Machine("win32", NVCC, cuda_driver=True, vulkan_missing=())
VULKAN = Machine("linux", None, cuda_driver=True, vulkan_missing=())
MAC = Machine("darwin", None, cuda_driver=False, vulkan_missing=NO_VULKAN)


@pytest.mark.parametrize(
    ("machine", "backend"),
    [
        (BARE, Backend.CPU),
        (COMPILER_ONLY, Backend.CPU),
        (NVIDIA, Backend.CUDA),
        (VULKAN, Backend.VULKAN),
        (MAC, Backend.METAL),
    ],
)
def test_auto_takes_the_best_that_can_be_built_and_loaded(machine: Machine, backend: Backend) -> None:
    choice = choose("auto", machine)
    assert choice.backend is backend
    assert not choice.named


def test_a_cuda_compiler_without_a_driver_is_said_aloud() -> None:
    assert "nvcc is here, but no NVIDIA driver" in choose("auto", COMPILER_ONLY).reason


@pytest.mark.parametrize(
    ("asked", "machine", "why"),
    [
        ("cuda", BARE, "nvcc was not found"),
        ("cuda", COMPILER_ONLY, "no NVIDIA driver"),
        ("vulkan", BARE, "glslc, vulkan.h"),
        ("metal", BARE, "macOS only"),
        ("cpu", MAC, "always builds for Metal"),
    ],
)
def test_a_backend_that_cannot_be_had_is_refused_with_the_reason(
    asked: str, machine: Machine, why: str
) -> None:
    with pytest.raises(Trouble, match=why):
        choose(asked, machine)


def test_a_named_backend_is_remembered_as_named() -> None:
    assert choose("cpu", NVIDIA).named


@pytest.mark.parametrize("backend", list(Backend))
def test_at_most_one_accelerator_is_switched_on_and_native_instructions_always(backend: Backend) -> None:
    arguments = cmake_arguments(backend)
    assert "-DGGML_NATIVE=ON" in arguments
    accelerators = [
        argument for argument in arguments if argument.endswith("=ON") and "NATIVE" not in argument
    ]
    assert len(accelerators) == (backend is not Backend.CPU)


def test_looking_at_this_machine_ends_in_a_choice() -> None:
    assert choose("auto", look()).backend in Backend
