"""What Ollama's manifests name is found, and what is wrong with them does no harm."""

from pathlib import Path

import pytest

from matryoshka.models.found import Owner
from support.models import MODEL, Computer, names


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.mark.parametrize(
    ("manifest", "name"),
    [
        ("registry.ollama.ai/library/llama3.2/latest", "llama3.2:latest"),
        ("registry.ollama.ai/someone/tuned/7b", "someone/tuned:7b"),
        ("hf.co/owner/repo-GGUF/Q4_K_M", "hf.co/owner/repo-GGUF:Q4_K_M"),
    ],
)
def test_a_model_is_called_as_ollama_calls_it(computer: Computer, manifest: str, name: str) -> None:
    blob = computer.in_ollama(manifest)

    (model,) = computer.found()

    assert (model.name, model.path, model.owner) == (name, blob, Owner.OLLAMA)


def test_two_tags_of_one_content_are_one_model(computer: Computer) -> None:
    for tag in ("1b", "latest"):
        computer.in_ollama(f"registry.ollama.ai/library/llama3.2/{tag}")

    assert names(computer.found()) == ["llama3.2:1b"]


def test_manifests_that_a_list_holds_or_names_are_read(computer: Computer) -> None:
    one = computer.in_ollama("registry.ollama.ai/library/gone/one", "one")
    two = computer.in_ollama("registry.ollama.ai/library/gone/two", "two")
    manifests = computer.ollama / "manifests" / "registry.ollama.ai" / "library" / "gone"
    child = computer.ollama / "blobs" / f"sha256-{'a' * 64}"
    (manifests / "two").replace(child)
    inline = {"layers": [{"mediaType": MODEL, "digest": one.name}]}
    (manifests / "one").unlink()
    computer.manifest(
        "registry.ollama.ai/library/all/latest", {"manifests": [inline, {"digest": child.name}]}
    )

    assert {model.path for model in computer.found()} == {one, two}


def test_what_is_no_model_is_passed_over(computer: Computer) -> None:
    computer.in_ollama("registry.ollama.ai/library/a/b", kind="application/vnd.ollama.image.template")
    computer.manifest(".DS_Store", {})

    assert computer.look() == ((), ())


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        [],
        3,
        {"layers": 3},
        {"layers": [3, {"digest": 4}]},
        {"manifests": [{"digest": "../../etc/passwd"}]},
        {"layers": [{"mediaType": MODEL, "digest": "sha256:../x"}]},
        {"layers": [{"mediaType": MODEL, "digest": f"sha256:{'0' * 64}"}]},
    ],
)
def test_a_strange_manifest_does_no_harm(computer: Computer, manifest: object) -> None:
    computer.manifest("registry.ollama.ai/library/a/b", manifest)

    assert computer.look() == ((), ())
