"""LoRA adapters and control vectors change what a model says, as strongly as the ladder says."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.ladder import Adapter, Sampling, Tier
from matryoshka.engines.host.vocabulary import HANDOFF_KEY
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError
from support.adapters import write_control, write_lora
from support.engines import ask, pieces, text
from support.parrots import Owns, write_parrot

WORDS = 3
LINE = " yes no perhaps"
FIRST_CONTROL = 256


@pytest.fixture
def rack() -> Iterator[Rack]:
    rack = Rack()
    yield rack
    rack.close()


@pytest.fixture
def parrot(tmp_path: Path) -> Path:
    return write_parrot(tmp_path / "parrot.gguf", LINE, layers=2)


@pytest.fixture
def lora(tmp_path: Path, parrot: Path) -> Path:
    return write_lora(tmp_path / "no.gguf", parrot, WORDS, says=1, for_=0)


def said(rack: Rack, parrot: Path, **changes: Any) -> str:
    tier = Tier("xs", parrot, "parrot", sampling=Sampling(max_tokens=4), **changes)
    return text(ask(rack.engine(tier)))


def refused(rack: Rack, parrot: Path, **changes: Any) -> AppError:
    with pytest.raises(AppError) as raised:
        said(rack, parrot, **changes)
    return raised.value


@pytest.mark.parametrize(("scale", "line"), [(1.0, " no perhaps"), (0.0, LINE), (-1.0, LINE)])
def test_an_adapter_changes_what_is_said_by_its_scale(
    rack: Rack, parrot: Path, lora: Path, scale: float, line: str
) -> None:
    assert said(rack, parrot, loras=(Adapter(lora, scale),)) == line


def test_two_adapters_add_up(rack: Rack, parrot: Path, lora: Path, tmp_path: Path) -> None:
    other = write_lora(tmp_path / "yes.gguf", parrot, WORDS, says=0, for_=2)

    assert said(rack, parrot, loras=(Adapter(lora), Adapter(other))) == " no yes no yes"


@pytest.mark.parametrize(("scale", "line"), [(1.0, " no no no no"), (0.0, LINE)])
def test_a_control_vector_changes_what_is_said_by_its_scale(
    rack: Rack, parrot: Path, tmp_path: Path, scale: float, line: str
) -> None:
    control = write_control(tmp_path / "c.gguf", parrot, says=1)

    assert said(rack, parrot, controls=(Adapter(control, scale),)) == line


def test_control_vectors_add_up(rack: Rack, parrot: Path, tmp_path: Path) -> None:
    controls = [write_control(tmp_path / f"{says}.gguf", parrot, says=says) for says in (1, 2)]
    one, other = (Adapter(path, scale) for path, scale in zip(controls, (1.0, 2.0), strict=True))

    assert said(rack, parrot, controls=(one, other)) == " perhaps" * 4


def test_tiers_of_one_file_with_other_adapters_never_mix(rack: Rack, parrot: Path, lora: Path) -> None:
    for _ in range(2):
        assert said(rack, parrot) == LINE
        assert said(rack, parrot, loras=(Adapter(lora),)) == " no perhaps"


@pytest.mark.parametrize("kind", ["loras", "controls"])
def test_an_absent_adapter_says_so(rack: Rack, parrot: Path, tmp_path: Path, kind: str) -> None:
    fault = refused(rack, parrot, **{kind: (Adapter(tmp_path / "absent.gguf"),)})

    assert "absent.gguf” is not there" in fault.title


@pytest.mark.parametrize("change", [{"architecture": "qwen2"}, {"width": 64}])
def test_an_adapter_of_another_model_says_so(
    rack: Rack, parrot: Path, tmp_path: Path, change: dict[str, Any]
) -> None:
    other = write_lora(tmp_path / "other.gguf", parrot, WORDS, says=1, for_=0, **change)

    fault = refused(rack, parrot, loras=(Adapter(other),))

    assert "“other.gguf” was made for another model than “Parrot”" in fault.title
    assert "remove it from the ladder" in fault.remedy


@pytest.mark.parametrize("change", [{"layer": 2}, {"width": 64}])
def test_a_control_vector_of_another_model_says_so(
    rack: Rack, parrot: Path, tmp_path: Path, change: dict[str, Any]
) -> None:
    other = write_control(tmp_path / "other.gguf", parrot, says=1, **change)

    assert "made for another model" in refused(rack, parrot, controls=(Adapter(other),)).title


def test_a_model_is_no_adapter(rack: Rack, parrot: Path) -> None:
    assert "is no LoRA adapter" in refused(rack, parrot, loras=(Adapter(parrot),)).title
    assert "is no control vector" in refused(rack, parrot, controls=(Adapter(parrot),)).title


@pytest.mark.parametrize("length", [30, -40])
def test_an_adapter_cut_short_says_so(
    rack: Rack, parrot: Path, lora: Path, tmp_path: Path, length: int
) -> None:
    control = write_control(tmp_path / "c.gguf", parrot, says=1)
    cut = tmp_path / "cut.gguf"

    for kind, whole in {"loras": lora, "controls": control}.items():
        cut.write_bytes(whole.read_bytes()[:length])
        fault = refused(rack, parrot, **{kind: (Adapter(cut),)})

        assert "“cut.gguf”" in fault.title
        assert "ladder" in fault.remedy


@pytest.fixture
def caller(tmp_path: Path) -> tuple[Path, Path]:
    """A stock parrot, and the adapter that makes it say its first control token where it begins."""
    stock = write_parrot(tmp_path / "stock.gguf", LINE, owns=Owns.NOTHING)
    lora = write_lora(tmp_path / "calls.gguf", stock, WORDS, says=0, for_=0, handoff=FIRST_CONTROL)
    return stock, lora


def test_an_adapter_names_the_token_that_it_was_taught_to_hand_up_with(
    rack: Rack, caller: tuple[Path, Path]
) -> None:
    stock, lora = caller
    alone, taught = (
        pieces(ask(rack.engine(Tier("xs", stock, "stock", loras=loras))))[0].signals
        for loras in ((), (Adapter(lora),))
    )

    assert (alone.handoff, taught.told) == (None, False)
    assert taught.handoff == pytest.approx(1.0)


def test_an_adapter_that_names_no_token_of_the_model_says_so(rack: Rack, caller: tuple[Path, Path]) -> None:
    stock, lora = caller
    named, wrong = (HANDOFF_KEY.encode() + struct.pack("<II", 4, number) for number in (FIRST_CONTROL, 9_999))
    lora.write_bytes(lora.read_bytes().replace(named, wrong))

    assert "names 9999 as its hand-off token" in refused(rack, stock, loras=(Adapter(lora),)).title
