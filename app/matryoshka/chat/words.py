"""The sentences and figures of answers and hand-offs, the same in the window and in files."""

import re
from collections.abc import Sequence
from typing import assert_never

from matryoshka.chat.conversation import Attempt, State
from matryoshka.chat.events import Handoff, Reason
from matryoshka.saying import Figure, listed, say

UNMEASURED = say("Not sure enough to answer. How well its doubt foretells is not yet measured.")
_MILLISECONDS_BELOW = 0.0995
_TENTHS_BELOW = 9.95
_LEAST = _CLOSE = 0.01
_TECHNICAL = re.compile(r"(.+) \(((?:[^()]|\([^()]*\))+)\)\.", re.DOTALL)


def passed_on(handoffs: Sequence[Handoff]) -> str:
    """Who passed to whom, of hand-offs in a row for one reason."""
    (*first, junior), last = [handoff.junior for handoff in handoffs], handoffs[-1]
    names = say("{first} and {last}", first=", ".join(first), last=junior) if first else junior
    match last.reason:
        case Reason.ASKED:
            return say("You asked {elder}.", elder=last.elder)
        case Reason.FAILED | Reason.LOOPING:
            return say("{elder} took over from {names}.", elder=last.elder, names=names)
        case Reason.UNSURE | Reason.TOO_LONG:
            return say("{names} asked {elder} for help.", len(handoffs), names=names, elder=last.elder)
    assert_never(last.reason)


def why(handoff: Handoff, fault: str) -> str:
    """The reason of a hand-off in a sentence, empty for a person's wish; `fault` is what went wrong."""
    match handoff.reason:
        case Reason.UNSURE:
            return say("Not sure enough to answer.") if handoff.measured else UNMEASURED
        case Reason.ASKED:
            return ""
        case Reason.FAILED:
            return without_technical(fault)[0]
        case Reason.TOO_LONG:
            return say("This is more than it can read.")
        case Reason.LOOPING:
            return say("{tier} repeated itself, or slipped into another script.", tier=handoff.junior)
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
            return listed((attempt.title, attempt.remedy), " ")
        case Reason.ASKED:
            return ""
    assert_never(handoff.reason)


def _signals(handoff: Handoff) -> str:
    shares = () if handoff.doubt is None else doubt_and_limit(handoff.doubt, handoff.patience)
    tokens = handoff.tokens
    written = say("%n token(s) written", tokens) if tokens else say("nothing written")
    return listed((*shares, written, duration(handoff.seconds)))


def doubt_and_limit(doubt: float, patience: float) -> tuple[str, str]:
    """Doubt is never a certainty: what looks like 0 or 1 was only rounded to it."""
    if is_extreme(patience):
        return _doubt(fine(doubt)), _limit(fine(patience))
    said = "<1 %" if doubt < _LEAST else ">99 %" if doubt > 1 - _LEAST else percent(doubt)
    return _doubt(said), _limit(percent(patience))


def _doubt(share: str) -> str:
    return say("doubt {share}", share=share)


def _limit(share: str) -> str:
    return say("limit {share}", share=share)


def ending(state: State) -> str:
    """What is said of an answer that did not simply end."""
    match state:
        case State.STOPPED:
            return say("stopped")
        case State.LENGTH:
            return say("reached its length limit")
        case State.LOOPING:
            return say("stopped: it repeated itself, or slipped into another script")
        case State.INTERRUPTED:
            return say("interrupted: the program ended while this was written")
        case State.DONE | State.WRITING | State.HANDED_OFF | State.DECLINED | State.FAILED:
            return ""
    assert_never(state)


def duration(seconds: float) -> str:
    """'14 ms', '0.8 s', '12 s', '3 min 5 s'."""
    if seconds < _MILLISECONDS_BELOW:
        return say("{count} ms", count=max(1, round(seconds * 1000)))
    if seconds < _TENTHS_BELOW:
        return say("{count} s", count=Figure(seconds, 1))
    minutes, rest = divmod(round(seconds), 60)
    return (
        say("{minutes} min {rest} s", minutes=minutes, rest=rest) if minutes else say("{count} s", count=rest)
    )


def count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def percent(share: float) -> str:
    return say("{count} %", count=Figure(share * 100))


def is_extreme(share: float) -> bool:
    """Whether it lies so close to an end that whole per cents do not tell it from that."""
    return 0 < share < _CLOSE or 1 - _CLOSE < share < 1


def fine(share: float) -> str:
    """In per cent, with two more digits where whole ones do not tell."""
    return say("{count} %", count=Figure(share * 100, 2)) if is_extreme(share) else percent(share)
