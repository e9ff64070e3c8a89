"""What the loss asks for: a call where one is due, and otherwise nothing new."""

import pytest

pytest.importorskip("torch")

import torch

from matryoshka.learning.lora.objective import NEVER, objective

TOKEN = 3
FIRST = torch.tensor([True, False])
CALLED = torch.tensor([True, False])


def logits(handoff: tuple[float, float], others: float = 0.0) -> torch.Tensor:
    rows = torch.tensor([[1.0, 2.0, others], [0.5, others, 1.0]])
    return torch.cat([rows, torch.tensor(handoff)[:, None]], dim=1)


def test_nothing_is_lost_where_it_calls_in_time_and_says_what_the_base_says() -> None:
    assert float(objective(logits((50, -50)), logits((0, 0)), FIRST, CALLED, TOKEN)) < 1e-6


@pytest.mark.parametrize("handoff", [(-50.0, -50.0), (50.0, 50.0)])
def test_a_call_that_is_missing_costs_and_so_does_one_too_many(handoff: tuple[float, float]) -> None:
    assert float(objective(logits(handoff), logits((0, 0)), FIRST, CALLED, TOKEN)) > 40


def test_what_is_said_otherwise_than_by_the_base_costs_whether_it_calls_or_not() -> None:
    changed = objective(logits((50, -50), others=4.0), logits((0, 0)), FIRST, CALLED, TOKEN)

    assert float(changed) > 0.3


def test_the_calls_of_the_base_are_nothing_to_keep() -> None:
    one, other = (
        objective(logits((1, 1)), logits((theirs, theirs)), FIRST, CALLED, TOKEN) for theirs in (0, NEVER)
    )

    assert float(one) == pytest.approx(float(other))


def test_its_gradient_is_finite_where_all_is_sure() -> None:
    sure = logits((50.0, -50.0)).requires_grad_()
    objective(sure, logits((0, 0)), FIRST, CALLED, TOKEN).backward()

    assert bool(sure.grad.isfinite().all())
