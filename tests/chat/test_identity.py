"""A model is another one as soon as its weights differ anywhere, or what is put on them."""

from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.identity import model_identity, party_of
from matryoshka.chat.ladder import Adapter, Sampling, Tier
from matryoshka.chat.service import Service
from matryoshka.errors import AppError

SIZE = 8 * 2**20


@pytest.fixture
def tier(tmp_path: Path) -> Tier:
    for name in ("model", "lora", "other"):
        (tmp_path / name).write_text(name)
    return Tier("XS", tmp_path / "model", "model.gguf")


def test_how_it_is_called_and_asked_changes_nothing(tier: Tier) -> None:
    asked = replace(
        tier, name="S", label="other", patience=0.1, threads=2, sampling=Sampling(temperature=1.0)
    )

    assert model_identity(asked) == model_identity(tier)
    assert party_of(tier).label == "model.gguf"


def test_files_adapters_and_services_change_it(tier: Tier) -> None:
    lora, other = tier.path.with_name("lora"), tier.path.with_name("other")
    tiers = [
        tier,
        replace(tier, source=other),
        replace(tier, loras=(Adapter(lora),)),
        replace(tier, loras=(Adapter(lora, 0.5),)),
        replace(tier, controls=(Adapter(lora),)),
        replace(tier, source=Service("https://here.example/v1", "model")),
        replace(tier, source=Service("https://there.example/v1", "model")),
        replace(tier, source=Service("https://here.example/v1", "other")),
    ]

    assert len({model_identity(each) for each in tiers}) == len(tiers)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.333, 0.72, 0.97])
def test_a_layer_of_other_weights_makes_another_model(tier: Tier, part: float) -> None:
    tier.path.write_bytes(bytes(SIZE))
    before = model_identity(tier)
    with tier.path.open("r+b") as file:
        file.seek(int(part * SIZE))
        file.write(b"\x01" * (SIZE // 40))

    assert model_identity(tier) != before


def test_a_file_of_another_length_is_another_model(tier: Tier) -> None:
    tier.path.write_bytes(bytes(SIZE))
    before = model_identity(tier)
    tier.path.write_bytes(bytes(SIZE + 1))

    assert model_identity(tier) != before


def test_the_same_bytes_elsewhere_are_the_same_model(tier: Tier) -> None:
    copy = tier.path.with_name("copy")
    copy.write_bytes(tier.path.read_bytes())

    assert model_identity(replace(tier, source=copy)) == model_identity(tier)


def test_an_absent_file_says_so(tier: Tier) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        model_identity(replace(tier, source=tier.path.with_name("absent")))
