"""Which attempts of a run are told together, and by which seam: quick wordless hand-offs are one scene."""

from collections.abc import Container, Iterator, Sequence

from matryoshka.chat.conversation import Attempt, State
from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.rows import Place, Rail, Seam

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


def seam(scene: Sequence[Attempt], opened: Container[str]) -> Seam:
    """The row of a scene that ends in a hand-off; `opened` are the keys of the rows that are open."""
    told = [(attempt, attempt.handoff) for attempt in scene if attempt.handoff]
    handoffs, last = tuple(handoff for _, handoff in told), scene[-1]
    rail = Rail(handoffs[0].junior, handoffs[-1].elder)
    where = Place(f"{last.id}/seam", last.id, 16 if len(scene) == 1 else 24, rail)
    details = tuple((each.tier, said) for each, handoff in told if (said := words.details(each, handoff)))
    draft = last.text if last.state is State.HANDED_OFF else ""
    reason = words.why(handoffs[-1], last.title)
    return Seam(where, handoffs, reason, details, draft, where.key in opened)


def _go_together(one: Attempt, other: Attempt) -> bool:
    if not (one.handoff and other.handoff and one.handoff.reason is other.handoff.reason):
        return False
    return all(each.handoff and each.handoff.seconds < QUICK and _wordless(each) for each in (one, other))


def _wordless(attempt: Attempt) -> bool:
    return attempt.state is State.HANDED_OFF and not (attempt.text or attempt.thinking)
