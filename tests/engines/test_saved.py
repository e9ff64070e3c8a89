"""What was put away for other chats: who is near, who leaves, and that the budget holds."""

import numpy as np
import pytest

from matryoshka.engines.host.saved import Saved, State


def state(*tokens: int, size: int = 100, whole: bool = False) -> State:
    return State(tokens, np.zeros(size, np.uint8), whole)


def put(saved: Saved, *states: State) -> None:
    for each in states:
        assert saved.make_room(each.size, None)
        saved.add(each)


def test_the_nearest_shares_the_longest_beginning() -> None:
    saved = Saved(1000)
    long, short = state(1, 2, 3, 4), state(1, 2, 9)
    put(saved, long, short)

    assert saved.nearest((1, 2, 3, 7)) is long
    assert saved.nearest((1, 2, 9, 9)) is short
    assert saved.nearest((5, 1, 2)) is None


def test_a_whole_state_is_near_only_to_what_begins_with_all_of_it() -> None:
    saved = Saved(1000)
    whole = state(1, 2, 3, whole=True)
    put(saved, whole)

    assert saved.nearest((1, 2, 3, 4)) is whole
    assert saved.nearest((1, 2, 4)) is None


def test_the_longest_unused_leave_until_the_new_one_has_room() -> None:
    saved = Saved(300)
    first, second, third = (state(number, size=100) for number in (1, 2, 3))
    put(saved, first, second, third)
    saved.touch(first)
    put(saved, state(4, size=150))

    assert saved.nearest((1,)) is first
    assert saved.nearest((2,)) is None
    assert saved.nearest((3,)) is None


def test_what_never_fits_makes_nobody_leave() -> None:
    saved = Saved(300)
    put(saved, state(1, size=200))

    assert not saved.make_room(301, None)
    assert saved.nearest((1,))


def test_what_is_being_brought_back_stays() -> None:
    saved = Saved(300)
    first, second = state(1, size=100), state(2, size=100)
    put(saved, first, second)

    assert not saved.make_room(201, first)
    assert saved.make_room(200, first)
    assert saved.nearest((1,)) is first
    assert saved.nearest((2,)) is None


def test_a_chat_that_went_on_needs_one_state() -> None:
    saved = Saved(1000)
    longer, other = state(1, 2, 3), state(1, 9)
    put(saved, state(1, 2), other, longer)
    saved.drop(longer)

    assert saved.nearest((1, 2)) is other


def test_states_that_cannot_be_cut_stay_beside_what_goes_on_from_them() -> None:
    saved = Saved(1000)
    earlier = state(1, 2, whole=True)
    put(saved, earlier, state(1, 2, 3, whole=True))

    assert saved.nearest((1, 2, 4)) is earlier


def test_many_small_states_leave_too() -> None:
    saved = Saved(10**6)
    put(saved, *(state(number, size=1) for number in range(100)))

    assert saved.nearest((0,)) is None
    assert saved.nearest((99,))


@pytest.mark.parametrize("budget", [0, 99])
def test_without_memory_to_spare_nothing_is_saved(budget: int) -> None:
    assert not Saved(budget).make_room(100, None)


def test_a_share_of_what_is_free_is_taken_where_nobody_says_how_much() -> None:
    assert Saved(None).make_room(2**20, None)
    assert not Saved(None).make_room(2**50, None)
