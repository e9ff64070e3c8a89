"""What two real models do with the same questions, as evidence of how well the smaller knows itself."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from matryoshka.chat.engine import EVERYTHING, Stop
from matryoshka.chat.ladder import Tier
from matryoshka.chat.observation import SPOKEN
from matryoshka.engines.llama import LlamaEngine
from matryoshka.learning.calibration.evidence import Answered, Price
from matryoshka.learning.calibration.heard import Heard, hear
from matryoshka.learning.evaluation.marking import is_right
from matryoshka.learning.evaluation.records import Exercise


def answered(junior: Tier, elder: Tier, exercises: Sequence[Exercise]) -> list[Answered]:
    """Both are asked straight; an elder that owns a hand-off token declines with it."""
    juniors, elders = (list(_heard(tier, exercises)) for tier in (junior, elder))
    return [_answered(*each) for each in zip(exercises, juniors, elders, strict=True)]


def _heard(tier: Tier, exercises: Sequence[Exercise]) -> Iterator[Heard]:
    with closing(LlamaEngine(tier)) as engine:
        list(engine.wake(Stop()))
        for exercise in exercises:
            heard = hear(engine.stream(exercise.messages, Stop(), 1.0, watch=EVERYTHING))
            assert heard
            yield heard


def _answered(exercise: Exercise, junior: Heard, elder: Heard) -> Answered:
    seen = elder.observation
    return Answered(
        junior.observation,
        float(is_right(junior.answer, exercise.answers)),
        float(is_right(elder.answer, exercise.answers)),
        declined=(seen.handoff or 0.0) > SPOKEN or seen.spoken,
        price=Price(junior.effort.read_seconds, junior.effort.seconds, elder=elder.effort.seconds),
    )
