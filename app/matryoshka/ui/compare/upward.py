"""Who of those side by side would have handed the question up, had it been asked as one of the ladder."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.calibration import Calibration
from matryoshka.chat.comparing.grid import Row
from matryoshka.chat.comparing.wins import doubt_of
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.needs import Measures

_READ = "read"


class Upward(QObject):
    """`changed` when it is known how well the tiers know when to ask, `troubled(AppError)` when it is not."""

    changed = Signal()
    troubled = Signal(object)

    def __init__(self, parent: QObject, measures: Measures) -> None:
        super().__init__(parent)
        self._measures = measures
        self._errands = Errands()
        self._errands.troubled.connect(self.troubled)
        self._ladder: Ladder | None = None
        self._calibrations: Mapping[str, Calibration | None] = {}

    def look(self, ladder: Ladder) -> None:
        """Read what was measured of its tiers."""
        self._errands.run(_READ, partial(_known, self._measures, ladder), partial(self._keep, ladder))

    def elders(self, row: Row) -> Mapping[str, str]:
        """Of each tier whose doubt was above its patience, whom it would have asked."""
        tiers = self._ladder.tiers if self._ladder else ()
        columns = {(column.tier, column.model): column for column in row.columns}
        return {
            tier.name: elder.name
            for tier, elder in pairwise(tiers)
            if (column := columns.get((tier.name, tier.label)))
            and (doubt_of(column, self._calibrations.get(tier.name)) or 0.0) > tier.patience
        }

    @Slot()
    def close(self) -> None:
        self._errands.close()

    def _keep(self, ladder: Ladder, calibrations: Mapping[str, Calibration | None]) -> None:
        self._ladder, self._calibrations = ladder, calibrations
        self.changed.emit()


def _known(measures: Measures, ladder: Ladder, stop: Stop) -> Iterator[Mapping[str, Calibration | None]]:
    yield {known.junior: known.calibration for known in measures.known(ladder, stop)}
