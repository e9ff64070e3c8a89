from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.ladder import Adapter, Tier
from matryoshka.engines.need import need_of, tokens_of
from matryoshka.models.gguf import before_vocabulary
from support.parrots import write_parrot

STORIES = Path(__file__).parents[1] / "data" / "stories260K-f16.gguf"
MIB = 2**20


@pytest.fixture
def stories() -> Tier:
    """5 layers with 4 of 8 heads of 8 numbers remembered, 512 tokens."""
    return Tier("xs", STORIES, "stories")


def test_a_model_needs_its_file_what_it_remembers_and_a_process(stories: Tier) -> None:
    remembered = 512 * 5 * 4 * (8 + 8) * 2

    assert need_of(stories) == STORIES.stat().st_size + remembered + 128 * MIB


def test_a_longer_context_needs_more(stories: Tier) -> None:
    longer = replace(stories, context=8192)

    assert need_of(longer) - need_of(replace(stories, context=4096)) == 4096 * 5 * 4 * (8 + 8) * 2


def test_a_context_that_nobody_names_is_the_models_own_and_at_most_the_usual(tmp_path: Path) -> None:
    own = {
        length: before_vocabulary(write_parrot(tmp_path / f"{length}.gguf", "Yes", context=length))
        for length in (512, 2**20)
    }

    assert [tokens_of(said, None) for said in own.values()] == [512, 4096]
    assert [tokens_of(said, 9000) for said in own.values()] == [9000, 9000]
    assert tokens_of({}, None) == 4096


def test_adapters_need_memory_too(stories: Tier, tmp_path: Path) -> None:
    adapter = tmp_path / "lora.gguf"
    adapter.write_bytes(b"x" * 1000)

    assert need_of(replace(stories, loras=(Adapter(adapter),))) - need_of(stories) == 1000


def test_a_model_without_attention_remembers_no_tokens(tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes", recurrent=True)

    assert need_of(Tier("xs", path, "p")) < path.stat().st_size + 128 * MIB + MIB


@pytest.mark.parametrize("length", [0, 3, 20, 100, 200])
def test_of_a_cut_file_the_rest_counts(tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(STORIES.read_bytes()[:length])

    assert need_of(Tier("xs", path, "cut")) == length + 128 * MIB


def test_a_file_that_is_not_there_needs_no_more_than_a_process(tmp_path: Path) -> None:
    assert need_of(Tier("xs", tmp_path / "absent.gguf", "absent")) == 128 * MIB
