"""Measures every pair of neighbours on a ladder: asks both, has them judged, and fits a doubt to that."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matryoshka.chat.calibration import Calibration, Party
from matryoshka.chat.calibrations import Calibrations
from matryoshka.chat.engine import Engine, Stop
from matryoshka.chat.events import Where
from matryoshka.chat.identity import model_identity
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.measuring import Known, Measuring, Weighing
from matryoshka.learning.calibration.asked import Asked
from matryoshka.learning.calibration.fitting import calibrated
from matryoshka.learning.calibration.gathered import Gathered
from matryoshka.learning.calibration.gathering import Gathering
from matryoshka.learning.calibration.judge import Judge
from matryoshka.learning.calibration.labelling import Labelling
from matryoshka.learning.calibration.refusals import Refusals
from matryoshka.learning.calibration.seat import Seat
from matryoshka.paths import resources

STAYS_HERE = "{} is asked over the network: nothing is sent there only to measure."


@dataclass(frozen=True, slots=True)
class Measurement:
    """`engine` gives a tier's model for work that nobody waits for; `table` is of the thread that works."""

    engine: Callable[[Tier], Engine]
    table: LabelTable
    kept: Calibrations

    def run(self, ladder: Ladder, questions: Sequence[Asked], stop: Stop) -> Iterator[Measuring]:
        """`Known` of each pair ends it; what was answered before is not asked again. Raises `AppError`.

        No tier is asked over the network.
        """
        for junior, elder in pairwise(ladder.tiers):
            away = [tier.name for tier in (junior, elder) if tier.where is Where.REMOTE]
            if away:
                yield Known(junior.name, elder.name, None, (STAYS_HERE.format(away[-1]),))
            elif not stop.is_set():
                top = elder is ladder.tiers[-1]
                yield from self._pair(self._gathering(junior, elder, top=top), questions, stop)

    def _gathering(self, junior: Tier, elder: Tier, *, top: bool) -> Gathering:
        folder = resources() / "calibration"
        judge = Judge(self.engine(elder), (folder / "judge.txt").read_text(encoding="utf-8"))
        refusals = Refusals.read(folder / "refusals.toml")
        labelling = Labelling.of(judge, refusals, self.table.voted())
        return Gathering(
            self._seat(junior, below=True), self._seat(elder, below=not top), self.table, labelling
        )

    def _seat(self, tier: Tier, *, below: bool) -> Seat:
        return Seat(tier, model_identity(tier), self.engine(tier), below)

    def _pair(self, gathering: Gathering, questions: Sequence[Asked], stop: Stop) -> Iterator[Measuring]:
        for event in gathering.run(questions, stop):
            if isinstance(event, Gathered):
                yield from self._weighed(gathering.junior, gathering.elder, event)
            else:
                yield event

    def _weighed(self, junior: Seat, elder: Seat, gathered: Gathered) -> Iterator[Measuring]:
        names = junior.tier.name, elder.tier.name
        yield Weighing(*names)
        trials = self.table.trials(junior.identity, elder.identity)
        pair = _party(junior), _party(elder)
        found = calibrated(*pair, trials)
        if isinstance(found, Calibration):
            self.kept.keep(found)
        else:
            self.kept.forget(*pair)
        yield Known(*names, found, gathered.remarks)


def _party(seat: Seat) -> Party:
    return Party(seat.tier.label, seat.identity, seat.tier.name)
