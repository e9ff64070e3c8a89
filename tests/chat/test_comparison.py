"""Several tiers are asked at once: each in a column of its own, whatever becomes of the others."""

from contextlib import closing
from dataclasses import replace

import pytest

from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.comparing.grid import Column, Status, Vote
from matryoshka.chat.comparing.news import Measured, News, Planned, Queued, Said, after
from matryoshka.chat.comparing.voting import voted
from matryoshka.chat.conversation import State
from matryoshka.chat.engine import Odds, Stop
from matryoshka.chat.events import Asks, Done, Failed, Started, Token
from matryoshka.chat.leave import Leave
from matryoshka.chat.rung import Rung
from matryoshka.errors import AppError
from support.comparing import HELD, SeatsFor, compared, comparison, messages, stops
from support.outside import GOES_TO, TOP, WayByHeart
from support.reciters import DEFECT, ENDLESS, FAULT, POEM, Reciter
from support.scripted import Scripted


def state(column: Column) -> State | None:
    return column.attempt.state if column.attempt else None


def place(news: list[News], tier: str, kind: type) -> int:
    return next(
        at
        for at, each in enumerate(news)
        if isinstance(each, Said) and each.tier == tier and isinstance(each.event, kind)
    )


def test_every_tier_answers_in_its_column_and_doubts_as_loudly_as_it_likes() -> None:
    row, news = compared(comparison(XS=Reciter(POEM, answer="4"), S=Reciter(answer="Roses")), POEM)

    assert news[0] == Planned((("XS", "S"),))
    xs, s = row.columns
    assert (xs.text, s.text) == ("Roses are red", "Roses")
    assert [state(each) for each in row.columns] == [State.DONE] * 2
    assert xs.observation.handoff == 0.9
    assert (xs.attempt and xs.attempt.unsure, s.attempt and s.attempt.unsure) == (True, False)
    assert xs.memory == HELD
    assert row.ended
    assert row.shortest == "S"
    assert {row.fastest} <= {"XS", "S"}


def test_what_a_model_let_see_is_kept_of_every_answer() -> None:
    xs, s = Scripted(lambda _: "yes"), Scripted(lambda _: "no")
    row, news = compared(comparison(XS=xs, S=s), "Is it?")

    assert row.column("XS").observation.first == Odds(-0.5, 0.6, 0.2, 1.0)
    assert row.column("XS").effort.prompt_tokens == 12
    assert sum(isinstance(each, Measured) for each in news) == 2


def test_tiers_that_do_not_fit_together_answer_one_after_the_other() -> None:
    row, news = compared(
        comparison(1, XS=Reciter(answer="4"), S=Reciter(answer="5"), M=Reciter(answer="6")), "2+2"
    )

    assert news[:3] == [Planned((("XS",), ("S",), ("M",))), Queued("S", ("XS",)), Queued("M", ("XS", "S"))]
    assert place(news, "XS", Done) < place(news, "S", Started)
    assert place(news, "S", Done) < place(news, "M", Started)
    assert [column.text for column in row.columns] == ["4", "5", "6"]


def test_a_column_waits_loads_reads_writes_and_ends() -> None:
    of = comparison(1, XS=Reciter(answer="4"), S=Reciter(answer="5"))
    row = of.row("2+2", ["XS", "S"])
    seen: list[Status] = []
    for news in of.run(messages("2+2"), stops(of)):
        row = after(row, news, 0.0)
        seen.append(row.column("S").status)

    assert list(dict.fromkeys(seen)) == [
        Status.WAITING, Status.READING, Status.LOADING, Status.WRITING, Status.ENDED,
    ]  # fmt: skip


def test_a_tier_that_dies_leaves_the_others_alone() -> None:
    row, _ = compared(comparison(XS=Reciter(answer="4"), S=Scripted(lambda _: "five")), FAULT)

    xs = row.column("XS").attempt
    assert xs
    assert (xs.state, xs.title) == (State.FAILED, "The model's process ended.")
    assert row.column("S").text == "five"
    assert row.fastest is None


def test_one_that_never_ends_is_stopped_without_the_others_and_who_waits_for_it_comes_next() -> None:
    of = comparison(1, XS=Reciter(answer="4"), S=Scripted(lambda _: "five"))
    asked = stops(of)
    row = of.row(ENDLESS, ["XS", "S"])
    for news in of.run(messages(ENDLESS), asked):
        row = after(row, news, 0.0)
        if isinstance(news, Said) and isinstance(news.event, Token) and news.tier == "XS":
            asked["XS"].set()

    assert state(row.column("XS")) is State.STOPPED
    assert row.column("S").text == "five"
    assert not asked["S"].is_set()


def test_a_column_that_waits_can_be_stopped_before_its_turn_comes() -> None:
    xs, s = Reciter(answer="4"), Scripted(lambda _: "five")
    of = comparison(1, XS=xs, S=s)
    asked = stops(of)
    asked["S"].set()
    events = of.run(messages(ENDLESS), asked)
    row = of.row(ENDLESS, ["XS", "S"])
    for news in events:
        row = after(row, news, 0.0)
        if row.column("S").ended:
            asked["XS"].set()

    assert state(row.column("S")) is State.STOPPED
    assert s.asked == []


def test_whoever_listens_no_more_stops_all_columns() -> None:
    of = comparison(XS=Reciter(answer="4"), S=Reciter(answer="5"))
    asked = stops(of)
    with closing(of.run(messages(ENDLESS), asked)) as news:
        while not (isinstance(each := next(news), Said) and isinstance(each.event, Token)):
            pass

    assert all(stop.is_set() for stop in asked.values())


def test_a_defect_of_this_program_is_no_fault_of_a_column() -> None:
    with pytest.raises(ZeroDivisionError):
        compared(comparison(XS=Reciter(answer="4"), S=Reciter(answer="5")), DEFECT)


def test_who_is_asked_again_begins_anew_without_the_vote_on_its_last_answer() -> None:
    of = comparison(XS=Reciter(answer="4"), S=Reciter(answer="5"))
    row, _ = compared(of, "2+2")
    row = voted(row, "XS", Vote.BEST)
    for news in of.run(messages("2+2"), {"XS": Stop()}):
        row = after(row, news, 0.0)

    xs = row.column("XS")
    assert (xs.text, xs.vote, len(xs.run.attempts)) == ("4", None, 1)
    assert xs.effort.tokens == 2


def test_only_the_tiers_that_are_named_are_asked() -> None:
    xs, s = Scripted(lambda _: "4"), Scripted(lambda _: "5")
    of = comparison(XS=xs, S=s)
    list(of.run(messages("2+2"), {"S": Stop()}))

    assert (xs.asked, s.asked) == ([], ["2+2"])
    with pytest.raises(KeyError):
        list(of.run(messages("2+2"), {"M": Stop()}))


def outside(way: WayByHeart, service: Scripted) -> Comparison:
    here = comparison(XS=Scripted(lambda _: "4")).rungs
    return Comparison((*here, Rung(TOP, service, way)), SeatsFor(1))


def test_nothing_is_sent_before_the_person_gives_leave_for_that_column() -> None:
    way, service = WayByHeart(), Scripted(lambda _: "four")
    of = outside(way, service)
    row, news = compared(of, "2+2")

    assert service.asked == []
    remote = row.column("Remote")
    assert remote.status is Status.ASKS
    assert remote.asks
    assert remote.asks.destination == GOES_TO
    assert row.column("XS").text == "4"
    assert not any(isinstance(each, Queued) for each in news)

    for each in of.run(messages("2+2"), {"Remote": Stop()}, {"Remote": Leave(GOES_TO)}):
        row = after(row, each, 0.0)
    assert (row.column("Remote").text, row.column("Remote").asks) == ("four", None)
    assert service.asked == ["2+2"]


def test_leave_for_another_service_is_none_for_this_one() -> None:
    service = Scripted(lambda _: "four")
    elsewhere = Leave(replace(GOES_TO, host="elsewhere.example"))
    row, _ = compared(outside(WayByHeart(), service), "2+2", {"Remote": elsewhere})

    assert isinstance(row.column("Remote").asks, Asks)
    assert service.asked == []


def test_a_service_that_is_not_there_fails_in_its_column() -> None:
    way = WayByHeart(barrier=AppError("The network is off.", "Switch it on."))
    row, news = compared(outside(way, Scripted(lambda _: "four")), "2+2", {"Remote": Leave(GOES_TO)})

    assert place(news, "Remote", Failed) > place(news, "Remote", Started)
    assert row.column("XS").text == "4"
