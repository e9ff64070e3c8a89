"""A tier is another one as soon as anything differs that could change its answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.ladder import Adapter, Bias, Overflow, Placement, Sampling, Tier
from matryoshka.chat.service import Service
from matryoshka.errors import AppError
from matryoshka.learning.evaluation.identity import tier_identity


@pytest.fixture
def tier(tmp_path: Path) -> Tier:
    for name in ("model", "lora", "other"):
        (tmp_path / name).write_text(name)
    return Tier("XS", tmp_path / "model", "model")


def test_a_name_and_a_patience_change_nothing(tier: Tier) -> None:
    assert tier_identity(replace(tier, name="S", patience=0.1)) == tier_identity(tier)


def test_everything_that_could_change_an_answer_counts(tier: Tier) -> None:
    lora, other = tier.path.with_name("lora"), tier.path.with_name("other")
    tiers = [
        tier,
        replace(tier, source=other),
        replace(tier, sampling=Sampling(temperature=0.5)),
        replace(tier, loras=(Adapter(lora),)),
        replace(tier, loras=(Adapter(lora, 0.5),)),
        replace(tier, controls=(Adapter(other),)),
        replace(tier, biases=(Bias("yes", 1.0),)),
        replace(tier, placement=Placement(gpu_layers=3)),
        replace(tier, overflow=Overflow.HAND_UP),
        replace(tier, source=Service("https://here.example/v1", "model")),
        replace(tier, source=Service("https://there.example/v1", "model")),
        replace(tier, source=Service("https://here.example/v1", "other")),
    ]

    assert len({tier_identity(each) for each in tiers}) == len(tiers)


def test_an_adapter_is_known_by_its_content(tier: Tier) -> None:
    adapted = replace(tier, loras=(Adapter(tier.path.with_name("lora")),))
    before = tier_identity(adapted)
    adapted.loras[0].path.write_text("trained further")

    assert tier_identity(adapted) != before


def test_an_absent_file_says_so(tier: Tier) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        tier_identity(replace(tier, source=tier.path.with_name("absent")))
