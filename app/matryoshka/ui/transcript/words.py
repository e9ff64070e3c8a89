"""The sentences and figures of the transcript."""

import re
from collections.abc import Sequence
from typing import assert_never

from matryoshka.chat.conversation import Attempt, State
from matryoshka.chat.events import Handoff, Reason, Where, tokens_per_second
from matryoshka.chat.guard import LOST
from matryoshka.models.words import money
from matryoshka.ui.words import fine, is_extreme, percent

_MILLISECONDS_BELOW = 0.0995
_TENTHS_BELOW = 9.95
_LEAST = 0.01
_TECHNICAL = re.compile(r"(.+) \(((?:[^()]|\([^()]*\))+)\)\.", re.DOTALL)
_MIN_TOKENS = 8
"""Up to this many tokens a speed is noise."""

DOUBT_EXPLAINED = "Doubt is how likely it is that a bigger one answers better. Above its limit, a tier asks."
UNMEASURED = "Not sure enough to answer. How well its doubt foretells is not yet measured."


def place(where: Where) -> str:
    return "on this computer" if where is Where.LOCAL else "over the network"


def left(host: str, tokens: int) -> str:
    """What is said of a turn that left this computer; the tokens are 0 until the service has counted them."""
    to = host or "the network"
    return f"{count(tokens, 'token')} went to {to}." if tokens else f"Sent to {to}."


def passed_on(handoffs: Sequence[Handoff]) -> str:
    """Who passed to whom, of hand-offs in a row for one reason."""
    juniors, last = [handoff.junior for handoff in handoffs], handoffs[-1]
    names = " and ".join([", ".join(juniors[:-1]), juniors[-1]] if juniors[1:] else juniors)
    match last.reason:
        case Reason.ASKED:
            return f"You asked {last.elder}."
        case Reason.FAILED | Reason.LOOPING:
            return f"{last.elder} took over from {names}."
        case Reason.UNSURE | Reason.TOO_LONG:
            return f"{names} asked {last.elder} for help."
    assert_never(last.reason)


def why(handoff: Handoff, fault: str) -> str:
    """The reason of a hand-off in a sentence, empty for a person's wish; `fault` is what went wrong."""
    match handoff.reason:
        case Reason.UNSURE:
            return "Not sure enough to answer." if handoff.measured else UNMEASURED
        case Reason.ASKED:
            return ""
        case Reason.FAILED:
            return without_technical(fault)[0]
        case Reason.TOO_LONG:
            return "This is more than it can read."
        case Reason.LOOPING:
            return f"{handoff.junior} {LOST}."
    assert_never(handoff.reason)


def without_technical(fault: str) -> tuple[str, str]:
    """A sentence on a fault, and the technical part that stood in parentheses at its end, if one did."""
    found = _TECHNICAL.fullmatch(fault)
    return (f"{found[1]}.", found[2]) if found else (fault, "")


def details(attempt: Attempt, handoff: Handoff) -> str:
    """All that is known of the hand-off of an attempt, in a line; nothing of a person's wish."""
    match handoff.reason:
        case Reason.UNSURE | Reason.TOO_LONG | Reason.LOOPING:
            return _signals(handoff)
        case Reason.FAILED:
            return f"{attempt.title} {attempt.remedy}"
        case Reason.ASKED:
            return ""
    assert_never(handoff.reason)


def _signals(handoff: Handoff) -> str:
    shares = () if handoff.doubt is None else doubt_and_limit(handoff.doubt, handoff.patience)
    written = f"{count(handoff.tokens, 'token')} written" if handoff.tokens else "nothing written"
    return ", ".join((*shares, written, duration(handoff.seconds)))


def duration(seconds: float) -> str:
    """'14 ms', '0.8 s', '12 s', '3 min 5 s'."""
    if seconds < _MILLISECONDS_BELOW:
        return f"{max(1, round(seconds * 1000))} ms"
    if seconds < _TENTHS_BELOW:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def doubt_and_limit(doubt: float, patience: float) -> tuple[str, str]:
    """Doubt is never a certainty: what looks like 0 or 1 was only rounded to it."""
    if is_extreme(patience):
        return f"doubt {fine(doubt)}", f"limit {fine(patience)}"
    said = "<1 %" if doubt < _LEAST else ">99 %" if doubt > 1 - _LEAST else percent(doubt)
    return f"doubt {said}", f"limit {percent(patience)}"


def count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def ending(state: State) -> str:
    """What is said of an answer that did not simply end."""
    match state:
        case State.STOPPED:
            return "stopped"
        case State.LENGTH:
            return "reached its length limit"
        case State.LOOPING:
            return f"stopped: it {LOST}"
        case State.INTERRUPTED:
            return "interrupted: the program ended while this was written"
        case State.DONE | State.WRITING | State.HANDED_OFF | State.DECLINED | State.FAILED:
            return ""
    assert_never(state)


def figures(attempt: Attempt) -> tuple[str, ...]:
    """Time, tokens, speed and cost of one answer, as far as they are known."""
    speed = tokens_per_second(attempt.tokens, attempt.seconds, attempt.first_token_seconds)
    return (
        *((duration(attempt.seconds),) if attempt.seconds else ()),
        *((count(attempt.tokens, "token"),) if attempt.tokens else ()),
        *((f"{speed:,.0f} tokens/s",) if attempt.tokens > _MIN_TOKENS and speed else ()),
        *((f"cost {money(attempt.cost)}",) if attempt.cost is not None else ()),
    )


def vote(good: bool) -> str:
    """What the person has said of an answer."""
    return "you said good" if good else "you said wrong"


def thought(attempt: Attempt) -> str:
    """How long it thought, once that is over."""
    said = f"Thought for {duration(attempt.thinking_seconds)}"
    return f"{said}, cut at its limit" if attempt.thinking_cut else said


def left_out(turns: int, tier: str) -> str:
    verb = "was" if turns == 1 else "were"
    return f"{count(turns, 'earlier turn')} {verb} not read by {tier}"


def unread(turns: int, tier: str) -> str:
    """What is said where the reading began."""
    above = "the turn above" if turns == 1 else f"the {turns:,} turns above"
    return f"{tier} did not read {above}"
