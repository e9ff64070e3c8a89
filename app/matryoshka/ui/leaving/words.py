"""What is said of requests, amounts and services: short words, figures as people read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from matryoshka.border import Request, Why
from matryoshka.chat.conversation import Conversation
from matryoshka.chat.cost import Cost, cost, tries_of
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.service import Price, Service
from matryoshka.saying import say
from matryoshka.settings import Settings
from matryoshka.ui.amounts import amount, money
from matryoshka.ui.dates import in_month, short_day
from matryoshka.ui.leaving.rows import Line, Overview
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import all_local

_UNKNOWN = "–"
_OWN = ("localhost", "127.0.0.1", "[::1]")
"""Hosts that are this computer."""
HERE = say("stays on this computer")
_ONLINE = say("Only what you ask for is sent, and a service only after it asked you.")
_OFFLINE = say("Offline: nothing leaves until you go online again, downloads included.")


def place(conversation: Conversation, ladder: Ladder, *, offline: bool) -> str:
    """Where a conversation stays, in the line below its title."""
    if all_local(ladder) or conversation.locked:
        return tr(HERE)
    if offline:
        return tr("offline: nothing leaves")
    leave, spent = conversation.leave, cost(tries_of(conversation), None).spent
    words = tr("may go to {host}", host=leave.host) if leave else tr("asks you before it leaves")
    return joined(words, tr("cost {money}", money=money(spent)) if spent else "")


def doing(conversation: Conversation, *, offline: bool) -> str:
    """What a service does in that conversation while nothing is asked of it."""
    if conversation.locked:
        return tr("stays out")
    if offline:
        return tr("offline")
    return tr("may be asked") if conversation.leave else tr("asks first")


def line(request: Request, now: datetime) -> Line:
    """One request as the list shows it; what never ended has no amounts."""
    out, back = (_UNKNOWN if each is None else amount(each) for each in (request.sent, request.received))
    why = f"{reason(request.why)}: {request.about}" if request.about else reason(request.why)
    return Line(moment(datetime.fromtimestamp(request.when).astimezone(), now), request.host, why, out, back)


def reason(why: Why) -> str:
    match why:
        case Why.SEARCH:
            return tr("Search")
        case Why.DOWNLOAD:
            return tr("Download")
        case Why.ANSWER:
            return tr("Answer")
        case Why.MODELS:
            return tr("List of models")
        case Why.TEST:
            return tr("Test")
    assert_never(why)


def moment(when: datetime, now: datetime) -> str:
    """'today 14:03', '21 Nov 09:12', '21 Nov 2025 09:12'."""
    if when.date() == now.date():
        return tr("today {time}", time=f"{when:%H:%M}")
    return f"{short_day(when, with_year=when.year != now.year)} {when:%H:%M}"


def headline(requests: Sequence[Request] | None, now: datetime) -> str:
    """What left in this month; of all time where nothing ever did; None while nobody knows."""
    if requests is None:
        return tr("The list of requests has not been read yet.")
    if not requests:
        return tr("Nothing has left this computer.")
    month = [each for each in requests if _same_month(datetime.fromtimestamp(each.when).astimezone(), now)]
    if not month:
        return tr("Nothing has left this computer in {month}.", month=in_month(now))
    out = amount(sum(each.sent or 0 for each in month))
    back = amount(sum(each.received or 0 for each in month))
    return tr(
        "In {month}: %n request(s), {out} out, {back} back.",
        len(month),
        month=in_month(now),
        out=out,
        back=back,
    )


def _same_month(one: datetime, other: datetime) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def about(service: Service) -> str:
    """Of a remote tier: its model, its host, and the name of its key."""
    key = tr("key “{key}”", key=service.key) if service.key else tr("no key")
    return joined(tr("{model} at {host}", model=service.model, host=service.host), key, open_way(service))


def open_way(service: Service) -> str:
    """A warning where others on the way can read along; nothing where none can."""
    return "" if service.encrypted or service.host.startswith(_OWN) else tr("not encrypted")


def joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def overview(
    requests: Sequence[Request] | None,
    month: Cost,
    prices: Sequence[Price | None],
    settings: Settings,
    now: datetime,
) -> Overview:
    """What stands at the top of the page; `prices` of the remote tiers that are on the ladder."""
    cap = settings.monthly_cap
    return Overview(
        headline(requests, now),
        tr(_OFFLINE) if settings.offline else tr(_ONLINE),
        settings.offline,
        _spent(month, prices, now) if prices or month.spent else "",
        tr("Saved by your small tiers: {money}.", money=money(month.saved))
        if month.saved and month.saved > 0
        else "",
        tr("Set a limit…") if cap is None else tr("Limit {money} a month…", money=money(cap)),
    )


def _spent(month: Cost, prices: Sequence[Price | None], now: datetime) -> str:
    """What the month has cost, as far as anybody knows."""
    if not any(prices) and not month.spent:
        return tr("What answers cost is not known: a service’s price was never entered.")
    unknown = tr(", and %n answer(s) of unknown price", month.unknown) if month.unknown else ""
    return tr("Spent in {month}: {money}.", month=in_month(now), money=money(month.spent) + unknown)


def today(requests: Sequence[Request] | None, now: datetime) -> str:
    """How many were made today; empty while nobody knows."""
    if requests is None:
        return ""
    days = (datetime.fromtimestamp(each.when).astimezone().date() for each in requests)
    count = sum(day == now.date() for day in days)
    return tr("%n today", count) if count else tr("nothing today")
