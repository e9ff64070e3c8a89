"""Fits one calibrated doubt to what a pair of models answered, or says why none can be fitted."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.calibration import Calibration, Party
from matryoshka.chat.label import Trial
from matryoshka.chat.observation import AFTER, Signal
from matryoshka.chat.unmeasured import Unmeasured
from matryoshka.learning.calibration.choosing import chosen, free_recipes, probing_recipes
from matryoshka.learning.calibration.design import Design
from matryoshka.learning.calibration.evidence import Answered, Evidence
from matryoshka.learning.calibration.fit import Fit
from matryoshka.learning.calibration.forecasting import forecasts
from matryoshka.learning.calibration.honesty import no_signal, too_little
from matryoshka.learning.evaluation.bootstrap import Resamples
from matryoshka.saying import say

MANY = 200
"""Questions: with fewer, more of them narrow the intervals much."""


def calibrated(junior: Party, elder: Party, trials: Sequence[Trial]) -> Calibration | Unmeasured:
    """What the judged answers of the two tell. Seconds of work for some hundred trials, without torch.

    Trials in which nobody read the junior's signals, such as a person's votes, do not count.
    """
    observed = (trial for trial in trials if trial.junior.observation.first)
    return fitted(junior, elder, [Answered.of(trial) for trial in observed])


def fitted(junior: Party, elder: Party, answered: Sequence[Answered]) -> Calibration | Unmeasured:
    """The doubt of the fewest signals within noise of the best, and what it foretells."""
    evidence = Evidence(tuple(answered))
    if found := too_little(junior, elder, evidence):
        return found
    design, resamples = Design(evidence), Resamples.drawn(len(evidence))
    fit = best_fit(design, resamples)
    if found := no_signal(junior, evidence, fit.seen.highest, resamples):
        return found
    return Calibration(
        junior=junior,
        elder=elder,
        questions=len(evidence),
        before=fit.before,
        after=fit.after,
        probe=fit.probe,
        forecast=forecasts(evidence, fit.seen, fit.served),
        remarks=tuple(_remarks(junior, design, fit)),
    )


def best_fit(design: Design, resamples: Resamples) -> Fit:
    """What costs nothing; a probe, and a look back at the answer, only where each earns its price."""
    fit = Fit.of(design, chosen(design, free_recipes(design)))
    if recipes := probing_recipes(design):
        probing = Fit.of(design, chosen(design, recipes))
        fit = probing if probing.earns_more_than(fit, design, resamples) else fit
    if design.columns.keys() >= set(AFTER):
        looking = fit.looking_back(design)
        fit = looking if looking.earns_more_than(fit, design, resamples) else fit
    return fit


def _remarks(junior: Party, design: Design, fit: Fit) -> Iterator[str]:
    if len(design.evidence) < MANY:
        yield say(
            "Only %n question(s) (was|were) asked: with more, the forecast becomes narrower.",
            len(design.evidence),
        )
    if design.directions and Signal.HIDDEN not in fit.before.signals:
        yield say(
            "To look into {junior} before it answers would cost more than it tells.", junior=junior.name
        )
    if design.columns.keys() >= set(AFTER) and not fit.after:
        yield say("{junior}'s finished answers tell no more than its beginnings do.", junior=junior.name)
