"""The figures as Markdown for people and as JSON for programs."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Chapter


def tell(chapters: Sequence[Chapter], machine: str, file: Path | None) -> None:
    """Print the figures of this machine, and keep every measurement in `file`."""
    print(markdown(chapters, machine))  # noqa: T201 - what it is for
    if file:
        file.write_text(as_json(chapters, machine), encoding="utf-8")


def markdown(chapters: Sequence[Chapter], machine: str) -> str:
    return "\n\n".join([machine, *(_chapter(each) for each in chapters)])


def as_json(chapters: Sequence[Chapter], machine: str) -> str:
    """Every measurement, and each target with what was reached."""
    told = {
        chapter.title: {name: each.values for name, each in chapter.measured.items()} for chapter in chapters
    }
    targets = [
        {
            "what": each.what,
            "median": each.figure.median,
            "interval": each.figure.interval,
            "limit": each.limit,
        }
        | {"at_least": each.at_least, "met": each.met}
        for chapter in chapters
        for each in chapter.targets
    ]
    return json.dumps({"machine": machine, "measured": told, "targets": targets}, indent=1) + "\n"


def _chapter(chapter: Chapter) -> str:
    lines = [f"### {chapter.title}", "", _row(chapter.columns), _row(["---"] * len(chapter.columns))]
    lines += [_row(row) for row in chapter.rows]
    return "\n".join([*lines, "", *(f"- {target.text}" for target in chapter.targets)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
