"""The sentences and figures of the transcript."""

from collections.abc import Sequence
from typing import assert_never

from matryoshka.chat.conversation import Attempt, State
from matryoshka.chat.events import Handoff, Reason, Where

_BUILT_IN = "builtin:"
_MILLISECONDS_BELOW = 0.0995
_TENTHS_BELOW = 9.95
_LEAST = 0.01
_MIN_TOKENS = 8
"""Up to this many tokens a speed is noise."""

DOUBT_EXPLAINED = "Doubt is how likely it is that a bigger one answers better. Above its limit, a tier asks."


def maker(model: str) -> str:
    """How a model is called beside its tier's name."""
    return "built in" if model.startswith(_BUILT_IN) else model.removesuffix(".gguf")


def place(where: Where) -> str:
    return "on this computer" if where is Where.LOCAL else "over the network"


def asked(handoffs: Sequence[Handoff]) -> str:
    """Who passed to whom, of hand-offs in a row."""
    juniors = [handoff.junior for handoff in handoffs]
    names = " and ".join([", ".join(juniors[:-1]), juniors[-1]] if juniors[1:] else juniors)
    return f"{names} asked {handoffs[-1].elder} for help."


def why(reason: Reason, fault: str) -> str:
    """The reason of a hand-off; `fault` is what went wrong, if anything did."""
    match reason:
        case Reason.UNSURE:
            return "Not sure enough to answer."
        case Reason.ASKED:
            return "You asked for a bigger one."
        case Reason.FAILED:
            return f"It could not run: {fault}" if fault else "It could not run."
        case Reason.TOO_LONG:
            return "The question is longer than it can read."
    assert_never(reason)


def signals(handoff: Handoff) -> str:
    """All that is known of one hand-off, in a line."""
    doubt = (
        ""
        if handoff.doubt is None
        else f"doubt {percent(handoff.doubt)}, limit {percent(handoff.patience)}, "
    )
    written = f"{count(handoff.tokens, 'token')} written" if handoff.tokens else "nothing written"
    return f"{doubt}{written}, {duration(handoff.seconds)}"


def duration(seconds: float) -> str:
    """'14 ms', '0.8 s', '12 s', '3 min 5 s'."""
    if seconds < _MILLISECONDS_BELOW:
        return f"{max(1, round(seconds * 1000))} ms"
    if seconds < _TENTHS_BELOW:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def percent(share: float) -> str:
    """Whole percents, but never a certainty that is none."""
    if 0 < share < _LEAST:
        return "<1 %"
    if 1 - _LEAST < share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"


def count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def ending(state: State) -> str:
    """What is said of an answer that did not simply end."""
    match state:
        case State.STOPPED:
            return "stopped"
        case State.LENGTH:
            return "reached its length limit"
        case State.INTERRUPTED:
            return "interrupted: the program ended while this was written"
        case State.DONE | State.WRITING | State.HANDED_OFF | State.DECLINED | State.FAILED:
            return ""
    assert_never(state)


def figures(attempt: Attempt) -> tuple[str, ...]:
    """Time, tokens and speed of one answer, as far as they are known."""
    speed = tokens_per_second(attempt)
    return (
        *((duration(attempt.seconds),) if attempt.seconds else ()),
        *((count(attempt.tokens, "token"),) if attempt.tokens else ()),
        *((f"{speed:,.0f} tokens/s",) if speed else ()),
    )


def tokens_per_second(attempt: Attempt) -> float:
    """Speed of writing, the wait before the first token left out; 0 where it would say little."""
    writing = attempt.seconds - attempt.first_token_seconds
    return (attempt.tokens - 1) / writing if attempt.tokens > _MIN_TOKENS and writing > 0 else 0.0


def waking(fraction: float) -> str:
    return f"waking up {percent(fraction)}"


def left_out(turns: int, tier: str) -> str:
    verb = "was" if turns == 1 else "were"
    return f"{count(turns, 'earlier turn')} {verb} not read by {tier}"
