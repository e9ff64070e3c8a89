"""A file of questions through several tiers, for the window and for the terminal, and known to `evaluate`."""

import hashlib
import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from matryoshka import build
from matryoshka.abroad import Abroad
from matryoshka.chat.comparing.batch import Answered, Batch, Step
from matryoshka.chat.comparing.comparison import Comparison, Stops
from matryoshka.chat.comparing.grid import Grid, Row
from matryoshka.chat.comparing.grid_table import GridTable
from matryoshka.chat.comparing.news import Measured
from matryoshka.chat.conversation import State
from matryoshka.chat.engine import Finish, Stop
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.leave import Leave
from matryoshka.engines.rack import Rack
from matryoshka.learning.evaluation.identity import tier_identity
from matryoshka.learning.evaluation.listening import Heard
from matryoshka.learning.evaluation.log import Entry, Log
from matryoshka.learning.evaluation.records import Exercise, FirstToken
from matryoshka.learning.evaluation.sheet import Remark, read_sheet
from matryoshka.paths import Paths
from matryoshka.remarks import sentences

_WHOLE = {State.DONE: Finish.STOP, State.LENGTH: Finish.LENGTH}


@dataclass(frozen=True, slots=True)
class Batching:
    """Comparisons are kept in `paths`; without `abroad` no remote tier is asked."""

    rack: Rack
    paths: Paths
    abroad: Abroad | None = None

    def grid(
        self, ladder: Ladder, tiers: Sequence[str], file: Path, *, blind: bool = False
    ) -> tuple[Grid, Sequence[Remark]]:
        """The comparison of the file's questions: as far as it was made, if it was begun before.

        It is saved; a new one is `blind` where that is wished.
        The remarks are on lines that are left out. Raises `AppError`.
        """
        sheet = read_sheet(file, unanswered=True)
        comparison = build.comparison(ladder, self.rack, self.abroad)
        grid = _grid(comparison, tiers, sheet.exercises, file.stem)
        with GridTable(self.paths.store) as table:
            if grid.id not in [each.id for each in table.summaries()]:
                table.save(replace(grid, blind=blind))
            return table.grid(grid.id), sheet.remarks

    def opened(
        self, ladder: Ladder, tiers: Sequence[str], file: Path, *, blind: bool = False
    ) -> tuple[Grid, tuple[str, ...]]:
        """As `grid`, with its remarks as sentences."""
        grid, remarks = self.grid(ladder, tiers, file, blind=blind)
        return grid, sentences(remarks)

    def run(
        self,
        ladder: Ladder,
        grid: Grid,
        stop: Stop,
        leaves: Mapping[str, Leave] | None = None,
        halts: Stops | None = None,
    ) -> Generator[Step, None, None]:
        """As `Batch.run`; each answer is kept, for the comparison and for `evaluate`. Raises `AppError`.

        `halts` stop single tiers.
        """
        comparison = build.comparison(ladder, self.rack, self.abroad)
        with GridTable(self.paths.store) as table, ExitStack() as stack:
            logs = _Logs(ladder, self.rack, self.paths.evaluations, stack)
            for step in Batch(comparison, grid, table, halts or {}).run(stop, leaves):
                if isinstance(step, Answered) and step.measured:
                    logs.keep(step.row, step.measured)
                yield step


def _grid(comparison: Comparison, tiers: Sequence[str], exercises: Sequence[Exercise], title: str) -> Grid:
    """The id is the same for the same questions to the same models: so it is found again."""
    models = [(column.tier, column.identity) for column in map(comparison.column, tiers)]
    name = _hash([models, [each.key for each in exercises]])
    rows = (
        Row(each.text, tuple(map(comparison.column, tiers)), each.before, each.family, each.answers)
        for each in exercises
    )
    return Grid(tuple(tiers), tuple(rows), title, id=name)


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:32]


@dataclass(slots=True)
class _Logs:
    """Where `evaluate` looks for what models have answered: in a `folder`, open until the `stack` closes."""

    ladder: Ladder
    rack: Rack
    folder: Path
    stack: ExitStack
    opened: dict[str, Log] = field(default_factory=dict)

    def keep(self, row: Row, measured: Measured) -> None:
        """Of an answer that ended as `evaluate` would have heard it. Raises `AppError`."""
        tier = self.ladder.tiers[self.ladder.index(measured.tier)]
        heard = _heard(row, measured)
        if heard and tier.where is Where.LOCAL:
            exercise = Exercise(row.question, row.answers, row.family, 0, row.before)
            self._log(tier).keep(Entry(self._kind(tier), exercise.key), asdict(heard))

    def _kind(self, tier: Tier) -> str:
        """A model that was told a command answers another prompt."""
        told = tier is not self.ladder.tiers[-1] and not self.rack.engine(tier).owns_handoff
        return "try, told" if told else "try"

    def _log(self, tier: Tier) -> Log:
        if tier.name not in self.opened:
            file = self.folder / f"{tier_identity(tier)}.jsonl"
            self.opened[tier.name] = self.stack.enter_context(Log(file))
        return self.opened[tier.name]


def _heard(row: Row, measured: Measured) -> Heard | None:
    """None of one that was cut, or of which not all was read."""
    attempt, seen = row.column(measured.tier).attempt, measured.observation
    finish = _WHOLE.get(attempt.state) if attempt else None
    if attempt is None or finish is None or seen.first is None:
        return None
    if seen.mean_logprob is None or seen.low_logprob is None:
        return None
    effort = measured.effort
    return Heard(
        answer=attempt.text.strip(),
        peaks=measured.peaks,
        first=FirstToken(seen.first.probability, seen.first.margin, seen.first.entropy),
        mean_logprob=seen.mean_logprob,
        low_logprob=seen.low_logprob,
        prompt_tokens=effort.prompt_tokens,
        tokens=effort.tokens,
        read_seconds=effort.read_seconds,
        seconds=effort.seconds,
        finish=finish,
    )
