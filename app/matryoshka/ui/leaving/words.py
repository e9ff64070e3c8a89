"""What is said of requests, amounts and services: short words, figures as people read them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import assert_never

from matryoshka.border import Request, Why
from matryoshka.chat.conversation import Conversation
from matryoshka.chat.cost import Cost, cost, tries_of
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.service import Price, Service
from matryoshka.models.words import amount, money
from matryoshka.settings import Settings
from matryoshka.ui.leaving.rows import Line, Overview
from matryoshka.ui.words import all_local

_UNKNOWN = "–"
_OWN = ("localhost", "127.0.0.1", "[::1]")
"""Hosts that are this computer."""
HERE = "stays on this computer"
_ONLINE = "Only what you ask for is sent, and a service only after it asked you."
_OFFLINE = "Offline: nothing leaves until you go online again, downloads included."


def place(conversation: Conversation, ladder: Ladder, *, offline: bool) -> str:
    """Where a conversation stays, in the line below its title."""
    if all_local(ladder) or conversation.locked:
        return HERE
    if offline:
        return "offline: nothing leaves"
    leave, spent = conversation.leave, cost(tries_of(conversation), None).spent
    words = f"may go to {leave.host}" if leave else "asks you before it leaves"
    return joined(words, f"cost {money(spent)}" if spent else "")


def doing(conversation: Conversation, *, offline: bool) -> str:
    """What a service does in that conversation while nothing is asked of it."""
    if conversation.locked:
        return "stays out"
    if offline:
        return "offline"
    return "may be asked" if conversation.leave else "asks first"


def line(request: Request, now: datetime) -> Line:
    """One request as the list shows it; what never ended has no amounts."""
    out, back = (_UNKNOWN if each is None else amount(each) for each in (request.sent, request.received))
    why = f"{reason(request.why)}: {request.about}" if request.about else reason(request.why)
    return Line(moment(datetime.fromtimestamp(request.when).astimezone(), now), request.host, why, out, back)


def reason(why: Why) -> str:
    match why:
        case Why.SEARCH:
            return "Search"
        case Why.DOWNLOAD:
            return "Download"
        case Why.ANSWER:
            return "Answer"
        case Why.MODELS:
            return "List of models"
        case Why.TEST:
            return "Test"
    assert_never(why)


def moment(when: datetime, now: datetime) -> str:
    """'today 14:03', '21 Nov 09:12', '21 Nov 2025 09:12'."""
    time = f"{when:%H:%M}"
    if when.date() == now.date():
        return f"today {time}"
    year = "" if when.year == now.year else f" {when.year}"
    return f"{when.day} {when:%b}{year} {time}"


def headline(requests: Iterable[Request], now: datetime) -> str:
    """What left in this month; of all time where nothing ever did."""
    known = tuple(requests)
    if not known:
        return "Nothing has left this computer."
    month = [each for each in known if _same_month(datetime.fromtimestamp(each.when).astimezone(), now)]
    if not month:
        return f"Nothing has left this computer in {now:%B}."
    count = f"{len(month):,} request{'' if len(month) == 1 else 's'}"
    out = amount(sum(each.sent or 0 for each in month))
    back = amount(sum(each.received or 0 for each in month))
    return f"In {now:%B}: {count}, {out} out, {back} back."


def _same_month(one: datetime, other: datetime) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def about(service: Service) -> str:
    """Of a remote tier: its model, its host, and the name of its key."""
    key = f"key “{service.key}”" if service.key else "no key"
    return joined(f"{service.model} at {service.host}", key, open_way(service))


def open_way(service: Service) -> str:
    """A warning where others on the way can read along; nothing where none can."""
    return "" if service.encrypted or service.host.startswith(_OWN) else "not encrypted"


def joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def overview(
    requests: Sequence[Request],
    month: Cost,
    prices: Sequence[Price | None],
    settings: Settings,
    now: datetime,
) -> Overview:
    """What stands at the top of the page; `prices` of the remote tiers that are on the ladder."""
    cap = settings.monthly_cap
    return Overview(
        headline(requests, now),
        _OFFLINE if settings.offline else _ONLINE,
        settings.offline,
        _spent(month, prices, now) if prices or month.spent else "",
        f"Saved by your small tiers: {money(month.saved)}." if month.saved and month.saved > 0 else "",
        "Set a limit…" if cap is None else f"Limit {money(cap)} a month…",
    )


def _spent(month: Cost, prices: Sequence[Price | None], now: datetime) -> str:
    """What the month has cost, as far as anybody knows."""
    if not any(prices) and not month.spent:
        return "What answers cost is not known: a service’s price was never entered."
    answers = "1 answer" if month.unknown == 1 else f"{month.unknown:,} answers"
    unknown = f", and {answers} of unknown price" if month.unknown else ""
    return f"Spent in {now:%B}: {money(month.spent)}{unknown}."


def today(requests: Iterable[Request], now: datetime) -> str:
    """How many were made today."""
    days = (datetime.fromtimestamp(each.when).astimezone().date() for each in requests)
    count = sum(day == now.date() for day in days)
    return f"{count:,} today" if count else "nothing today"
