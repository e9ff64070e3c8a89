"""A folder that is no base of a chat says what it lacks."""

from pathlib import Path

import pytest

pytest.importorskip("transformers")

from matryoshka.errors import AppError
from matryoshka.learning.lora.base import Base, free_memory
from support.hugging_face import write_base


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_base(tmp_path)
    return tmp_path


@pytest.mark.parametrize("missing", ["config.json", "tokenizer.json"])
def test_a_folder_that_is_no_base_says_so(folder: Path, missing: str) -> None:
    (folder / missing).unlink()

    with pytest.raises(AppError, match=r"no model in|cannot be read"):
        Base(folder)


def test_a_base_that_is_not_for_chats_says_so(folder: Path) -> None:
    (folder / "chat_template.jinja").unlink()

    with pytest.raises(AppError, match="no chat template"):
        Base(folder)


@pytest.mark.parametrize("length", [0, 5, -9])
def test_weights_that_are_damaged_or_absent_say_so(folder: Path, length: int) -> None:
    weights = folder / "model.safetensors"
    if length:
        weights.write_bytes(weights.read_bytes()[:length])
    else:
        weights.unlink()

    with pytest.raises(AppError, match="cannot be read"):
        Base(folder).model(precise=True)


def test_some_memory_is_free() -> None:
    assert free_memory() > 0
