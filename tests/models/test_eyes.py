"""Which file a model sees through, how much memory that takes, and when it goes with the model."""

from pathlib import Path

import pytest

from matryoshka.errors import AppError
from matryoshka.models.eyes import best, eyes_beside, is_eyes, left_alone, memory_of, taken_by
from support.eyes import write_eyes
from support.parrots import write_parrot


@pytest.fixture
def parrot(tmp_path: Path) -> Path:
    return write_parrot(tmp_path / "parrot.gguf", "Yes")


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["mmproj-F32.gguf", "mmproj-BF16.gguf", "mmproj-F16.gguf", "mmproj-Q8_0.gguf"], "mmproj-F16.gguf"),
        (["mmproj-f32.gguf", "mmproj-bf16.gguf", "mmproj-q8_0.gguf"], "mmproj-q8_0.gguf"),
        (["mmproj-f32.gguf", "mmproj-bf16.gguf"], "mmproj-bf16.gguf"),
        (["mmproj-x.gguf", "mmproj-f32.gguf"], "mmproj-f32.gguf"),
        (["mmproj-b.gguf", "mmproj-a.gguf"], "mmproj-a.gguf"),
        ([], None),
    ],
)
def test_of_several_the_best_is_one_that_is_precise_enough_and_small(
    names: list[str], chosen: str | None
) -> None:
    assert best(names, str) == chosen


def test_a_file_for_seeing_is_known_by_its_name() -> None:
    assert is_eyes("mmproj-model-f16.gguf")
    assert is_eyes("Gemma-MMPROJ.GGUF")
    assert not is_eyes("gemma.gguf")
    assert not is_eyes("mmproj.txt")


def test_a_model_sees_through_what_lies_beside_it_and_was_made_for_its_width(parrot: Path) -> None:
    assert eyes_beside(parrot) is None

    write_eyes(parrot.with_name("mmproj-f16.gguf"), width=64)
    parrot.with_name("mmproj-broken-f16.gguf").write_bytes(b"GGUF")
    assert eyes_beside(parrot) is None

    fitting = write_eyes(parrot.with_name("mmproj-f32.gguf"))
    assert eyes_beside(parrot) == fitting


def test_what_is_no_model_sees_through_nothing(tmp_path: Path) -> None:
    write_eyes(tmp_path / "mmproj.gguf")

    assert eyes_beside(tmp_path / "gone.gguf") is None
    assert eyes_beside(tmp_path / "gone" / "gone.gguf") is None


def test_what_no_other_model_sees_through_is_left_alone(parrot: Path) -> None:
    eyes = write_eyes(parrot.with_name("mmproj.gguf"))
    assert list(left_alone([parrot])) == [eyes]

    write_parrot(parrot.with_name("other.gguf"), "No")
    assert not list(left_alone([parrot]))


def test_memory_is_for_the_weights_and_for_all_patches_of_a_picture(tmp_path: Path) -> None:
    eyes = write_eyes(tmp_path / "mmproj.gguf")

    assert [taken_by(eyes), taken_by(tmp_path / "gone.gguf"), taken_by(None)] == [memory_of(eyes), 0, 0]
    assert memory_of(eyes) == pytest.approx(eyes.stat().st_size + 4 * 16 * (8 * 32 + 2 * 32), abs=32)
    with pytest.raises(AppError):
        memory_of(tmp_path / "gone.gguf")
