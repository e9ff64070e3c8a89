"""Prints the figures of an evaluation, for people or for programs, and draws them."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from matryoshka.learning.evaluation.examination import Findings
from matryoshka.learning.evaluation.figures import figures
from matryoshka.learning.evaluation.plot import plot
from matryoshka.learning.evaluation.replay_check import ReplayCheck
from matryoshka.learning.evaluation.report import report
from matryoshka.learning.evaluation.sheet import Remark, counted
from matryoshka.show import written


def publish(findings: Findings, remarks: Sequence[Remark], *, as_json: bool, picture: Path | None) -> None:
    """Everything on standard output, one JSON document or Markdown; the picture where a file is named.

    Raises `AppError` when there is nothing to measure, or something cannot be written.
    """
    document = figures(findings.records, findings.rungs, findings.middle)
    facts = {"input": _input(findings, remarks), "replay": _replay(findings.replay)}
    text = f"{report(document)}\n{checked(findings.replay)}"
    with written("The figures"):
        print(json.dumps({**document, **facts}, ensure_ascii=False) if as_json else text, flush=True)
    if picture:
        plot(document, picture)


def _input(findings: Findings, remarks: Sequence[Remark]) -> dict[str, Any]:
    """How many questions count, how many lines have which flaw, and what is said of each such line."""
    return {
        "questions": len(findings.records),
        "flaws": counted(remarks),
        "lines": [asdict(remark) for remark in remarks],
    }


def _replay(check: ReplayCheck) -> dict[str, Any]:
    """How many questions the cascade itself was asked, how many it ended otherwise, and their lines."""
    lines = check.disagreements
    return {"checked": len(check.checked), "disagreements": len(lines), "lines": lines}


def checked(check: ReplayCheck) -> str:
    """Whether the cascade itself bears the figures out, as a sentence."""
    return (
        f"The ladder itself was asked {len(check.checked):,} of the questions, as in a chat: "
        f"{len(check.disagreements):,} ended otherwise than the figures take for granted."
    )
