"""What an adapter computes: the same in torch and, written down, in llama.cpp."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("peft")

import llama_cpp
import torch

from matryoshka.chat.engine import Message, Role
from matryoshka.errors import AppError
from matryoshka.learning.lora.base import Base
from matryoshka.learning.lora.stock import Stock
from matryoshka.learning.lora.teacher import Plan, Teacher
from matryoshka.learning.tokens import HANDOFF_KEY
from support.hugging_face import KINDS, RESERVED, write_base, write_gguf

ASKED = (Message(Role.USER, "What is the sum of 27 and 58? Ёж, 猫"),)
NEAR = 5e-3


def taught_at_random(folder: Path, kind: str) -> tuple[Base, Path, Teacher]:
    write_base(folder / "base", kind)
    file = write_gguf(folder / "base", folder / "base.gguf")
    base = Base(folder / "base")
    teacher = Teacher(base, Stock.read(file), Plan())
    torch.manual_seed(7)
    with torch.no_grad():
        for weight in teacher.weights:
            weight.copy_(0.1 * torch.randn_like(weight))
    return base, file, teacher


def in_llama(file: Path, prompt: tuple[int, ...], lora: Path | None = None) -> np.ndarray:
    llama = llama_cpp.Llama(
        str(file), n_ctx=256, n_threads=1, n_threads_batch=1, lora_path=lora and str(lora), verbose=False
    )
    llama.eval(prompt)
    pointer = llama_cpp.llama_get_logits_ith(llama.ctx, -1)
    return np.ctypeslib.as_array(pointer, shape=(llama.n_vocab(),)).copy()


@pytest.mark.parametrize("kind", KINDS)
def test_torch_and_llama_agree_with_an_adapter_and_without(tmp_path: Path, kind: str) -> None:
    base, file, teacher = taught_at_random(tmp_path, kind)
    prompt = base.prompt(ASKED)
    adapter = teacher.written(tmp_path / "lora.gguf")
    ids = torch.tensor([prompt])
    with torch.no_grad():
        changed = teacher.model(input_ids=ids).logits[0, -1].numpy()
        with teacher.model.disable_adapter():
            alone = teacher.model(input_ids=ids).logits[0, -1].numpy()

    assert float(np.abs(changed - alone).max()) > 100 * NEAR
    np.testing.assert_allclose(alone, in_llama(file, prompt), atol=NEAR)
    np.testing.assert_allclose(changed, in_llama(file, prompt, adapter), atol=NEAR)


def test_an_adapter_names_its_token_and_the_same_lora_gives_the_same_bytes(tmp_path: Path) -> None:
    base, _, teacher = taught_at_random(tmp_path, "llama")
    first, again = (teacher.written(tmp_path / name).read_bytes() for name in ("one.gguf", "two.gguf"))

    assert first == again
    assert HANDOFF_KEY.encode() + (4).to_bytes(4, "little") + teacher.token.to_bytes(4, "little") in first
    assert base.tokenizer.convert_ids_to_tokens(teacher.token) in RESERVED


def test_a_file_of_another_base_is_refused(tmp_path: Path) -> None:
    write_base(tmp_path / "base")
    write_base(tmp_path / "other", hidden_size=64)
    other = write_gguf(tmp_path / "other", tmp_path / "other.gguf")

    with pytest.raises(AppError, match="was not made of this base"):
        Teacher(Base(tmp_path / "base"), Stock.read(other), Plan())
