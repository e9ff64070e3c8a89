"""What a LoRA is to change, and what not: when the model calls its elder, and nothing of what it says."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

NEVER = -1e9
"""A logit beside which any other is everything, and no infinity: nothing times it is still nothing."""


def objective(logits: Tensor, base: Tensor, first: Tensor, calls: Tensor, token: int) -> Tensor:
    """The loss at some places, where both logits are (places, vocabulary), `first` and `calls` (places,).

    The call is learned as a yes or no, as much at first places together as at all later ones, where the
    answer is always no. What is said if it is not called stays as it was: the Kullback-Leibler divergence
    from the base, the hand-off `token` left out of both.
    """
    others = _without(logits, token)
    called = logits[:, token] - others.logsumexp(-1)
    surprise = F.binary_cross_entropy_with_logits(called, calls.float(), reduction="none")
    theirs = _without(base, token).log_softmax(-1)
    drift = F.kl_div(others.log_softmax(-1), theirs, reduction="batchmean", log_target=True)
    return _mean(surprise[first]) + _mean(surprise[~first]) + drift


def _without(logits: Tensor, token: int) -> Tensor:
    return logits.index_fill(1, torch.tensor([token], device=logits.device), NEVER)


def _mean(values: Tensor) -> Tensor:
    """0 of nothing."""
    return values.sum() / max(1, values.numel())
