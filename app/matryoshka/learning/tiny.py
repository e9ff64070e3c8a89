"""A small transformer that llama.cpp knows as `qwen3`: normed queries and keys, tied embeddings."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from matryoshka.learning.shape import Shape

ROPE_BASE = 10_000.0
EPSILON = 1e-6


class Norm(nn.Module):
    """Root mean square norm over the last dimension."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        x = x.float()
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + EPSILON) * self.weight


class Attention(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width, bias=False)
        self.key = nn.Linear(shape.width, shape.width, bias=False)
        self.value = nn.Linear(shape.width, shape.width, bias=False)
        self.out = nn.Linear(shape.width, shape.width, bias=False)
        self.query_norm = Norm(shape.head)
        self.key_norm = Norm(shape.head)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
        rows, length, width = x.shape
        split = (rows, length, self.heads, width // self.heads)
        query = rotated(self.query_norm(self.query(x).view(split)), turns).transpose(1, 2)
        key = rotated(self.key_norm(self.key(x).view(split)), turns).transpose(1, 2)
        value = self.value(x).view(split).transpose(1, 2)
        mixed = attended(query, key, value)
        return self.out(mixed.transpose(1, 2).reshape(rows, length, width))


class Block(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention_norm = Norm(shape.width)
        self.attention = Attention(shape)
        self.feed_norm = Norm(shape.width)
        self.gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.down = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
        x = x + self.attention(self.attention_norm(x), turns)
        fed = self.feed_norm(x)
        return x + self.down(F.silu(self.gate(fed)) * self.up(fed))


class Tiny(nn.Module):
    """Ids of shape (rows, length) to hidden states, and hidden states to logits over the vocabulary."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = Norm(shape.width)
        cosine, sine = _turns(shape)
        self.register_buffer("cosine", cosine, persistent=False)
        self.register_buffer("sine", sine, persistent=False)
        self.apply(_start)

    @property
    def device(self) -> torch.device:
        return self.embedding.weight.device

    def forward(self, ids: Tensor) -> Tensor:
        """Normed hidden states, (rows, length, width)."""
        length = ids.shape[1]
        turns = self.cosine[:length], self.sine[:length]
        x = self.embedding(ids)
        for block in self.blocks:
            x = block(x, turns)
        return self.norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        return F.linear(hidden, self.embedding.weight)


def attended(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Causal attention written out: on a CPU, short rows train three times faster than when fused."""
    scores = query @ key.transpose(-2, -1) * query.shape[-1] ** -0.5
    ahead = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).triu(1)
    return scores.masked_fill(ahead, float("-inf")).softmax(-1) @ value


def rotated(x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary positions over the two halves of each head, as llama.cpp's NEOX layout has them."""
    cosine, sine = turns
    first, second = x.chunk(2, dim=-1)
    return torch.cat((first * cosine - second * sine, second * cosine + first * sine), dim=-1)


def _turns(shape: Shape) -> tuple[Tensor, Tensor]:
    speeds = ROPE_BASE ** (-torch.arange(0, shape.head, 2) / shape.head)
    angles = torch.outer(torch.arange(shape.context), speeds)[:, None, :]
    return angles.cos(), angles.sin()


def _start(module: Any) -> None:
    if isinstance(module, nn.Linear | nn.Embedding):
        nn.init.normal_(module.weight, std=0.04)
