"""The page of figures of the built-in tiers: nothing stands in it that was not measured just now."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.learning.evaluation.by_part import part_table
from matryoshka.learning.evaluation.document import Document
from matryoshka.learning.evaluation.examination import Findings
from matryoshka.learning.evaluation.figures import figures
from matryoshka.learning.evaluation.plot import plot
from matryoshka.learning.evaluation.report import report
from matryoshka.learning.evaluation.sheet import Flaw, Remark, counted
from matryoshka.learning.own_exam import ExamRow
from matryoshka.publish import checked

TITLE = "# The built-in tiers, measured"
ABOUT = """This page is written by `matryoshka prove`, and so is every figure on it. The exam asks what no
training showed: held-out operands and wordings of small talk, wordings of calculations written for the exam
alone, and for what is beyond both tiers other sources and near misses. Brackets are 95 % intervals over the
questions. Where all questions of a part end alike their interval has no width, and yet 3 in so many could end
otherwise. Pairs of other models, and one model of a size between, were not measured."""
PAGE, FIGURES, PICTURE = "MEASURED.md", "figures.json", "frontier.png"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One exam with what came out: its turn, its rows by line, and what is to be said of some of them."""

    turn: int
    rows: Sequence[ExamRow]
    findings: Findings
    remarks: Sequence[Remark]


@dataclass(frozen=True, slots=True)
class Page:
    """What each turn came to, all figures of the first over its range and over all, and the studies."""

    turns: Mapping[int, str]
    in_range: Document
    everything: Document
    studies: Sequence[str]

    @classmethod
    def of(cls, sittings: Sequence[Sitting], studies: Sequence[str]) -> "Page":
        """`sittings` begin with the one whose questions are asked first in their conversations.

        `studies` are the sections on what was found out while the tiers were trained.
        """
        first = sittings[0]
        records, rungs = first.findings.records, first.findings.rungs
        inside = [r for r in records if not first.rows[r.exercise.line - 1]["beyond"]]
        return cls(
            {sitting.turn: f"{_parts(sitting)}\n\n{_asked(sitting)}" for sitting in sittings},
            figures(inside, rungs, None),
            figures(records, rungs, None),
            studies,
        )

    def write(self, folder: Path) -> None:
        """The page, its figures as JSON, its picture. Raises `AppError`."""
        documents = {"in range": self.in_range, "everything": self.everything}
        with writable(folder):
            (folder / PAGE).write_text("\n\n".join(self._lines()) + "\n", encoding="utf-8")
            (folder / FIGURES).write_text(json.dumps(documents, indent=1) + "\n", encoding="utf-8")
        plot(self.in_range, folder / PICTURE)

    def _lines(self) -> Iterator[str]:
        yield TITLE
        yield ABOUT
        for turn, told in self.turns.items():
            yield f"## By part, asked as turn {turn} of a conversation"
            yield told
        yield "## The ladder in its range"
        yield f"![Right answers against cost and against calls of the elder]({PICTURE})"
        yield report(self.in_range).strip()
        yield "## The ladder, with what is beyond it"
        yield report(self.everything).strip()
        yield from self.studies


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """A folder that cannot be made or filled ends in a sentence."""
    try:
        yield
    except OSError as error:
        title = f"Nothing can be written into {folder}: {error.strerror}."
        raise AppError(title, "Make room, or name another folder.") from error


def _asked(sitting: Sitting) -> str:
    flaws = counted(sitting.remarks)
    return (
        f"{len(sitting.findings.records):,} of {len(sitting.rows):,} questions were asked, "
        f"{flaws[Flaw.TOO_LONG]:,} were longer than a tier can read, {flaws[Flaw.DOUBLED]:,} stood there "
        f"twice; {flaws[Flaw.LEAKED]:,} overlap with a text of training. {checked(sitting.findings.replay)}"
    )


def _parts(sitting: Sitting) -> str:
    parts = {line: row["part"] for line, row in enumerate(sitting.rows, start=1)}
    return part_table(sitting.findings.records, sitting.findings.rungs, parts)
