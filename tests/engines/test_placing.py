"""Where a model is put, on computers of every kind; no card is needed to choose."""

import pytest

from matryoshka.chat.ladder import KvType, Placement
from matryoshka.engines.host.placing import Place, chosen, place
from matryoshka.engines.host.remarks import less_memory, unexpected
from matryoshka.errors import AppError
from matryoshka.models.hardware import Device, DeviceKind, IdleDevice
from matryoshka.models.layout import Weights
from matryoshka.models.needs import Needs
from matryoshka.models.shape import Layer, Shape
from matryoshka.models.tensors import Tensor
from matryoshka.models.weights import TensorType

MIB, GIB = 2**20, 2**30
LAYER = Layer(keys=10 * 1024, values=10 * 1024)
TENSORS = [
    Tensor(f"{'output' if layer == 28 else f'blk.{layer}'}.weight", (2**20, 25), TensorType.F32, layer)
    for layer in range(29)
]
NEEDS = Needs(Shape(0, 0, 0, 0, 0, 0, 0, False, 28 * (LAYER,)), Weights(TENSORS, 28), context=2048)
"""Of 100 MiB a layer and what it remembers: 80 MiB in f16, 42.5 in q8_0; the output remembers nothing."""
AUTO = Placement()


def card(free: float, total: float = 24, name: str = "CUDA0") -> Device:
    return Device(name, f"Card {name}", DeviceKind.CARD, int(total * GIB), int(free * GIB))


@pytest.mark.parametrize(
    ("free", "expected"),
    [
        (20, Place(29)),
        (5.5, Place(29, kv_type=KvType.Q8_0)),
        (3, Place(11)),
        (1.05, Place(0)),
        (0, Place(0)),
    ],
)
def test_as_many_layers_lie_on_the_card_as_fit_beside_a_margin(free: float, expected: Place) -> None:
    assert place(AUTO, NEEDS, [card(free)]) == expected


def test_without_a_card_all_lies_on_the_processor() -> None:
    assert place(AUTO, NEEDS, []) == Place()
    assert place(Placement(gpu_layers=9), NEEDS, []) == Place()


def test_cards_hold_a_model_together() -> None:
    assert place(AUTO, NEEDS, [card(4), card(4, name="CUDA1")]).layers == 29


def test_the_margin_is_larger_for_vulkan_and_never_more_than_a_quarter_of_the_card() -> None:
    assert card(10).room == 9 * GIB
    assert card(10, name="Vulkan0").room == 8 * GIB
    assert card(2, total=2, name="Vulkan0").room == 1.5 * GIB
    assert card(0.1).room == 0


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Placement(gpu_layers=5), Place(5)),
        (Placement(gpu_layers=99, main_gpu=0), Place(29, 0, KvType.Q8_0)),
        (Placement(gpu_layers=0), Place(0)),
        (Placement(kv_type=KvType.F16), Place(26)),
        (Placement(kv_type=KvType.Q4_0), Place(29, kv_type=KvType.Q4_0)),
        (Placement(flash_attention=False), Place(26, flash_attention=False)),
    ],
)
def test_what_the_ladder_says_is_followed(wish: Placement, expected: Place) -> None:
    assert place(wish, NEEDS, [card(5.5)]) == expected


def test_one_card_of_several_can_be_named() -> None:
    cards = [card(4), card(4, name="CUDA1")]

    assert chosen(AUTO, cards) == cards
    assert chosen(Placement(main_gpu=1), cards) == (cards[1],)
    with pytest.raises(AppError, match="no graphics card 2") as caught:
        chosen(Placement(main_gpu=2), cards)
    assert "1 is Card CUDA1" in caught.value.remedy


def test_an_unused_card_is_said_aloud_with_the_reason() -> None:
    (full,) = unexpected(AUTO, Place(0), [card(0.5)], ())
    (foreign,) = unexpected(AUTO, Place(0), [], [IdleDevice("NVIDIA GeForce RTX 3060", None, "cuda")])
    (none,) = unexpected(Placement(gpu_layers=9), Place(0), [], ())

    assert "0.5 GiB of “Card CUDA0” are free" in full.title
    assert "“NVIDIA GeForce RTX 3060” is not used" in foreign.title
    assert "--backend cuda" in foreign.remedy
    assert "llama.cpp sees none" in none.title


def test_what_is_as_expected_is_not_said() -> None:
    assert not [*unexpected(AUTO, Place(29), [card(20)], ())]
    assert not [*unexpected(AUTO, Place(0), [], ())]
    assert not [*unexpected(Placement(kv_type=KvType.Q8_0), Place(9, kv_type=KvType.Q8_0), [card(9)], ())]


def test_a_sparing_memory_and_a_second_try_are_said() -> None:
    (sparing,) = unexpected(AUTO, Place(29, kv_type=KvType.Q8_0), [card(5.5)], ())

    assert "q8_0" in sparing.title
    assert (
        "14 layers lie on the graphics card and not 29" in less_memory(Place(29), Place(14), 4096, 4096).title
    )
    assert "4,096 tokens and not 65,536" in less_memory(Place(), Place(), 65536, 4096).title
