"""The way over a graphics card, where llama.cpp sees one; a software device such as lavapipe will do.

It is shown to llama.cpp by the variable GGML_VK_VISIBLE_DEVICES=0.
"""

from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.engine import Note
from matryoshka.chat.ladder import KvType, Placement, Sampling, Tier
from matryoshka.engines.host.devices import cards
from matryoshka.engines.llama import LlamaEngine
from matryoshka.errors import AppError
from matryoshka.paths import resources
from support.engines import ask, pieces, text
from support.parrots import write_parrot

pytestmark = pytest.mark.skipif(not cards(), reason="llama.cpp sees no graphics card here")

XS = resources() / "models" / "matryoshka-xs.gguf"
SUM = "What is 17 + 26?"
ALL = 99


def on(placement: Placement, path: Path = XS, command: tuple[str, ...] = ()) -> LlamaEngine:
    tier = Tier("xs", path, path.name, sampling=Sampling(max_tokens=24), placement=placement)
    return LlamaEngine(tier, command or None)


@pytest.mark.parametrize(
    ("placement", "layers"),
    [
        (Placement(gpu_layers=ALL), 6),
        (Placement(gpu_layers=2), 2),
        (Placement(gpu_layers=ALL, main_gpu=0, flash_attention=False), 6),
        (Placement(gpu_layers=ALL, kv_type=KvType.Q8_0), 6),
    ],
)
def test_layers_on_the_card_answer_and_doubt_as_the_processor_does(placement: Placement, layers: int) -> None:
    with closing(on(Placement(gpu_layers=0))) as processor, closing(on(placement)) as card:
        expected, answer = ask(processor, SUM), ask(card, SUM)

        assert card.ready
        assert (card.ready.offloaded, card.ready.layers) == (layers, 6)
        assert card.ready.card == cards()[0].description
    assert text(answer) == text(expected)
    doubts = [[piece.signals.handoff for piece in pieces(each)] for each in (answer, expected)]
    assert doubts[0] == pytest.approx(doubts[1], abs=1e-4)


def test_a_small_model_wakes_no_card() -> None:
    with closing(on(Placement())) as engine:
        ask(engine, SUM)

        assert engine.ready
        assert engine.ready.offloaded == 0


def test_a_large_model_lies_on_the_card_unasked(tmp_path: Path) -> None:
    with closing(on(Placement(), large(tmp_path))) as engine:
        outputs = ask(engine)

        assert engine.ready
        assert engine.ready.offloaded == 9
    assert not [output for output in outputs if isinstance(output, Note)]
    assert text(outputs) == "Yes"


def test_a_card_that_is_not_there_is_named() -> None:
    with (
        closing(on(Placement(gpu_layers=ALL, main_gpu=9))) as engine,
        pytest.raises(AppError, match="no graphics card 9"),
    ):
        ask(engine)


def large(folder: Path) -> Path:
    """A parrot of 8 layers and 176 MiB."""
    return write_parrot(folder / "large.gguf", "Yes", layers=8, weight=60_000)
