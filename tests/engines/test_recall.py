"""Chats in turn in one context, for every way in which models remember."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from numpy.typing import NDArray

from matryoshka.engines.host.context import Context
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.saved import Saved
from support.logs import listening
from support.memories import VOCABULARY, Kind, write_memory

PLENTY = 2**30
CUT, WHOLE = [Kind.PLAIN], [Kind.WINDOW, Kind.SUMMING, Kind.MIXED]
END = 16  # tokens of a prompt that are read again where memory cannot be cut
_RANDOM = np.random.default_rng(3)


class Open(Protocol):
    def __call__(self, kind: Kind, saved: Saved | None = ...) -> Context: ...


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    with listening() as log:
        models: dict[Kind, Model] = {}

        def make(kind: Kind, saved: Saved | None = None) -> Context:
            if kind not in models:
                models[kind] = Model(write_memory(tmp_path / "m.gguf", kind), log, lambda _: None)
            return Context(models[kind], log, saved or Saved(PLENTY), limit=None, threads=1)

        yield make


def words(count: int) -> list[int]:
    return [int(word) for word in _RANDOM.integers(0, VOCABULARY, count)]


def read(context: Context, tokens: Sequence[int]) -> int | None:
    return context.read(tokens, lambda: False)


def said(context: Context) -> NDArray[np.float32]:
    return Logits(context.pointer, VOCABULARY).row().copy()


A, B, C, SAID, NEXT = words(400), words(400), words(400), words(8), words(20)


def tell(context: Context, prompt: Sequence[int]) -> int | None:
    """Read a prompt and say something: what was evaluated."""
    evaluated = read(context, prompt)
    for word in SAID:
        context.add(word)
    return evaluated


@pytest.mark.parametrize("kind", CUT)
def test_coming_back_reads_only_what_is_new(opened: Open, kind: Kind) -> None:
    context = opened(kind)

    assert [tell(context, prompt) for prompt in (A, B)] == [400, 400]
    assert tell(context, [*A, *SAID, *NEXT]) == len(NEXT)
    assert tell(context, [*B, *SAID, *NEXT]) == len(NEXT)
    assert tell(context, A) == 1


@pytest.mark.parametrize("kind", WHOLE)
def test_memory_that_cannot_be_cut_comes_back_to_where_the_answer_began(opened: Open, kind: Kind) -> None:
    context = opened(kind)

    assert [tell(context, prompt) for prompt in (A, B)] == [400, 400]
    assert tell(context, [*A, *SAID, *NEXT]) == END + len(SAID) + len(NEXT)
    assert tell(context, [*B, *SAID, *NEXT]) == END + len(SAID) + len(NEXT)
    assert tell(context, A) == END


@pytest.mark.parametrize("kind", WHOLE)
def test_an_answer_that_a_template_rewrites_costs_no_more_than_itself(opened: Open, kind: Kind) -> None:
    context = opened(kind)
    tell(context, A)
    tell(context, B)
    rewritten = [*A, *SAID[4:], *NEXT]

    assert tell(context, rewritten) == END + 4 + len(NEXT)
    assert tell(context, [*rewritten, *SAID[4:], *NEXT]) == END + 4 + len(NEXT)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_said_after_coming_back_is_what_a_fresh_context_says(opened: Open, kind: Kind) -> None:
    context, fresh = opened(kind), opened(kind, Saved(0))
    for prompt in (A, B, [*A, *NEXT], [*B[:300], *NEXT], [*A, *NEXT, *SAID], B):
        read(context, prompt)
        read(fresh, [prompt[0] ^ 1])
        read(fresh, prompt)

        assert said(context) == pytest.approx(said(fresh), abs=0.05)
        assert said(context).argmax() == said(fresh).argmax()


@pytest.mark.parametrize("kind", Kind)
def test_what_comes_back_is_what_was_put_away_to_the_byte(opened: Open, kind: Kind) -> None:
    context = opened(kind)
    tell(context, A)
    memory = context._memory
    away = memory.state()
    assert away
    memory.clear()

    assert memory.restore(away)
    back = memory.state()
    assert back
    assert back.tokens == away.tokens
    assert np.array_equal(back.data, away.data)


def test_an_edit_keeps_the_common_beginning_and_the_way_back(opened: Open) -> None:
    context = opened(Kind.PLAIN)
    tell(context, A)
    edited = [*A[:100], *B[:200]]

    assert tell(context, edited) == 200
    assert tell(context, [*A, *SAID, *NEXT]) == len(NEXT)
    assert tell(context, edited) == 1


def test_a_saved_chat_serves_one_that_begins_alike(opened: Open) -> None:
    context = opened(Kind.PLAIN)
    tell(context, A)
    tell(context, B)

    assert tell(context, [*A[:350], *NEXT]) == len(NEXT)


def test_a_chat_that_was_stopped_before_it_was_read_costs_the_other_nothing(opened: Open) -> None:
    context = opened(Kind.PLAIN)
    tell(context, A)

    assert context.read(B, lambda: True) is None
    assert tell(context, [*A, *SAID, *NEXT]) == len(NEXT)


def test_the_oldest_chat_leaves_a_full_budget(opened: Open) -> None:
    size = _size(opened)
    context = opened(Kind.PLAIN, Saved(2 * size + 100))
    for prompt in (A, B, C, words(400)):
        tell(context, prompt)

    assert tell(context, C) == 1
    assert tell(context, A) == 400


def _size(opened: Open) -> int:
    """Bytes of a chat that was put away."""
    saved = Saved(PLENTY)
    context = opened(Kind.PLAIN, saved)
    tell(context, A)
    read(context, B)
    (state,) = (saved.nearest(A),)
    assert state
    return state.size


@pytest.mark.parametrize("budget", [0, 1000])
def test_without_a_budget_all_is_read_again(opened: Open, budget: int) -> None:
    context = opened(Kind.PLAIN, Saved(budget))

    assert [tell(context, prompt) for prompt in (A, B, A)] == [400, 400, 400]


def test_a_few_words_are_read_again_and_never_put_away(opened: Open) -> None:
    saved = Saved(PLENTY)
    context = opened(Kind.PLAIN, saved)
    tell(context, A[:12])
    tell(context, B[:12])

    assert saved.nearest(A) is None


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("damage", ["zeroed", "header"])
def test_a_damaged_state_is_read_anew(opened: Open, kind: Kind, damage: str) -> None:
    saved = Saved(PLENTY)
    context, fresh = opened(kind, saved), opened(kind, Saved(0))
    tell(context, A)
    tell(context, B)
    state = saved.nearest(A)
    assert state
    state.data[: None if damage == "zeroed" else 4] = 0

    assert tell(context, A) == read(fresh, A) == 400
    context.add(1)
    fresh.read([*A, *SAID, 1], lambda: False)
    assert said(context) == pytest.approx(said(fresh), abs=0.05)
    assert tell(context, B) in (1, END)


def test_a_state_that_was_cut_short_is_read_anew(opened: Open) -> None:
    saved = Saved(PLENTY)
    context = opened(Kind.PLAIN, saved)
    tell(context, A)
    tell(context, B)
    state = saved.nearest(A)
    assert state
    saved.drop(state)
    saved.add(type(state)(state.tokens, state.data[: state.size // 2], state.whole))

    assert tell(context, A) == 400
    assert saved.nearest(A[:-1]) is None


@pytest.mark.parametrize("kind", [*CUT, *WHOLE])
@pytest.mark.parametrize("patience", [1, 5, 50])
def test_what_a_stop_interrupts_is_as_if_it_had_never_begun(opened: Open, kind: Kind, patience: int) -> None:
    context, fresh = opened(kind), opened(kind)
    tell(context, A)
    read(fresh, A + NEXT + B)
    asked = iter(range(patience))

    assert context.read(A + NEXT + B, lambda: next(asked, None) is None) is None
    read(context, A + NEXT + B)
    np.testing.assert_allclose(said(context), said(fresh), atol=2e-3)
