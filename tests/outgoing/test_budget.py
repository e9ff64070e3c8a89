"""A month's costs are counted from the list of requests, and an answer never passes the cap."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.border import Why
from matryoshka.chat.engine import End, Finish, Message, Role, Stop
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.chat.service import Price, Service
from matryoshka.errors import AppError
from matryoshka.outgoing.budget import Budget, month_begin, spent
from matryoshka.outgoing.capped import Capped
from matryoshka.outgoing.request_list import RequestList
from support.borders import border
from support.reciters import Reciter

PRICE = Price(read=1.0, written=4.0)
QUESTION = [Message(Role.USER, "Well?")]


@pytest.fixture
def requests(tmp_path: Path) -> RequestList:
    return RequestList(tmp_path / "requests.jsonl")


def pay(requests: RequestList, *costs: float) -> None:
    for each in costs:
        with border(requests.path).crossing("cloud.example", Why.ANSWER) as crossing:
            crossing.cost(each)


def test_what_was_paid_this_month_counts_and_what_was_paid_before_does_not(requests: RequestList) -> None:
    pay(requests, 0.5, 0.25)
    now, all_ = time.time(), requests.all()
    before = [replace(each, when=month_begin(now) - 1) for each in all_]

    assert spent(all_, now) == 0.75
    assert spent(before, now) == 0


def test_a_month_begins_at_midnight_of_its_first_day() -> None:
    begun = time.localtime(month_begin(time.mktime((2026, 11, 22, 19, 30, 0, 0, 0, -1))))

    assert begun[:6] == (2026, 11, 1, 0, 0, 0)


def test_what_is_left_bounds_the_answer_even_if_each_byte_sent_were_a_token(requests: RequestList) -> None:
    pay(requests, 0.5)
    with Budget(requests, lambda: 0.501).paying(200, PRICE, None) as tokens:
        pass

    assert tokens is not None
    assert (200 * PRICE.read + tokens * PRICE.written) / 1e6 <= 0.001
    assert tokens == pytest.approx(200, abs=1)


@pytest.mark.parametrize(("cap", "price"), [(None, PRICE), (0.0, None), (1.0, Price(read=1.0, written=0.0))])
@pytest.mark.parametrize("wished", [None, 50_000])
def test_where_no_cap_can_be_passed_an_answer_is_as_long_as_was_wished(
    requests: RequestList, cap: float | None, price: Price | None, wished: int | None
) -> None:
    with Budget(requests, lambda: cap).paying(200, price, wished) as tokens:
        assert tokens == wished


def test_answers_at_once_do_not_pass_the_cap_together(requests: RequestList) -> None:
    budget = Budget(requests, lambda: 0.002)
    with budget.paying(200, PRICE, 300) as first, budget.paying(200, PRICE, 300) as second:
        assert first == 300
        assert second == pytest.approx(100, abs=1)
        with pytest.raises(AppError, match="limit for this month"), budget.paying(200, PRICE, 300):
            pytest.fail("paid")

    assert budget.left == 0.002


def test_what_could_pass_the_cap_is_not_asked_for(requests: RequestList) -> None:
    pay(requests, 0.5)
    fault = Budget(requests, lambda: 0.5).spent_out(200, PRICE)

    assert fault is not None
    assert "limit for this month" in fault.title


class Limited(Reciter):
    """Tells how long its answer might have been."""

    def __init__(self, limit: Callable[[int | None], None], tier: Tier) -> None:
        super().__init__(answer="Yes")
        limit(tier.sampling.max_tokens)


@pytest.mark.parametrize(
    ("own", "cap", "limit"),
    [
        *((None, None, None), (50, None, 50), (50, 0.001, 50), (None, 0.001, 240), (300, 0.001, 240)),
        *((None, 9.0, 8192), (50_000, 9.0, 50_000)),
    ],
)
def test_an_answer_is_only_as_long_as_there_is_money_for(
    requests: RequestList, own: int | None, cap: float | None, limit: int | None
) -> None:
    service = Service("https://cloud.example/v1", "big-1", price=PRICE)
    tier = Tier("L", service, "big-1", sampling=Sampling(max_tokens=own))
    limits: list[int | None] = []
    engine = Capped(tier, service, Budget(requests, lambda: cap), lambda made: Limited(limits.append, made))

    assert list(engine.stream(QUESTION, Stop()))[-1] == End(Finish.STOP)
    assert limits == [limit]


def test_an_engine_without_money_says_so_before_anything_is_sent(requests: RequestList) -> None:
    pay(requests, 2.0)
    service = Service("https://cloud.example/v1", "big-1", price=PRICE)
    engine = Capped(Tier("L", service, "big-1"), service, Budget(requests, lambda: 2.0), _nobody)

    with pytest.raises(AppError, match="limit for this month"):
        list(engine.stream(QUESTION, Stop()))


def _nobody(tier: Tier) -> Reciter:
    raise AssertionError(tier)
