"""Says when nothing can be told of a pair of models, and the plain rule has to stay."""

from matryoshka.chat.calibration import Party
from matryoshka.chat.unmeasured import Unmeasured, Why
from matryoshka.learning.calibration.evidence import Evidence
from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, estimate
from matryoshka.learning.evaluation.calibration import auroc

LEAST = 60
"""Questions: with fewer, every interval is as wide as the dial."""
LEAST_OF_A_KIND = 10
"""Questions that should go up, and that should not."""
CHANCE = 0.5


def too_little(junior: Party, elder: Party, evidence: Evidence) -> Unmeasured | None:
    """Why there is nothing to fit; None where there is."""
    if len(evidence) < LEAST:
        return _too_few(junior, len(evidence))
    helped = int(evidence.label.sum())
    if helped < LEAST_OF_A_KIND:
        return _never_needed(junior, elder, helped, len(evidence))
    if len(evidence) - helped < LEAST_OF_A_KIND:
        return _always_needed(junior, elder, helped, len(evidence))
    if evidence.elder.mean() <= evidence.junior.mean():
        return _no_gain(junior, elder, evidence)
    return None


def no_signal(junior: Party, evidence: Evidence, doubt: Floats, resamples: Resamples) -> Unmeasured | None:
    """Where doubt does not order fresh questions significantly better than chance; else None."""
    found = estimate(resamples.of(auroc(doubt, evidence.label)))
    if (found["low"] or 0.0) > CHANCE:
        return None
    return Unmeasured(
        Why.NO_SIGNAL,
        f"Nothing that {junior.name} lets see tells better than chance which questions are too hard for it.",
        "It goes on as before. More questions may tell more; another model may know itself better.",
    )


def _too_few(junior: Party, count: int) -> Unmeasured:
    questions = "1 question is" if count == 1 else f"{count} questions are"
    return Unmeasured(
        Why.TOO_FEW,
        f"{questions} too few to tell when {junior.name} should ask: it takes at least {LEAST}.",
        "Ask more: the answers that are there count already.",
    )


def _never_needed(junior: Party, elder: Party, helped: int, count: int) -> Unmeasured:
    return Unmeasured(
        Why.ONE_SIDED,
        f"{elder.name} would have helped {junior.name} with {helped} of {count:,} questions only: "
        f"from so few nothing can be learned.",
        "Add harder questions.",
    )


def _always_needed(junior: Party, elder: Party, helped: int, count: int) -> Unmeasured:
    return Unmeasured(
        Why.ONE_SIDED,
        f"{elder.name} would have helped {junior.name} with {helped:,} of {count:,} questions: "
        f"there is next to nothing that {junior.name} should answer itself.",
        "Add easier questions, or a better model in its place.",
    )


def _no_gain(junior: Party, elder: Party, evidence: Evidence) -> Unmeasured:
    ours, theirs = evidence.junior.mean(), evidence.elder.mean()
    return Unmeasured(
        Why.NO_GAIN,
        f"{elder.name} is right no more often than {junior.name}: "
        f"{theirs:.0%} and {ours:.0%} of {len(evidence):,} questions.".replace("%", " %"),
        "A stronger model in its place would make asking worth while.",
    )
