"""What the card says that asks before something leaves: who would ask whom, what is sent, what was found."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from matryoshka.chat.conversation import Turn
from matryoshka.chat.engine import Message, Role
from matryoshka.chat.events import Asks, Handoff, Reason
from matryoshka.chat.leave import Extent
from matryoshka.chat.outgoing import Outgoing, counted
from matryoshka.models.words import amount, money
from matryoshka.ui.asked import Asked
from matryoshka.ui.transcript.rows import Consent, Place, Rail, Ways
from matryoshka.ui.transcript.words import count, doubt_and_limit
from matryoshka.ui.wishes import KeepHere, Reveal, SendOut, Wish

LEAVES = "This leaves your computer."
_CHOICES = {
    Extent.ONCE: "Send once",
    Extent.CONVERSATION: "For this conversation",
    Extent.QUESTION: "Only my question",
}
_NOT_NOW = "Not now"
_SPEAKERS = {Role.USER: "You", Role.ASSISTANT: "Answer", Role.SYSTEM: "Instruction"}


def key_of(turn: Turn) -> str:
    """Of the row, so that it can be opened."""
    return f"{turn.id}/consent"


def consent(turn: Turn, asked: Asked, *, opened: bool) -> Consent:
    """The row of `asked`, below all that was answered until now."""
    asks, whole = asked.asks, asked.asks.whole
    juniors = (asks.handoff.junior,) if asks.handoff else ()
    rail = Rail([asks.tier, *juniors][-1], asks.tier)
    return Consent(
        place=Place(key_of(turn), turn.id, 16 if turn.run else 24, rail),
        juniors=juniors,
        elder=asks.tier,
        sentence=_sentence(asks),
        reason=" ".join(filter(None, (_reason(asks.handoff), LEAVES))),
        host=asks.destination.host,
        sent=f", model {asks.destination.model}: {_extent(whole.messages)}",
        figures=(*_figures(whole),),
        found=(*counted(whole.secrets),),
        hidden=not asked.revealed,
        mask=_mask(turn, asked),
        payload=_payload(whole.text(revealed=asked.revealed)) if opened else "",
        open=opened,
        ways=_ways(turn),
    )


def _sentence(asks: Asks) -> str:
    if not asks.handoff:
        return f"{asks.tier} is a service."
    if asks.handoff.reason is Reason.ASKED:
        return f"You ask {asks.tier}."
    return f"{asks.handoff.junior} would ask {asks.tier}."


def _reason(handoff: Handoff | None) -> str:
    if handoff is None:
        return ""
    match handoff.reason:
        case Reason.UNSURE:
            shares = () if handoff.doubt is None else doubt_and_limit(handoff.doubt, handoff.patience)
            return f"Not sure ({', '.join(shares)})." if shares else "Not sure."
        case Reason.TOO_LONG:
            return "This is more than it can read."
        case Reason.LOOPING:
            return "It had lost its thread."
        case Reason.FAILED | Reason.ASKED:
            return ""
    assert_never(handoff.reason)


def _extent(messages: Sequence[Message]) -> str:
    """What of the chat is sent, in words."""
    earlier = sum(each.role is Role.USER for each in messages) - 1
    return f"your question and {count(earlier, 'earlier turn')}" if earlier > 0 else "your question"


def _figures(whole: Outgoing) -> Iterator[str]:
    yield f"about {count(whole.tokens, 'token')}"
    yield amount(whole.size)
    if whole.dearest is not None:
        yield f"costs at most {money(whole.dearest)}"
    elif whole.price is not None:
        yield f"reading costs {money(whole.price)}"


def _mask(turn: Turn, asked: Asked) -> Wish | None:
    return Reveal(turn.id, not asked.revealed) if asked.asks.whole.secrets else None


def _payload(messages: Sequence[Message]) -> str:
    """Every word that is sent, each message under the one who wrote it."""
    return "\n\n".join(f"{_SPEAKERS[each.role]}:\n{each.text}" for each in messages)


def _ways(turn: Turn) -> Ways:
    sends: Ways = tuple((words, SendOut(turn.id, extent)) for extent, words in _CHOICES.items())
    kept = f"{_NOT_NOW}, keep {turn.answer.tier}’s answer" if turn.answer else _NOT_NOW
    return (*sends, (kept, KeepHere(turn.id)))
