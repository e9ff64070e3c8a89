"""Damage in a model file is found, and the file fetched anew."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import run
from support.fetching import content, put
from support.hub import Hub, open_hub
from support.parrots import write_parrot

SOURCE = "maker/doll/doll.gguf"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with open_hub() as each:
        yield each


def models(hub: Hub, home: Path, *arguments: str | Path) -> tuple[int, str]:
    variables = {"HF_ENDPOINT": hub.endpoint, "HF_HOME": str(home / "hf"), "HOME": str(home)}
    result = run("models", *arguments, home=home, **variables)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout


def test_a_sound_model_is_called_sound(hub: Hub, tmp_path: Path) -> None:
    put(hub, write_parrot(tmp_path / "doll.gguf", "Hello").read_bytes())
    _, path = models(hub, tmp_path, "pull", SOURCE)
    status, said = models(hub, tmp_path, "verify")

    assert (status, said.split()) == (0, ["sound", path.strip()])


def test_a_damaged_one_is_found_and_fetched_anew(hub: Hub, tmp_path: Path) -> None:
    put(hub, content(100_000))
    _, path = models(hub, tmp_path, "pull", SOURCE)
    Path(path.strip()).write_bytes(content(100_000, 2))

    assert models(hub, tmp_path, "verify") == (1, f"damaged     {path}")
    models(hub, tmp_path, "pull", "--again", SOURCE)
    assert models(hub, tmp_path, "verify", path.strip()) == (0, f"sound       {path}")


def test_what_nobody_knows_a_sum_of_is_said_to_be_unknown(hub: Hub, tmp_path: Path) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(b"GGUF")
    status, said = models(hub, tmp_path, "verify", "--json", file)

    assert (status, json.loads(said)) == (0, [{"path": str(file), "state": "unknown"}])


def test_a_file_that_is_not_there_is_a_fault(hub: Hub, tmp_path: Path) -> None:
    assert models(hub, tmp_path, "verify", tmp_path / "none.gguf")[0] == 1
