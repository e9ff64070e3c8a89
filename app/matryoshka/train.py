"""Trains the built-in tiers in the terminal: one event a line, as JSON, until their files are written."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from matryoshka.errors import AppError, NotInstalled
from matryoshka.learning.journal import Journal
from matryoshka.paths import resources

LOG = "log.jsonl"


def train_builtin(folder: Path, scale: float, models: Path | None, rounds: int) -> int:
    """Train into `folder`, going on from what an earlier run left there; then draw how it went.

    `scale`, 0..1, is the share of the whole recipe. With `models` it begins with those of that folder, and
    not from nothing; `rounds` is how many there are at most. Raises `AppError` without torch, or at Ctrl+C.
    """
    with trained("The same command goes on from the last checkpoint."):
        from matryoshka.learning.builtin import School  # noqa: PLC0415 - torch is an extra, and heavy
        from matryoshka.learning.lesson import FROM_NOTHING, Start  # noqa: PLC0415 - it is too
        from matryoshka.learning.summary import summarize  # noqa: PLC0415 - so is what draws

        start = Start.further(models) if models else FROM_NOTHING
        school = School(resources() / "training", folder, scale, start, rounds)
        journal = Journal(folder / LOG)
        with closing(school.events()) as events:
            for event in events:
                line = as_line(event)
                journal.add(line)
                print(line, flush=True)
        summarize(journal, school)
    return 0


def train_ablations(folder: Path, scale: float) -> int:
    """Run each ablation once, from what `train_builtin` left in `folder`; print the table as Markdown.

    Raises `AppError` without torch, where something is missing in `folder`, or at Ctrl+C.
    """
    with trained("Nothing was changed; the same command begins anew."):
        from matryoshka.learning.ablation_table import markdown  # noqa: PLC0415 - numpy is slow to load
        from matryoshka.learning.ablations import Ablations  # noqa: PLC0415 - torch is an extra, and heavy

        _study(Ablations(resources() / "training", folder, scale), markdown)
    return 0


def train_tax(folder: Path, scale: float) -> int:
    """Train the smallest tier once more without the hand-off token; print what the token costs it.

    Raises `AppError` without torch, where something is missing in `folder`, or at Ctrl+C.
    """
    with trained("The same command goes on from the last checkpoint."):
        from matryoshka.learning.tax import Tax  # noqa: PLC0415 - torch is an extra, and heavy
        from matryoshka.learning.tax_table import markdown  # noqa: PLC0415 - numpy is slow to load

        _study(Tax(resources() / "training", folder, scale), markdown)
    return 0


class _Study(Protocol):
    """Runs beside a finished training, and writes what it found to its file."""

    @property
    def file(self) -> Path: ...

    def events(self) -> Iterator[Any]: ...


def _study(study: _Study, markdown: Callable[[Any], str]) -> None:
    """Print every event as JSON, and what was written at the end as a table."""
    for event in study.events():
        print(as_line(event), flush=True)
    print(markdown(json.loads(study.file.read_text(encoding="utf-8"))))


@contextmanager
def trained(remedy: str) -> Iterator[None]:
    """What is missing, and Ctrl+C, end in a sentence: `AppError`, with what to do then."""
    try:
        yield
    except ImportError as error:
        raise NotInstalled("Training", error, "train") from error
    except KeyboardInterrupt:
        raise AppError("Stopped.", remedy) from None


def as_line(event: Any) -> str:
    """As JSON, the kind in the key `event`."""
    return json.dumps({"event": type(event).__name__.lower()} | asdict(event), default=str)
