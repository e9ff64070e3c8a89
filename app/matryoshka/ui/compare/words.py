"""What a column says of itself: what it does now, its figures, and what would be sent."""

from matryoshka.chat.comparing.grid import Column, Row, Status, Vote
from matryoshka.chat.events import Asks
from matryoshka.chat.outgoing import counted
from matryoshka.saying import say
from matryoshka.ui.amounts import size
from matryoshka.ui.recognising import retold
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.code import fence_for
from matryoshka.ui.transcript.consent_words import figures_of, payload

_UNBROKEN = "\u00a0"
VOTES = {Vote.BEST: say("Best"), Vote.FINE: say("Fine"), Vote.WRONG: say("Wrong")}


def text(column: Column) -> str:
    """The answer, or what would be sent, word for word."""
    if column.status is not Status.ASKS or column.asks is None:
        return column.text
    sent = payload(column.asks.whole.text(revealed=False))
    fence = fence_for(sent)
    return f"{fence}\n{sent}\n{fence}"


def doing(column: Column, *, hidden: bool, busy: bool) -> str:
    """Empty once it has ended; where names are `hidden` it names no others."""
    match column.status:
        case Status.WAITING if not busy:
            return tr("Not asked")
        case Status.WAITING:
            behind = "" if hidden else ", ".join(column.behind)
            return tr("Waits for {tiers}", tiers=behind) if behind else tr("Waits")
        case Status.ASKS:
            return tr("Waits for you")
        case Status.LOADING:
            share = column.attempt.loading if column.attempt else None
            return tr("Loading: {share} %", share=round(100 * (share or 0)))
        case Status.READING:
            return tr("Reads the question")
        case Status.WRITING:
            return tr("Writes")
        case Status.ENDED:
            return ""


def figures(row: Row, column: Column, elder: str) -> str:
    """In a line: time, tokens, speed, price, first token, memory, and what it is the most of.

    Before all of that whom it would have asked in a chat, if anybody: the `elder`.
    """
    if (attempt := column.attempt) is None:
        return ""
    first = attempt.first_token_seconds
    told = (
        *((tr("would have asked {elder}", elder=elder),) if elder else ()),
        *words.figures(attempt),
        *((tr("first token after {time}", time=words.duration(first)),) if first else ()),
        *((tr("{memory} memory", memory=size(column.memory)),) if column.memory else ()),
        *((tr("fastest"),) if row.fastest == column.tier else ()),
        *((tr("shortest"),) if row.shortest == column.tier else ()),
    )
    return "   ".join(each.replace(" ", _UNBROKEN) for each in told)


def fault(column: Column, *, hidden: bool) -> str:
    """Why there is no answer, and what to do; empty where there is one. It may tell who it is."""
    attempt = column.attempt
    if not column.ended or attempt is None:
        return ""
    if hidden and attempt.title:
        return tr("It could not answer.")
    said = " ".join(filter(None, (retold(attempt.title), retold(attempt.remedy))))
    return said or ("" if attempt.text else tr("It has said nothing."))


def sending(asks: Asks) -> str:
    """What would go where, how much that is, what it costs, and which secrets in it are hidden."""
    where = tr("To {host}, model {model}", host=asks.destination.host, model=asks.destination.model)
    found = ", ".join(map(tr, counted(asks.whole.secrets)))
    hidden = tr("hidden in it: {found}", found=found) if found else ""
    return " · ".join(filter(None, (where, *figures_of(asks.whole), hidden)))
