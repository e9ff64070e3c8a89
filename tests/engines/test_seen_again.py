"""Chats with pictures in turn in one context, for the ways in which pictures stand in a model's memory."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from numpy.typing import NDArray

from matryoshka.chat.engine import Picture
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.saved import Saved
from matryoshka.engines.host.sight import Sight
from support.eyes import picture, write_eyes, write_roaming_eyes
from support.logs import listening
from support.memories import VOCABULARY, Kind, write_memory

PLENTY = 2**30
WIDTH = 64
ONE, OTHER = (picture(grey, width=160, height=80) for grey in (250, 20))
_RANDOM = np.random.default_rng(4)


class Open(Protocol):
    def __call__(self, saved: Saved | None = ...) -> Context: ...


@pytest.fixture(params=[Kind.PLAIN, Kind.WINDOW, Kind.MIXED, Kind.PLACED])
def kind(request: pytest.FixtureRequest) -> Kind:
    return Kind(request.param)


@pytest.fixture
def opened(tmp_path: Path, kind: Kind) -> Iterator[Open]:
    write = write_roaming_eyes if kind is Kind.PLACED else write_eyes
    eyes = write(tmp_path / "eyes.gguf", WIDTH)
    with listening() as log:
        model = Model(write_memory(tmp_path / "m.gguf", kind), log, lambda _: None)

        def make(saved: Saved | None = None) -> Context:
            sight = Sight(eyes, model, log, on_card=False, threads=1)
            return Context(model, log, saved or Saved(PLENTY), sight=sight, limit=None, threads=1)

        yield make


def words(number: int) -> list[int]:
    return [int(word) for word in _RANDOM.integers(0, VOCABULARY, number)]


A, B, NEXT = words(200), words(200), words(20)
Prompt = list[int | Picture]


def read(context: Context, *prompt: int | Picture) -> int | None:
    return context.read(tokens(context, prompt), lambda: False)


def tokens(context: Context, prompt: Sequence[int | Picture]) -> list[int]:
    seen = context.show(each for each in prompt if isinstance(each, Picture))
    return [token for each in prompt for token in (seen[each] if isinstance(each, Picture) else (each,))]


def said(context: Context) -> NDArray[np.float32]:
    return Logits(context.pointer, VOCABULARY).row().copy()


def test_the_picture_is_in_what_is_said(opened: Open) -> None:
    context = opened()
    heard = []
    pictures: list[Prompt] = [[ONE], [OTHER], []]
    for shown in pictures:
        read(context, *A, *shown, *NEXT)
        heard.append(said(context))

    assert all(np.abs(heard[0] - other).max() > 0.05 for other in heard[1:])


def test_what_is_said_after_coming_back_is_what_a_fresh_context_says(opened: Open) -> None:
    context, fresh = opened(), opened(Saved(0))
    seeing: Prompt = [*A[:100], ONE, *A[100:]]
    prompts: list[Prompt] = [
        seeing,
        [*seeing, *NEXT],
        [*B],
        [*seeing, *NEXT, OTHER, *B[:50]],
        [*A[:100], OTHER, *A[100:]],
        [*A[:100], ONE, ONE, *NEXT],
        [*seeing, *NEXT, OTHER, *B[:50], *NEXT],
    ]
    for prompt in prompts:
        read(context, *prompt)
        read(fresh, 1)
        read(fresh, *prompt)

        assert said(context) == pytest.approx(said(fresh), abs=0.05)


def test_what_was_seen_is_not_looked_at_again(opened: Open, kind: Kind) -> None:
    context = opened()
    seeing: Prompt = [*A, ONE, *B[:50]]
    assert read(context, *seeing) == len(tokens(context, seeing))

    again = read(context, *seeing, *NEXT)

    assert again is not None
    assert again <= len(NEXT) + (0 if kind in {Kind.PLAIN, Kind.PLACED} else 16)


@pytest.mark.parametrize("asked", [1, 3, 8])
def test_a_stop_at_any_time_leaves_a_memory_that_is_right(opened: Open, asked: int) -> None:
    context, fresh = opened(), opened(Saved(0))
    looks = count()
    prompt: Prompt = [*A, ONE, *NEXT]
    assert context.read(tokens(context, prompt), lambda: next(looks) >= asked) is None

    read(context, *prompt)
    read(fresh, *prompt)

    assert said(context) == pytest.approx(said(fresh), abs=0.05)
