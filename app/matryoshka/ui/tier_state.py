"""What a tier is doing right now, as the events of the running answer tell it."""

from dataclasses import dataclass, replace
from typing import assert_never

from matryoshka.chat.events import (
    Asks,
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Noted,
    Shortened,
    Started,
    Thinking,
    Token,
)
from matryoshka.saying import say
from matryoshka.ui.doll import Pose
from matryoshka.ui.words import waking


@dataclass(frozen=True, slots=True)
class TierState:
    """A pose and the word beside it; `loaded` is a fraction and counts while LOADING."""

    pose: Pose
    words: str
    loaded: float = 0.0
    asked: bool = False
    """Whether a question waits for its waking."""


ASLEEP = TierState(Pose.ASLEEP, say("asleep"))
LISTENING = TierState(Pose.AWAKE, say("listening"))
WAITING = TierState(Pose.ASLEEP, say("waiting for you"))
_READING = TierState(Pose.AWAKE, say("reading"))
_THINKING = TierState(Pose.THINKING, say("thinking"))
_ANSWERING = TierState(Pose.SPEAKING, say("answering"))


def tier_of(event: Event) -> str:
    """The tier that an event speaks of."""
    return event.junior if isinstance(event, Handoff) else event.tier


def state_after(state: TierState, event: Event) -> TierState:  # noqa: C901  one case for each kind of event
    """What the event's tier is doing after it; one that failed while it woke or worked sleeps."""
    match event:
        case Started() if state.pose in (Pose.ASLEEP, Pose.LOADING):
            return replace(state, pose=Pose.LOADING, words=waking(state.loaded), asked=True)
        case Started() | Shortened():
            return _READING
        case Loading(_, fraction):
            return _waking(state, fraction)
        case Noted():
            return state
        case Thinking():
            return _THINKING
        case Token():
            return _ANSWERING
        case Handoff():
            return ASLEEP if state == ASLEEP else LISTENING
        case Asks():
            return WAITING
        case Declined() | Done():
            return LISTENING
        case Failed():
            return LISTENING if state.pose is Pose.AWAKE else ASLEEP
    assert_never(event)


def _waking(state: TierState, fraction: float) -> TierState:
    if fraction >= 1.0:
        return _READING if state.asked else LISTENING
    return TierState(Pose.LOADING, waking(fraction), fraction, state.asked)
