"""What the hub has, found from the terminal."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import run
from support.hub import Hub, open_hub
from support.hub_faults import login_page, too_many

REPO = "Owner/Model-8B-GGUF"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with open_hub() as hub:
        hub.put(REPO, "Model-8B-Q4_K_M.gguf", bytes(4_000_000))
        for number in (1, 2):
            hub.put(REPO, f"Model-8B-F16-0000{number}-of-00002.gguf", bytes(number))
        yield hub


def search(hub: Hub, home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return run("models", "search", *words, home=home, HF_ENDPOINT=hub.endpoint, **more)


def test_repositories_are_listed_by_the_words_of_their_names(hub: Hub, tmp_path: Path) -> None:
    hub.shelf(REPO).gated = "auto"
    hub.shelf(REPO).said = {"gguf": {"total": 8_190_000_000}}
    result = search(hub, tmp_path, "model", "8b")

    assert result.stdout.split("  ") == [
        *(REPO, "8.2 B", "1,234 fetched", "apache-2.0", "asks to agree to its terms\n")
    ]
    assert result.stderr == f"The models of one: matryoshka models search {REPO}\n"


def test_the_models_of_a_repository_are_listed_by_quantization(hub: Hub, tmp_path: Path) -> None:
    result = search(hub, tmp_path, REPO)
    whole, quantized = result.stdout.splitlines()

    assert whole.split() == [
        *("F16", "0", "kB", f"{REPO}/Model-8B-F16-00001-of-00002.gguf"),
        *whole.split()[4:],
    ]
    assert quantized.startswith("Q4_K_M  4 MB  69% below f16")
    assert f"{REPO}/Model-8B-Q4_K_M.gguf" in quantized
    assert "what most people choose" in quantized


def test_a_renamed_repository_is_told_by_both_names(hub: Hub, tmp_path: Path) -> None:
    hub.rename(REPO, "Owner/New")

    assert f"“{REPO}” is now called “Owner/New”." in search(hub, tmp_path, REPO).stderr


def test_programs_get_one_document(hub: Hub, tmp_path: Path) -> None:
    (found,) = json.loads(search(hub, tmp_path, "8b", "--json").stdout)
    whole, quantized = json.loads(search(hub, tmp_path, REPO, "--json").stdout)

    assert (found["repo"], found["gate"], found["licence"]) == (REPO, "open", "apache-2.0")
    assert (quantized["quantization"], quantized["bytes"]) == ("Q4_K_M", 4_000_000)
    assert [part["size"] for part in whole["parts"]] == [1, 2]


def test_nothing_found_is_said(hub: Hub, tmp_path: Path) -> None:
    result = search(hub, tmp_path, "elephant")

    assert (result.returncode, result.stdout) == (0, "")
    assert "no GGUF models whose names hold “elephant”" in result.stderr


def test_a_fault_of_the_hub_ends_in_a_sentence(hub: Hub, tmp_path: Path) -> None:
    hub.play(too_many(90))
    refused = search(hub, tmp_path, "model")
    hub.play(login_page())
    strange = search(hub, tmp_path, "model")

    assert (refused.returncode, strange.returncode) == (1, 1)
    assert refused.stderr.endswith("has been asked too often from here. Try again in 2 minutes.\n")
    assert "does not speak as a model hub does" in strange.stderr
    assert len(hub.requests) == 2


def test_a_mirror_in_the_settings_is_asked_instead_of_the_public_hub(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"mirror": f"{hub.endpoint}/"}), encoding="utf-8")
    result = run("models", "search", "model", home=tmp_path, HF_TOKEN=hub.token)

    assert result.stdout.startswith(REPO)
    assert "authorization" not in hub.requests[0].headers


def test_a_token_of_the_environment_is_shown_to_the_hub_of_the_environment(hub: Hub, tmp_path: Path) -> None:
    hub.shelf(REPO).private = True

    assert search(hub, tmp_path, REPO).returncode == 1
    assert search(hub, tmp_path, REPO, HF_TOKEN=hub.token).returncode == 0


def test_what_is_no_address_of_a_hub_is_a_fault_of_the_settings(tmp_path: Path) -> None:
    result = run("models", "search", "model", home=tmp_path, HF_ENDPOINT="mirror.example")

    assert result.returncode == 2
    assert result.stderr == (
        "matryoshka: “mirror.example” is no address of a hub. Write it into HF_ENDPOINT as https://host.\n"
    )
