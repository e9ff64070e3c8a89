"""The list of kinds of model is held against the llama.cpp that runs them."""

from collections.abc import Iterator
from pathlib import Path

import gguf
import pytest
from llama_cpp import llama_cpp as lib

from matryoshka.engines.host.log import Log
from matryoshka.models.architectures import ARCHITECTURES
from support.headers import header, said
from support.logs import listening

UNKNOWN = ("unknown model architecture", "unsupported model architecture")


@pytest.fixture(scope="module")
def log() -> Iterator[Log]:
    lib.llama_backend_init()
    with listening() as log:
        yield log


def known(architecture: str, log: Log, folder: Path) -> bool:
    """Whether llama.cpp looks for more in a file that names the architecture, and nothing else."""
    path = folder / "m.gguf"
    path.write_bytes(header([said("general.architecture", architecture)]))
    log.start()
    assert not lib.llama_model_load_from_file(bytes(path), lib.llama_model_default_params())
    return not any(sign in line for line in log.errors for sign in UNKNOWN)


def test_llama_cpp_knows_all_that_we_say_it_knows(log: Log, tmp_path: Path) -> None:
    assert [name for name in ARCHITECTURES if not known(name, log, tmp_path)] == []


def test_we_know_all_that_its_own_tools_write_and_it_reads(log: Log, tmp_path: Path) -> None:
    written = set(gguf.MODEL_ARCH_NAMES.values()) - set(ARCHITECTURES)

    assert [name for name in written if known(name, log, tmp_path)] == []


def test_a_kind_that_nobody_knows_is_not_known_to_llama_cpp(log: Log, tmp_path: Path) -> None:
    assert not known("lxama", log, tmp_path)
