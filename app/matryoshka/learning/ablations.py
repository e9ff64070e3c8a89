"""What each part of the recipe is worth, found out with the smallest tier of a finished training."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matryoshka.learning.ablation_figures import figures
from matryoshka.learning.lesson import BASE, FINISHED, VOCABULARY, Lesson, checkpoint, demand
from matryoshka.learning.round import STEPS
from matryoshka.learning.tiers import TIERS, Tier
from matryoshka.learning.trial import OTHERS, Trial, Tried
from matryoshka.learning.writing import write_json
from matryoshka.learning.yardstick import Yardstick

SEEDS = (11, 12, 13)
HELD_OUT = 2_000
MEASURED_SEED = 20_903
CHOOSING_SEED = 20_904
RUNS = len(SEEDS) * (1 + len(OTHERS))


@dataclass(frozen=True, slots=True)
class Ablations:
    """The smallest of the tiers under its elder, both from `folder`; `scale` 1 is a whole round a run."""

    texts: Path
    folder: Path
    scale: float = 1.0
    tiers: Sequence[Tier] = TIERS

    @property
    def file(self) -> Path:
        """Where the figures are written."""
        return self.folder / "ablations.json"

    def events(self) -> Iterator[Tried]:
        """Every result when it is there; the figures are written after the last.

        Raises `AppError` where the training in the folder is not finished.
        """
        found: list[Tried] = []
        for tried in self._trial().events(SEEDS):
            found.append(tried)
            yield tried
        write_json(self.file, figures(found, SEEDS, self.scale))

    def _trial(self) -> Trial:
        smallest, above, *_ = self.tiers
        demand(self.folder, VOCABULARY, checkpoint(smallest, BASE), checkpoint(above, FINISHED))
        junior, elder = self._lesson(smallest, BASE), self._lesson(above, FINISHED).arbiter()
        junior.prepare_for(RUNS * round(STEPS * self.scale))
        count = max(1, round(HELD_OUT * self.scale))
        measured = Yardstick.of(junior.material, smallest, elder, count, MEASURED_SEED)
        choosing = Yardstick.of(junior.material, smallest, None, count, CHOOSING_SEED).apart_from(measured)
        return Trial(junior, junior.weights(), elder, measured, choosing, self.scale)

    def _lesson(self, tier: Tier, name: str) -> Lesson:
        lesson = Lesson.prepared(tier, self.texts, self.folder)
        lesson.take(name)
        return lesson
