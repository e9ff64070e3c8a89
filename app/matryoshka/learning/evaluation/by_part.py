"""What each tier does with each part of an exam, asked straight."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Resamples
from matryoshka.learning.evaluation.markdown import percent, table
from matryoshka.learning.evaluation.records import Record, Rung
from matryoshka.learning.evaluation.sides import Side

HEADS = ["part", "tier", "questions", "right %", "handed up %", "wrong, served %", "right, made to answer %"]


def part_table(records: Sequence[Record], rungs: Sequence[Rung], parts: Mapping[int, str]) -> str:
    """A Markdown table with 95 % intervals; `parts` names the part of each line of the exam."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(parts[record.exercise.line], []).append(record)
    return table(HEADS, (row for name, group in groups.items() for row in _rows(name, group, rungs)))


def _rows(name: str, records: Sequence[Record], rungs: Sequence[Rung]) -> Iterator[list[str]]:
    resamples = Resamples.drawn(len(records))
    for rung in rungs:
        side = Side.of(records, rung)
        served = np.logical_not(side.unsure)
        shares = (side.right & served, side.unsure, ~side.right & served, side.right)
        yield [name, rung.name, f"{len(records):,}", *(percent(resamples.share(part)) for part in shares)]
