"""The hub is asked over real HTTP, of a hub on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matryoshka.errors import AppError, UsageFault
from matryoshka.models.gguf import read_header
from matryoshka.models.hub.api import Hub
from matryoshka.models.remote import Gate
from matryoshka.models.source import FileSource
from support.borders import OPEN_BORDER
from support.hub import Hub as LoopbackHub
from support.hub import open_hub

REPO = "Owner/Model-8B-GGUF"
FILE = "Model-8B-Q4_K_M.gguf"
CONTENT = bytes(range(256)) * 100


@pytest.fixture
def loopback() -> Iterator[LoopbackHub]:
    with open_hub() as hub:
        hub.put(REPO, FILE, CONTENT)
        yield hub


@pytest.fixture
def hub(loopback: LoopbackHub) -> Hub:
    return Hub(loopback.endpoint, OPEN_BORDER)


def test_a_search_finds_repositories_by_their_words(loopback: LoopbackHub, hub: Hub) -> None:
    loopback.put("Other/Something", "a-Q8_0.gguf", b"")
    loopback.shelf(REPO).gated = "manual"
    loopback.shelf(REPO).said = {
        "gguf": {"total": 8_000_000_000, "architecture": "qwen3", "context_length": 40960}
    }

    (found,) = hub.search("model 8b")

    assert (found.repo, found.gate, found.licence) == (REPO, Gate.ASKS, "apache-2.0")
    assert (found.downloads, found.likes, found.updated) == (1234, 7, "2026-01-02")
    assert (found.architecture, found.parameters, found.context) == ("qwen3", 8_000_000_000, 40960)


def test_a_search_that_finds_nothing_is_no_fault(hub: Hub) -> None:
    assert hub.search("nowhere") == ()


def test_files_are_told_by_revision_size_and_hash(loopback: LoopbackHub, hub: Hub) -> None:
    stored = loopback.put(REPO, FILE, CONTENT)
    (model,) = hub.models(REPO)
    (file,) = model.parts

    assert (model.repo, model.quantization, model.licence, model.gate) == (
        REPO,
        "Q4_K_M",
        "apache-2.0",
        Gate.OPEN,
    )
    assert (file.path, file.size, file.sha256, file.etag) == (FILE, len(CONTENT), stored.sha256, stored.etag)
    assert file.revision == loopback.shelf(REPO).commit
    assert (model.bytes, model.source, model.name) == (len(CONTENT), f"{REPO}/{FILE}", "Model-8B-Q4_K_M")


def test_parts_of_a_split_model_are_one_model_in_their_order(loopback: LoopbackHub, hub: Hub) -> None:
    for number in (2, 3, 1):
        loopback.put(REPO, f"Q8_0/Model-8B-Q8_0-0000{number}-of-00003.gguf", bytes(number))
    loopback.put(REPO, "Model-8B-Q5_K_M-00001-of-00002.gguf", b"the other part is not there")
    loopback.put(REPO, "mmproj-model-f16.gguf", b"sees, and says nothing")
    loopback.put(REPO, "README.md", b"words")

    small, large = hub.models(REPO)

    assert [small.quantization, large.quantization] == ["Q8_0", "Q4_K_M"]
    assert [part.size for part in small.parts] == [1, 2, 3]
    assert small.name == "Model-8B-Q8_0"


def test_what_a_model_sees_through_goes_with_it(loopback: LoopbackHub, hub: Hub) -> None:
    for name in ("mmproj-model-f32.gguf", "mmproj-model-f16.gguf"):
        loopback.put(REPO, name, b"sees, and says nothing")
    loopback.put(REPO, "deep/Other-Q8_0.gguf", CONTENT)

    blind, seeing = sorted(hub.models(REPO), key=lambda model: model.bytes)

    assert blind.eyes is None
    assert seeing.eyes
    assert seeing.eyes.path == "mmproj-model-f16.gguf"
    assert seeing.bytes == len(CONTENT) + seeing.eyes.size


def test_a_model_is_found_by_the_file_that_people_name(hub: Hub) -> None:
    assert hub.model(f"{REPO}/{FILE}") == hub.models(REPO)[0]


@pytest.mark.parametrize("source", ["model.gguf", "owner/model.gguf", REPO, "a b/c/d.gguf"])
def test_what_names_no_file_of_a_hub_is_a_fault_of_what_was_typed(hub: Hub, source: str) -> None:
    with pytest.raises(UsageFault, match="owner/repo/file"):
        hub.model(source)


def test_a_renamed_repository_is_found_and_called_by_its_new_name(loopback: LoopbackHub, hub: Hub) -> None:
    loopback.rename(REPO, "Owner/New")

    assert hub.model(f"{REPO}/{FILE}").repo == "Owner/New"


def test_a_part_of_a_file_is_read_where_it_lies(loopback: LoopbackHub, hub: Hub) -> None:
    source = hub.source(hub.models(REPO)[0].parts[0])

    assert (source.name, source.size) == (FILE, len(CONTENT))
    assert source.read(1000, 3) == CONTENT[1000:1003]
    assert source.read(len(CONTENT) - 2, 10) == CONTENT[-2:]
    assert loopback.sent == 5


def test_a_header_is_read_without_the_weights(loopback: LoopbackHub, hub: Hub) -> None:
    stories = Path(__file__).parents[2] / "data" / "stories260K-f16.gguf"
    loopback.put(REPO, "large.gguf", stories.read_bytes() + bytes(5_000_000))
    remote = hub.source(hub.model(f"{REPO}/large.gguf").parts[0])

    assert read_header(remote) == read_header(FileSource(stories))
    assert loopback.sent <= 1 << 20


def test_the_token_is_shown_to_the_hub_and_not_to_its_storage(loopback: LoopbackHub) -> None:
    loopback.shelf(REPO).private = True
    hub = Hub(loopback.endpoint, OPEN_BORDER, loopback.token)
    hub.source(hub.models(REPO)[0].parts[0]).read(0, 1)

    shown = {request.headers.get("authorization") for request in loopback.requests[:-1]}
    assert shown == {"Bearer hf_right"}
    assert "authorization" not in loopback.requests[-1].headers


def test_without_a_token_of_ours_none_is_shown(
    loopback: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "of another program")
    Hub(loopback.endpoint, OPEN_BORDER).models(REPO)

    assert "authorization" not in loopback.requests[0].headers


def test_nobody_is_told_more_than_who_asks(loopback: LoopbackHub, hub: Hub) -> None:
    hub.search("model")

    (request,) = loopback.requests
    assert set(request.headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert request.headers["user-agent"] == "matryoshka"


def test_a_gated_model_is_listed_and_its_bytes_explained(loopback: LoopbackHub, hub: Hub) -> None:
    loopback.shelf(REPO).gated = "manual"
    (model,) = hub.models(REPO)

    assert model.gate is Gate.ASKS
    with pytest.raises(AppError, match=f"Agree at {loopback.endpoint}/{REPO}"):
        hub.source(model.parts[0]).read(0, 1)
