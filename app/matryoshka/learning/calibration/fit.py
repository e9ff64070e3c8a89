"""One way to make a doubt, fitted: before the first token, or after the answer too."""

from dataclasses import dataclass

from matryoshka.chat.calibration import Stage
from matryoshka.chat.observation import AFTER, Signal
from matryoshka.learning.calibration.choosing import Choice
from matryoshka.learning.calibration.design import Design, Recipe
from matryoshka.learning.calibration.folds import at_ranks, dealt, ranked_out_of_fold, tempered
from matryoshka.learning.calibration.logistic import chance
from matryoshka.learning.calibration.policy import Doubts, areas
from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, difference


@dataclass(frozen=True, slots=True)
class LogOdds:
    """Of each question, (questions,): as fits say that had not `seen` it, and as the whole fit does."""

    seen: Floats
    served: Floats


@dataclass(frozen=True, slots=True)
class Fit:
    """The stages of a doubt, and the log-odds that each gives the questions of the evidence."""

    before: Stage
    begun: LogOdds
    probe: tuple[float, ...] = ()
    after: Stage | None = None
    finished: LogOdds | None = None

    @classmethod
    def of(cls, design: Design, choice: Choice) -> "Fit":
        """Decided before the first token, by what was chosen."""
        problem = design.problem(choice.recipe)
        found = tempered(problem)
        stage, probe = design.stage(choice.recipe, found)
        served = found.log_odds(problem.features)
        return cls(stage, LogOdds(at_ranks(choice.ranks, served), served), probe)

    def looking_back(self, design: Design) -> "Fit":
        """Decided once more when the answer is there: what it adds to what was known before it."""
        recipe = Recipe(AFTER)
        problem = design.problem(recipe, self.begun.seen)
        found = problem.solved()
        added, _ = design.stage(recipe, found)
        stage = Stage((*self.before.terms, *added.terms), self.before.bias + added.bias)
        served = self.begun.served + found.log_odds(problem.features)
        seen = at_ranks(ranked_out_of_fold(problem, dealt(problem.target)), served)
        return Fit(self.before, self.begun, self.probe, stage, LogOdds(seen, served))

    @property
    def seen(self) -> Doubts:
        """Of each question by fits that had not seen it."""
        return self._doubts(self.begun.seen, self.finished.seen if self.finished else None)

    @property
    def served(self) -> Doubts:
        """Of each question by the whole fit."""
        return self._doubts(self.begun.served, self.finished.served if self.finished else None)

    def earns_more_than(self, other: "Fit", design: Design, resamples: Resamples) -> bool:
        """Whether it closes significantly more of the gap for the same cost, its own price included."""
        ours, theirs = (resamples.of(areas(design.evidence, fit.seen)) for fit in (self, other))
        found = difference(ours, theirs)
        return found["significant"] and (found["value"] or 0.0) > 0

    def _doubts(self, before: Floats, after: Floats | None) -> Doubts:
        hidden = Signal.HIDDEN in self.before.signals
        return Doubts(chance(before), None if after is None else chance(after), hidden)
