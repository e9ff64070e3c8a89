"""The token that hands up is one that nobody uses, and that a model can tell from all others."""

from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("transformers")

import torch

from matryoshka.errors import AppError
from matryoshka.learning.lora.base import Base
from matryoshka.learning.lora.spare import handoff_token
from support.hugging_face import MARKS, RESERVED, write_base


class Model:
    """As much of a model as is looked at: the rows of its output matrix."""

    def __init__(self, rows: torch.Tensor) -> None:
        self.generation_config = SimpleNamespace(eos_token_id=None)
        self._rows = rows

    def get_output_embeddings(self) -> Any:
        return SimpleNamespace(weight=self._rows)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder = tmp_path_factory.mktemp("base")
    write_base(folder, spare=("<|box|>", *RESERVED))
    return Base(folder)


def rows(base: Base) -> torch.Tensor:
    torch.manual_seed(1)
    found = torch.randn(len(base.tokenizer), 8)
    return found / found.norm(dim=1, keepdim=True)


def ids(base: Base, *texts: str) -> list[int]:
    return list(base.tokenizer.convert_tokens_to_ids(list(texts)))


ALL = (*MARKS, "<|box|>", *RESERVED)


def chosen(base: Base, found: torch.Tensor, controls: tuple[str, ...] = ALL) -> str:
    token = handoff_token(base, Model(found), ids(base, *controls))
    return str(base.tokenizer.convert_ids_to_tokens(token))


def test_a_reserved_name_comes_before_others_and_of_these_the_longest_row(base: Base) -> None:
    found = rows(base)
    found[ids(base, RESERVED[1])] *= 1.5
    found[ids(base, "<|box|>")] *= 9

    assert chosen(base, found) == RESERVED[1]


def test_without_reserved_names_any_unused_control_token_will_do(base: Base) -> None:
    assert chosen(base, rows(base), (*MARKS, "<|box|>")) == "<|box|>"


def test_what_the_template_or_the_end_of_an_answer_needs_is_never_taken(base: Base) -> None:
    with pytest.raises(AppError, match="all are in use"):
        chosen(base, rows(base), MARKS)


def test_empty_rows_and_equal_rows_could_never_be_likely_and_are_refused(base: Base) -> None:
    found = rows(base)
    found[ids(base, "<|box|>")] *= 1e-6
    found[ids(base, *RESERVED)] = found[0].clone()

    with pytest.raises(AppError, match="4 are unused, and their rows are empty or all the same"):
        chosen(base, found)
