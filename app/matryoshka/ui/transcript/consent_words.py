"""What the card says that asks before something leaves: who would ask whom, what is sent, what was found."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from matryoshka.chat.conversation import Turn
from matryoshka.chat.engine import Message, Role
from matryoshka.chat.events import Asks, Handoff, Reason
from matryoshka.chat.leave import Extent
from matryoshka.chat.outgoing import Outgoing, counted
from matryoshka.saying import say
from matryoshka.ui.amounts import amount, money
from matryoshka.ui.asked import Asked
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.rows import Consent, Place, Rail, Ways
from matryoshka.ui.transcript.words import doubt_and_limit
from matryoshka.ui.wishes import KeepHere, Reveal, SendOut, Wish

LEAVES = say("This leaves your computer.")
_CHOICES = {
    Extent.ONCE: say("Send once"),
    Extent.CONVERSATION: say("For this conversation"),
    Extent.QUESTION: say("Only my question"),
}
_NOT_NOW = say("Not now")
_SPEAKERS = {Role.USER: say("You"), Role.ASSISTANT: say("Answer"), Role.SYSTEM: say("Instruction")}


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
        reason=" ".join(filter(None, (_reason(asks.handoff), tr(LEAVES)))),
        host=asks.destination.host,
        sent=tr(
            ", model {model}: {extent}", model=asks.destination.model, extent=_extent(turn, whole.messages)
        ),
        figures=(*figures_of(whole),),
        found=(*map(tr, counted(whole.secrets)),),
        hidden=not asked.revealed,
        mask=_mask(turn, asked),
        payload=payload(whole.text(revealed=asked.revealed)) if opened else "",
        open=opened,
        ways=_ways(turn),
    )


def _sentence(asks: Asks) -> str:
    if not asks.handoff:
        return tr("{tier} is a service.", tier=asks.tier)
    if asks.handoff.reason is Reason.ASKED:
        return tr("You ask {tier}.", tier=asks.tier)
    return tr("{junior} would ask {tier}.", junior=asks.handoff.junior, tier=asks.tier)


def _reason(handoff: Handoff | None) -> str:
    if handoff is None:
        return ""
    match handoff.reason:
        case Reason.UNSURE:
            shares = () if handoff.doubt is None else doubt_and_limit(handoff.doubt, handoff.patience)
            return tr("Not sure ({figures}).", figures=", ".join(shares)) if shares else tr("Not sure.")
        case Reason.TOO_LONG:
            return tr("This is more than it can read.")
        case Reason.LOOPING:
            return tr("It had lost its thread.")
        case Reason.FAILED | Reason.ASKED:
            return ""
    assert_never(handoff.reason)


def _extent(turn: Turn, messages: Sequence[Message]) -> str:
    """What of the chat is sent, in words; files of earlier turns go with these."""
    roles = [each.role for each in messages]
    begun = [tr("the answer so far")] if roles[-1] is Role.ASSISTANT else []
    told = [tr("what it is told first")] if Role.SYSTEM in roles else []
    files, turns = len(turn.files), roles.count(Role.USER) - 1
    numbered = [
        *([tr("%n file(s)", files)] if files else []),
        *([tr("%n earlier turn(s)", turns)] if turns > 0 else []),
    ]
    *first, last = (tr("your question"), *begun, *told, *numbered)
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def figures_of(whole: Outgoing) -> Iterator[str]:
    """How much would be sent, and what that costs where it is known."""
    yield tr("about %n token(s)", whole.tokens)
    yield amount(whole.size)
    if whole.dearest is not None:
        yield tr("costs at most {money}", money=money(whole.dearest))
    elif whole.price is not None:
        yield tr("reading costs {money}", money=money(whole.price))


def _mask(turn: Turn, asked: Asked) -> Wish | None:
    return Reveal(turn.id, not asked.revealed) if asked.asks.whole.secrets else None


def payload(messages: Sequence[Message]) -> str:
    """Every word that is sent, each message under the one who wrote it."""
    return "\n\n".join(f"{tr(_SPEAKERS[each.role])}:\n{each.text}" for each in messages)


def _ways(turn: Turn) -> Ways:
    sends: Ways = tuple((tr(words), SendOut(turn.id, extent)) for extent, words in _CHOICES.items())
    kept = tr("Not now, keep {tier}’s answer", tier=turn.answer.tier) if turn.answer else tr(_NOT_NOW)
    return (*sends, (kept, KeepHere(turn.id)))
