"""Says when nothing can be told of a pair of models, and the plain rule has to stay."""

from matryoshka.chat.calibration import Party
from matryoshka.chat.unmeasured import Unmeasured, Why
from matryoshka.learning.calibration.evidence import Evidence
from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, estimate
from matryoshka.learning.evaluation.calibration import auroc
from matryoshka.saying import Figure, say

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
        say(
            "Nothing that {junior} lets see tells better than chance which questions are too hard for it.",
            junior=junior.name,
        ),
        say("It goes on as before. More questions may tell more; another model may know itself better."),
    )


def _too_few(junior: Party, count: int) -> Unmeasured:
    return Unmeasured(
        Why.TOO_FEW,
        say(
            "%n question(s) (is|are) too few to tell when {junior} should ask: it takes at least {least}.",
            count,
            junior=junior.name,
            least=LEAST,
        ),
        say("Ask more: the answers that are there count already."),
    )


def _never_needed(junior: Party, elder: Party, helped: int, count: int) -> Unmeasured:
    return Unmeasured(
        Why.ONE_SIDED,
        say(
            "{elder} would have helped {junior} with {helped} of {count} questions only: "
            "from so few nothing can be learned.",
            elder=elder.name,
            junior=junior.name,
            helped=helped,
            count=Figure(count),
        ),
        say("Add harder questions."),
    )


def _always_needed(junior: Party, elder: Party, helped: int, count: int) -> Unmeasured:
    return Unmeasured(
        Why.ONE_SIDED,
        say(
            "{elder} would have helped {junior} with {helped} of {count} questions: "
            "there is next to nothing that {junior} should answer itself.",
            elder=elder.name,
            junior=junior.name,
            helped=Figure(helped),
            count=Figure(count),
        ),
        say("Add easier questions, or a better model in its place."),
    )


def _no_gain(junior: Party, elder: Party, evidence: Evidence) -> Unmeasured:
    ours, theirs = evidence.junior.mean(), evidence.elder.mean()
    return Unmeasured(
        Why.NO_GAIN,
        say(
            "{elder} is right no more often than {junior}: {theirs} % and {ours} % of {count} questions.",
            elder=elder.name,
            junior=junior.name,
            theirs=Figure(theirs * 100),
            ours=Figure(ours * 100),
            count=Figure(len(evidence)),
        ),
        say("A stronger model in its place would make asking worth while."),
    )
