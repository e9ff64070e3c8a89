from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.rack import Rack
from support.engines import ask
from support.parrots import write_parrot


@pytest.fixture
def rack() -> Iterator[Rack]:
    with closing(Rack()) as rack:
        yield rack


@pytest.fixture
def tier(tmp_path: Path) -> Tier:
    return Tier("xs", write_parrot(tmp_path / "p.gguf", "Yes"), "p")


def test_tiers_of_one_setting_share_an_engine(rack: Rack, tier: Tier) -> None:
    assert rack.engine(tier) is rack.engine(replace(tier, name="s", patience=0.1))


def test_another_setting_is_another_engine(rack: Rack, tier: Tier) -> None:
    assert rack.engine(tier) is not rack.engine(replace(tier, context=256))
    assert rack.engine(tier) is not rack.engine(replace(tier, sampling=Sampling(temperature=1.0)))


def test_a_closed_rack_has_no_process(tier: Tier) -> None:
    rack = Rack()
    engine = rack.engine(tier)
    ask(engine)
    rack.close()

    assert isinstance(engine, LlamaEngine)
    assert engine.pid is None
