"""What is computed of a model's memory is what llama.cpp itself says, and what it takes."""

import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Placement, Tier
from matryoshka.engines.frames import Ready
from matryoshka.engines.need import needs_of
from matryoshka.engines.prober import Prober
from matryoshka.engines.rack import Rack
from matryoshka.engines.rehearsals import HeaderRehearsal, LlamaRehearsal, headers_only
from matryoshka.models.measured import Load
from matryoshka.models.needs import Needs
from matryoshka.models.source import FileSource
from support.memories import Kind, write_memory
from support.parrots import write_parrot
from support.sparse import Model, write_sparse

MIB = 2**20
ROUNDED = 0.02 * MIB
"""llama.cpp tells hundredths, of each of several buffers."""


def rehearsed(path: Path, context: int, kv_type: str = "f16") -> tuple[int, int]:
    said = LlamaRehearsal(path, Prober(seconds=60)).rehearse(Load(context, kv_type, 0))
    assert said
    return said.kv, said.compute


def computed(path: Path, context: int) -> Needs:
    return needs_of(path, context, Placement())


@pytest.mark.parametrize(
    "model",
    [
        Model("llama"),
        Model("gemma3", kept=1, window=128, tied=True, layers=6),
        Model("qwen3moe", experts=16, asked=4, expert=256),
    ],
    ids=lambda model: model.architecture,
)
def test_what_is_computed_is_what_llama_cpp_says(model: Model, tmp_path: Path) -> None:
    path = write_sparse(tmp_path / "m.gguf", model)
    kv, compute = rehearsed(path, 2048)

    assert computed(path, 2048).kv == pytest.approx(kv, abs=ROUNDED)
    assert computed(path, 2048).compute == pytest.approx(compute, rel=0.2)


def test_models_that_sum_up_remember_as_much_as_computed(tmp_path: Path) -> None:
    for kind in (Kind.SUMMING, Kind.MIXED):
        path = write_memory(tmp_path / f"{kind}.gguf", kind)

        assert computed(path, 1024).kv == pytest.approx(rehearsed(path, 1024)[0], abs=ROUNDED)


def test_a_header_alone_can_be_rehearsed(tmp_path: Path) -> None:
    path = write_sparse(tmp_path / "m-00001-of-00002.gguf", Model("llama"), parts=2)
    parts = [FileSource(each) for each in sorted(tmp_path.glob("*.gguf"))]

    with headers_only(parts) as first:
        assert rehearsed(first, 512, "q8_0") == rehearsed(path, 512, "q8_0")
        kept = first
    assert not kept.exists()
    assert HeaderRehearsal(parts, Prober(seconds=60)).rehearse(Load(512, "q8_0", 0))


def test_without_a_place_for_headers_nothing_is_rehearsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [FileSource(write_sparse(tmp_path / "m.gguf", Model("llama")))]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))

    assert HeaderRehearsal(parts, Prober()).rehearse(Load(512, "f16", 0)) is None


def test_what_llama_cpp_cannot_load_it_does_not_rehearse(tmp_path: Path) -> None:
    path = write_sparse(tmp_path / "m.gguf", Model("unheard"))

    assert LlamaRehearsal(path, Prober(seconds=60)).rehearse(Load(512, "f16", 0)) is None


def test_what_a_model_took_is_heard_when_it_has_loaded(tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes")
    tier, heard = Tier("xs", path, "p"), list[tuple[Tier, Ready]]()

    with closing(Rack(remember=lambda tier, ready: heard.append((tier, ready)))) as rack:
        list(rack.engine(tier).wake(Stop()))

    ((told, ready),) = heard
    needs = needs_of(path, None, Placement())
    assert told == tier
    assert (ready.context, ready.kv_type) == (needs.context, "f16")
    assert ready.kv == pytest.approx(needs.kv, abs=ROUNDED)
    assert ready.weights == pytest.approx(needs.held().mapped, abs=ROUNDED)
