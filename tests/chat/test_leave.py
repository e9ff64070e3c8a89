"""A question leaves the computer only with leave; without it the ladder ends one step lower, and says so."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.conversation import Attempt, State, Turn
from matryoshka.chat.engine import UNWATCHED, Message, Output, Role, Stop, Watch
from matryoshka.chat.events import (
    Asks,
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Noted,
    Reason,
    Shortened,
    Started,
    Token,
    Where,
    as_json,
)
from matryoshka.chat.ladder import Tier
from matryoshka.chat.leave import Extent, Leave
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.record import begin, fold
from matryoshka.chat.service import Price, Service
from matryoshka.errors import AppError
from matryoshka.outgoing.budget import Budget
from matryoshka.outgoing.locked import Nobody, NoWay
from matryoshka.outgoing.request_list import RequestList
from matryoshka.outgoing.secrets import SecretFinder
from matryoshka.outgoing.service_way import ServiceWay, size_of
from support.reciters import FAULT, LADDER, POEM, ROSES, Reciter

CLOUD = Service("https://localhost:9/v1", "big-1", price=Price(read=1.0, written=4.0))
THERE = Destination("localhost:9", "big-1")
REMOTE = Tier("L", CLOUD, "big-1")
OFFLINE = AppError("Matryoshka is switched offline.", "Switch it online.")
GONE = AppError("localhost does not answer.", "Try again.")
REMEDY = "Add a bigger model to the ladder."
ONCE = Leave(THERE)
CHAT = (
    Message(Role.USER, "Hello, I am anna@example.org"),
    Message(Role.ASSISTANT, "Hello"),
    Message(Role.USER, POEM),
)


class Listener(Reciter):
    """Remembers what it was sent."""

    def __init__(self) -> None:
        super().__init__(answer=ROSES)
        self.heard: list[tuple[Message, ...]] = []

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        self.heard.append(tuple(messages))
        yield from super().stream(messages, stop, patience, elder=elder, watch=watch)


@dataclass
class Cloud:
    """A service as a rung above two that write no poems; it may be shut, or gone."""

    shut: AppError | None = None
    gone: AppError | None = None
    knocks: int = 0
    reads: int = 99
    """So many messages."""
    engine: Listener = field(default_factory=Listener)

    def cascade(self) -> Cascade:
        budget = Budget(RequestList(Path("nowhere")), lambda: None)
        finder = SecretFinder(None)
        way = ServiceWay(CLOUD, 100, self._fit, self._knock, finder, budget, lambda: self.shut)
        juniors = [Rung(tier, Reciter(POEM, answer="4")) for tier in LADDER.tiers]
        return Cascade([*juniors, Rung(REMOTE, self.engine, way)], REMEDY)

    def _fit(self, messages: Sequence[Message]) -> tuple[tuple[Message, ...], int]:
        """Each turn is two messages."""
        return tuple(messages[-self.reads :]), max(0, len(messages) - self.reads) // 2

    def _knock(self, service: Service, stop: Stop) -> AppError | None:
        del service, stop
        self.knocks += 1
        return self.gone

    def answer(self, **how: object) -> list[Event]:
        return _loaded(list(self.cascade().answer(CHAT, Stop(), **how)))  # type: ignore[arg-type]

    def asks(self, **how: object) -> Asks:
        *_, asks = self.answer(**how)
        assert isinstance(asks, Asks)
        return asks

    def follow(self, leave: Leave, **how: object) -> list[Event]:
        return _loaded(list(self.cascade().follow(self.asks(**how), CHAT, Stop(), leave)))


def _loaded(events: list[Event]) -> list[Event]:
    return [event for event in events if not isinstance(event, Loading)]


def _kinds(events: list[Event]) -> list[type[Event]]:
    return [type(event) for event in events]


@pytest.fixture
def cloud() -> Cloud:
    return Cloud()


def test_without_leave_what_stands_is_said_and_then_it_is_asked_for(cloud: Cloud) -> None:
    events = cloud.answer()

    assert _kinds(events) == [Started, Handoff, Started, Declined, Asks]
    assert isinstance(declined := events[-2], Declined)
    assert (declined.tier, declined.remedy) == ("S", REMEDY)
    assert cloud.engine.heard == []
    assert cloud.knocks == 0


def test_what_is_asked_says_where_what_and_how_much(cloud: Cloud) -> None:
    asks = cloud.asks()

    assert (asks.tier, asks.destination) == ("L", THERE)
    assert asks.handoff is not None
    assert (asks.handoff.junior, asks.handoff.elder, asks.handoff.reason) == ("S", "L", Reason.UNSURE)
    assert asks.whole.messages == CHAT
    assert asks.question.messages == CHAT[-1:]
    assert [secret.kind for secret in asks.whole.secrets] == ["mail address"]
    assert asks.whole.masked[0].text == "Hello, I am [mail address 1]"
    assert asks.whole.size == size_of(asks.whole.masked)
    assert asks.whole.price == pytest.approx(asks.whole.tokens / 1e6)
    assert asks.whole.dearest == pytest.approx((asks.whole.tokens + 400) / 1e6)


def test_with_leave_it_goes_on_from_there_and_secrets_stay_hidden(cloud: Cloud) -> None:
    events = cloud.follow(ONCE)

    assert _kinds(events) == [Handoff, Started, Token, Done]
    assert (events[1], events[2]) == (Started("L", "big-1", Where.REMOTE), Token("L", ROSES))
    assert cloud.engine.heard == [(Message(Role.USER, "Hello, I am [mail address 1]"), *CHAT[1:])]
    assert cloud.knocks == 1


def test_a_person_may_show_the_secrets(cloud: Cloud) -> None:
    cloud.follow(Leave(THERE, revealed=True))

    assert cloud.engine.heard == [CHAT]


def test_only_the_question_leaves_when_that_is_the_leave(cloud: Cloud) -> None:
    cloud.follow(Leave(THERE, Extent.QUESTION))

    assert cloud.engine.heard == [CHAT[-1:]]


def test_what_the_system_says_goes_with_the_question() -> None:
    said = Message(Role.SYSTEM, "Be brief.")

    assert Leave(THERE, Extent.QUESTION).of((said, *CHAT)) == (said, CHAT[-1])


def test_what_a_service_does_not_read_is_neither_shown_nor_sent_and_that_is_told(cloud: Cloud) -> None:
    cloud.reads = 1
    asks = cloud.asks()
    assert (asks.whole.messages, asks.whole.secrets, asks.whole.left_out) == (CHAT[-1:], (), 1)

    events = cloud.follow(ONCE)
    assert _kinds(events) == [Handoff, Started, Shortened, Token, Done]
    assert cloud.engine.heard == [CHAT[-1:]]


@pytest.mark.parametrize("where", [THERE, None])
def test_leave_that_was_given_before_needs_no_asking(cloud: Cloud, where: Destination | None) -> None:
    events = cloud.answer(leave=Leave(where, Extent.CONVERSATION))

    assert _kinds(events) == [Started, Handoff, Started, Handoff, Started, Token, Done]


@pytest.mark.parametrize(
    "where", [Destination("localhost:9", "big-2"), Destination("other.example", "big-1")]
)
def test_leave_for_another_model_or_host_is_none(cloud: Cloud, where: Destination) -> None:
    assert cloud.asks(leave=Leave(where)).destination == THERE
    assert _kinds(cloud.follow(Leave(where))) == [Asks]
    assert cloud.engine.heard == []


def test_a_remote_tier_that_is_asked_first_asks_before_it_starts(cloud: Cloud) -> None:
    assert _kinds(cloud.answer(start="L")) == [Asks]
    assert _kinds(cloud.follow(ONCE, start="L")) == [Started, Token, Done]


def test_a_person_who_asks_for_the_bigger_one_is_asked_too(cloud: Cloud) -> None:
    (asks,) = cloud.cascade().hand_up(CHAT, Stop(), "S")

    assert isinstance(asks, Asks)
    assert asks.handoff is not None
    assert asks.handoff.reason is Reason.ASKED
    events = list(cloud.cascade().hand_up(CHAT, Stop(), "S", ONCE))
    assert _kinds(_loaded(events)) == [Handoff, Started, Token, Done]


@pytest.mark.parametrize("leave", [None, ONCE])
def test_where_the_way_is_shut_the_refusal_says_so(cloud: Cloud, leave: Leave | None) -> None:
    cloud.shut = OFFLINE
    events = cloud.answer(leave=leave)

    assert _kinds(events) == [Started, Handoff, Started, Declined]
    assert isinstance(declined := events[-1], Declined)
    assert declined.remedy == "L was not asked. Matryoshka is switched offline. Switch it online."
    assert cloud.knocks == 0


def test_where_the_service_is_gone_the_ladder_ends_below_it(cloud: Cloud) -> None:
    cloud.gone = GONE
    events = cloud.answer(leave=ONCE)

    assert _kinds(events) == [Started, Handoff, Started, Declined]
    assert "localhost does not answer" in getattr(events[-1], "remedy", "")
    assert _kinds(cloud.follow(ONCE)) == [Noted]
    assert cloud.engine.heard == []


def test_a_remote_tier_that_is_asked_first_and_gone_fails(cloud: Cloud) -> None:
    cloud.gone = GONE

    assert _kinds(cloud.answer(start="L", leave=ONCE)) == [Started, Failed]


@pytest.mark.parametrize("shut", [None, OFFLINE])
def test_anyway_makes_the_highest_answer_that_may_be_asked(cloud: Cloud, shut: AppError | None) -> None:
    cloud.shut = shut
    events = cloud.answer(anyway=True)

    assert _kinds(events) == [Started, Handoff, Started, Token, Done]
    assert isinstance(done := events[-1], Done)
    assert (done.tier, done.unsure) == ("S", True)


def test_anyway_with_leave_goes_out(cloud: Cloud) -> None:
    assert getattr(cloud.answer(anyway=True, leave=ONCE)[-1], "tier", "") == "L"


def test_a_failed_junior_without_leave_leaves_its_fault(cloud: Cloud) -> None:
    chat = (Message(Role.USER, FAULT),)
    events = _loaded(list(cloud.cascade().answer(chat, Stop(), "S")))

    assert _kinds(events) == [Started, Failed, Asks]


def test_nothing_is_asked_of_a_service_before_a_question_goes_there(cloud: Cloud) -> None:
    cascade = cloud.cascade()

    assert list(cascade.wake("L", Stop())) == []
    assert (cloud.knocks, cloud.engine.heard) == (0, [])


def test_a_locked_chat_has_nobody_to_ask(cloud: Cloud) -> None:
    juniors = [Rung(tier, Reciter(POEM, answer="4")) for tier in LADDER.tiers]
    cascade = Cascade([*juniors, Rung(REMOTE, Nobody(), NoWay(THERE))], REMEDY)
    anywhere = Leave(None, Extent.CONVERSATION, revealed=True)

    events = _loaded(list(cascade.answer(CHAT, Stop(), leave=anywhere)))
    assert _kinds(events) == [Started, Handoff, Started, Declined]
    assert "This chat stays on this computer" in getattr(events[-1], "remedy", "")
    assert _kinds(list(cascade.answer(CHAT, Stop(), "L", leave=anywhere))) == [Started, Failed]
    assert _kinds(list(cascade.hand_up(CHAT, Stop(), "S", anywhere))) == [Noted]
    assert _kinds(list(cascade.follow(cloud.asks(), CHAT, Stop(), anywhere))) == [Noted]
    with pytest.raises(AppError, match="stays on this computer"):
        list(Nobody().stream(CHAT, Stop()))


def test_no_tier_of_a_service_stands_on_a_ladder_without_its_way_out(cloud: Cloud) -> None:
    with pytest.raises(TypeError):
        Rung(REMOTE, cloud.engine)
    with pytest.raises(TypeError):
        Rung(LADDER.tiers[0], cloud.engine, NoWay(THERE))


def _attempts(events: Sequence[Event], parent: Attempt | None = None) -> tuple[Attempt, ...]:
    run = begin(Turn("c1", (), id="t1"), parent)
    for event in events:
        run = fold(run, event, 0.0)
    return run.attempts


def test_what_stands_is_kept_until_leave_hands_it_on(cloud: Cloud) -> None:
    *_, waiting = _attempts(cloud.answer())
    assert (waiting.tier, waiting.state) == ("S", State.DECLINED)

    handed, answer = _attempts(cloud.follow(ONCE), waiting)
    assert (handed.id, handed.state, handed.answers) == (waiting.id, State.HANDED_OFF, False)
    assert (answer.parent, answer.text, answer.where) == (waiting.id, ROSES, Where.REMOTE)


def test_asking_before_the_first_attempt_leaves_none(cloud: Cloud) -> None:
    assert _attempts(cloud.answer(start="L")) == ()


def test_a_program_reads_what_is_asked_but_not_the_chat(cloud: Cloud) -> None:
    told = as_json(cloud.asks())

    assert told["event"] == "asks"
    assert (told["tier"], told["host"], told["model"]) == ("L", "localhost:9", "big-1")
    assert told["secrets"] == ["mail address"]
    assert "anna" not in str(told)
