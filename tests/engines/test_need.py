from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.ladder import Adapter, KvType, Placement, Tier
from matryoshka.engines.need import need_of, needs_of
from matryoshka.models.needs import PROCESS
from support.eyes import write_eyes
from support.parrots import write_parrot
from support.sparse import Model, write_sparse

STORIES = Path(__file__).parents[1] / "data" / "stories260K-f16.gguf"
MIB = 2**20


@pytest.fixture
def stories() -> Tier:
    """5 layers with 4 of 8 heads of 8 numbers remembered, 512 tokens."""
    return Tier("xs", STORIES, "stories")


def test_a_model_needs_its_weights_what_it_remembers_and_a_process(stories: Tier) -> None:
    needs = needs_of(STORIES, None, Placement())

    assert needs.context == 512
    assert needs.kv == 512 * 5 * 4 * (8 + 8) * 2
    assert need_of(stories) == needs.weights.size + needs.kv + needs.compute + needs.overhead
    assert PROCESS < needs.overhead < 2 * PROCESS


def test_a_longer_context_needs_more(stories: Tier) -> None:
    longer, shorter = (needs_of(STORIES, context, Placement()) for context in (8192, 4096))

    assert longer.kv - shorter.kv == 4096 * 5 * 4 * (8 + 8) * 2
    assert need_of(replace(stories, context=8192)) > need_of(replace(stories, context=4096))


def test_what_is_remembered_less_precisely_needs_less() -> None:
    precise, sparing = (needs_of(STORIES, None, Placement(kv_type=each)) for each in (None, KvType.Q8_0))

    assert sparing.kv * 32 == precise.kv * 17


def test_a_context_that_nobody_names_is_the_models_own_and_at_most_the_usual(tmp_path: Path) -> None:
    paths = [write_parrot(tmp_path / f"{length}.gguf", "Yes", context=length) for length in (512, 2**20)]

    assert [needs_of(path, None, Placement()).context for path in paths] == [512, 4096]
    assert [needs_of(path, 9000, Placement()).context for path in paths] == [9000, 9000]


def test_adapters_need_memory_too(stories: Tier, tmp_path: Path) -> None:
    adapter = tmp_path / "lora.gguf"
    adapter.write_bytes(b"x" * 1000)

    assert need_of(replace(stories, loras=(Adapter(adapter),))) - need_of(stories) == 1000


def test_what_a_model_sees_through_needs_memory_too(stories: Tier, tmp_path: Path) -> None:
    eyes, broken = write_eyes(tmp_path / "mmproj.gguf"), tmp_path / "broken.gguf"
    broken.write_bytes(b"x" * 1000)

    assert need_of(replace(stories, mmproj=eyes)) - need_of(stories) > eyes.stat().st_size
    assert need_of(replace(stories, mmproj=broken)) - need_of(stories) == 1000


def test_a_model_without_attention_remembers_no_tokens(tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes", recurrent=True)

    assert needs_of(path, 256, Placement()).kv == needs_of(path, 2048, Placement()).kv < MIB


def test_all_parts_of_a_split_model_count(tmp_path: Path) -> None:
    whole = write_sparse(tmp_path / "whole.gguf", Model("llama"))
    split = write_sparse(tmp_path / "m-00001-of-00002.gguf", Model("llama"), parts=2)

    assert len(list(tmp_path.glob("m-*.gguf"))) == 2
    assert need_of(Tier("m", split, "m")) == need_of(Tier("m", whole, "m"))


@pytest.mark.parametrize("length", [0, 3, 20, 100, 200])
def test_of_a_cut_file_the_rest_counts(tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(STORIES.read_bytes()[:length])

    assert need_of(Tier("xs", path, "cut")) == length + PROCESS


def test_a_file_that_is_not_there_needs_no_more_than_a_process(tmp_path: Path) -> None:
    assert need_of(Tier("xs", tmp_path / "absent.gguf", "absent")) == PROCESS
