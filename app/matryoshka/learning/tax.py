"""What the hand-off token costs a tier: beside it stands a control that never learned to hand up."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from matryoshka.learning.arbiter import Arbiter
from matryoshka.learning.course import Progress
from matryoshka.learning.evaluation.bootstrap import Bools, Resamples, difference, ratio
from matryoshka.learning.exam import held_out
from matryoshka.learning.lesson import BASE, VOCABULARY, Lesson, checkpoint, demand
from matryoshka.learning.questions import Question
from matryoshka.learning.tax_table import TaxFigures
from matryoshka.learning.tiers import XS, Tier
from matryoshka.learning.writing import write_json

CONTROL = "control"
QUESTIONS = 4_000
SEED = 20_905


@dataclass(frozen=True, slots=True)
class Tax:
    """The tier as its base run in `folder` left it, and a control with the same seed and shape.

    The control is asked of the tier's range alone, in as many steps as the tier spent on that: each sees the
    questions of the range equally often. `scale` 1 is the whole of it.
    """

    texts: Path
    folder: Path
    scale: float = 1.0
    tier: Tier = XS

    @property
    def file(self) -> Path:
        """Where the figures are written."""
        return self.folder / "tax.json"

    @property
    def steps(self) -> int:
        return round(self.tier.steps * self.tier.share(answered=True) * self.scale)

    def events(self) -> Generator[Progress, None, None]:
        """Train the control, going on from its checkpoint; the figures are written after the last step.

        Raises `AppError` where the training in the folder is not finished.
        """
        demand(self.folder, VOCABULARY, checkpoint(self.tier, BASE))
        control = Lesson.prepared(self.tier, self.texts, self.folder)
        control.prepare_for(self.steps)
        yield from control.run(CONTROL, control.material.range_of(self.tier), self.steps, 1.0)
        write_json(self.file, self._figures(control))

    def _figures(self, control: Lesson) -> TaxFigures:
        count = max(1, round(QUESTIONS * self.scale))
        questions, _ = held_out(control.material, self.tier, count, SEED)
        without = _right(control.arbiter(), questions)
        tier = Lesson.prepared(self.tier, self.texts, self.folder)
        tier.take(BASE)
        made, served = _right(tier.arbiter(), questions), _served(tier.arbiter(), questions)
        draws = Resamples.drawn(count)
        whole = np.ones(count)
        alone = draws.of(ratio(without, whole))
        return TaxFigures(
            questions=count,
            steps=self.steps,
            control=draws.share(without),
            tier=draws.share(made),
            as_shipped=draws.share(served),
            tax=difference(alone, draws.of(ratio(made, whole))),
            tax_as_shipped=difference(alone, draws.of(ratio(served, whole))),
        )


def _right(arbiter: Arbiter, questions: list[Question]) -> Bools:
    """Which of them the tier answers rightly, made to answer."""
    return np.array([verdict.right for verdict in arbiter.verdicts(questions)])


def _served(arbiter: Arbiter, questions: list[Question]) -> Bools:
    """Which of them it answers, and rightly."""
    return np.array([verdict.right and not verdict.declined for verdict in arbiter.verdicts(questions)])
