"""A LoRA is trained and nothing else, goes on from its checkpoint, and finds its way back."""

from pathlib import Path

import pytest

pytest.importorskip("peft")

import torch

from matryoshka.learning.lora.base import Base
from matryoshka.learning.lora.rows import Row
from matryoshka.learning.lora.stock import Stock
from matryoshka.learning.lora.teacher import Plan, Teacher, steps_for
from support.hugging_face import write_base, write_gguf

ROWS = [Row.of([at % 50, 60], [70, 71], handed_up=at % 2 == 0) for at in range(60)]


@pytest.fixture
def teacher(tmp_path: Path) -> Teacher:
    torch.set_num_threads(1)
    write_base(tmp_path / "base", "qwen3")
    return fresh(tmp_path)


def fresh(folder: Path) -> Teacher:
    file = folder / "base.gguf"
    stock = Stock.read(file if file.exists() else write_gguf(folder / "base", file))
    return Teacher(Base(folder / "base"), stock, Plan(rows=4))


def test_a_round_that_was_stopped_goes_on_and_one_that_is_done_is_not_run_again(
    teacher: Teacher, tmp_path: Path
) -> None:
    checkpoint = tmp_path / "round.pt"
    run = teacher.taught(ROWS, checkpoint, "one")
    first = next(run)
    run.close()
    again = fresh(tmp_path)
    rest = list(again.taught(ROWS, checkpoint, "one"))

    assert (first.step, [each.step for each in rest]) == (50, [steps_for(len(ROWS))])
    assert not list(again.taught(ROWS, checkpoint, "one"))
    assert rest[-1].loss < first.loss


def test_the_base_computes_the_same_as_before_and_the_lora_finds_its_way_back(
    teacher: Teacher, tmp_path: Path
) -> None:
    ids = torch.tensor([[1, 2, 3]])
    before, back = logits(teacher, ids), teacher.way_back()
    for _ in teacher.taught(ROWS, tmp_path / "round.pt", "one"):
        pass
    taught = logits(teacher, ids)
    with teacher.model.disable_adapter():
        alone = logits(teacher, ids)
    back()

    assert not torch.equal(taught, before)
    assert torch.equal(alone, before)
    assert torch.equal(logits(teacher, ids), before)


def test_a_trial_step_changes_nothing(teacher: Teacher, tmp_path: Path) -> None:
    before = teacher.written(tmp_path / "before.gguf").read_bytes()

    assert teacher.seconds_a_step(ROWS[:8]) > 0
    assert teacher.written(tmp_path / "after.gguf").read_bytes() == before


def logits(teacher: Teacher, ids: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        found: torch.Tensor = teacher.model(input_ids=ids).logits
    return found
