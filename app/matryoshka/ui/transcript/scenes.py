"""Which attempts of a run are told together: quick wordless hand-offs in a row are one scene."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.conversation import Attempt, State

QUICK = 0.2
"""Seconds below which hand-offs in a row are told as one."""


def scenes(run: Sequence[Attempt]) -> Iterator[list[Attempt]]:
    """Each attempt alone, but quick wordless hand-offs for the same reason in a row together."""
    scene: list[Attempt] = []
    for attempt in run:
        if scene and not _go_together(scene[-1], attempt):
            yield scene
            scene = []
        scene.append(attempt)
    if scene:
        yield scene


def _go_together(one: Attempt, other: Attempt) -> bool:
    if not (one.handoff and other.handoff and one.handoff.reason is other.handoff.reason):
        return False
    return all(each.handoff and each.handoff.seconds < QUICK and _wordless(each) for each in (one, other))


def _wordless(attempt: Attempt) -> bool:
    return attempt.state is State.HANDED_OFF and not (attempt.text or attempt.thinking)
