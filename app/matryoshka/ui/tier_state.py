"""What a tier is doing right now, as the events of the running answer tell it."""

from dataclasses import dataclass
from typing import assert_never

from matryoshka.chat.events import (
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Shortened,
    Started,
    Thinking,
    Token,
)
from matryoshka.ui.doll import Pose


@dataclass(frozen=True, slots=True)
class TierState:
    """A pose and the word beside it; `loaded` is a fraction and counts while LOADING."""

    pose: Pose
    words: str
    loaded: float = 0.0


ASLEEP = TierState(Pose.ASLEEP, "asleep")
LISTENING = TierState(Pose.AWAKE, "listening")
_WAKING = TierState(Pose.LOADING, "waking up")
_READING = TierState(Pose.AWAKE, "reading")
_THINKING = TierState(Pose.THINKING, "thinking")
_ANSWERING = TierState(Pose.SPEAKING, "answering")


def tier_of(event: Event) -> str:
    """The tier that an event speaks of."""
    return event.junior if isinstance(event, Handoff) else event.tier


def state_after(state: TierState, event: Event) -> TierState:
    """What the event's tier is doing after it; one that failed may have died, so it sleeps."""
    match event:
        case Started():
            return _WAKING if state == ASLEEP else _READING
        case Loading(_, fraction) if fraction >= 1.0:
            return LISTENING
        case Loading(_, fraction):
            return TierState(Pose.LOADING, f"waking up {fraction:.0%}".replace("%", " %"), fraction)
        case Shortened():
            return _READING
        case Thinking():
            return _THINKING
        case Token():
            return _ANSWERING
        case Handoff():
            return ASLEEP if state == ASLEEP else LISTENING
        case Declined() | Done():
            return LISTENING
        case Failed():
            return ASLEEP
    assert_never(event)
