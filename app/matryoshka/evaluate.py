"""Measures a ladder in the terminal with the questions of a file, and goes on where it was stopped."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from matryoshka import build
from matryoshka.chat.calibration import Calibration
from matryoshka.chat.calibrations import Calibrations
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.rack import Rack
from matryoshka.errors import NotInstalled, UsageFault
from matryoshka.learning.evaluation.examination import Examination, Findings, Progress
from matryoshka.learning.evaluation.identity import ladder_identity, tier_identity
from matryoshka.learning.evaluation.leaks import Trained
from matryoshka.learning.evaluation.log import Log
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.evaluation.sheet import Remark, read_sheet
from matryoshka.learning.evaluation.sitting import Sitting
from matryoshka.paths import Paths, resources
from matryoshka.progress import ProgressLine
from matryoshka.remarks import tell
from matryoshka.show import say


@dataclass(frozen=True, slots=True)
class Wish:
    """What to measure with which questions, and how to tell of it."""

    ladder: Ladder
    questions: Path
    middle: Tier | None = None
    as_json: bool = False
    plot: Path | None = None


def evaluate(wish: Wish, paths: Paths) -> int:
    """Print all figures on standard output; progress and remarks go to standard error.

    Raises `AppError`, or `KeyboardInterrupt` at Ctrl+C; the same command goes on after both.
    """
    try:
        from matryoshka.publish import publish  # noqa: PLC0415 - its libraries are an extra, and heavy
    except ImportError as error:
        raise NotInstalled("Measuring", error, "evaluate") from error
    _check_here(wish.ladder)
    if wish.plot:
        _check_picture(wish.plot, wish.ladder)
    with told_to_stop():
        findings, remarks = _measured(wish, paths)
        publish(findings, remarks, as_json=wish.as_json, picture=wish.plot)
    return 0


def _check_here(ladder: Ladder) -> None:
    """Hundreds of questions are not sent to a service unasked."""
    if remote := [tier.name for tier in ladder.tiers if tier.where is Where.REMOTE]:
        title = f"Every tier is asked every question, and {remote[0]} is not on this computer."
        raise UsageFault(title, "Measure a ladder without it.")


def _check_picture(file: Path, ladder: Ladder) -> None:
    """What keeps it from being drawn is better known before anything is asked than after."""
    if len(ladder.tiers) == 1:
        raise UsageFault(
            "One tier has no frontier to draw.", "Leave --plot out, or measure two tiers or more."
        )
    if not file.parent.is_dir():
        raise UsageFault(f"There is no folder {file.parent} for the picture.", "Name another.")
    if file.is_dir() or not os.access(file if file.exists() else file.parent, os.W_OK):
        raise UsageFault(f"The picture {file} cannot be written.", "Name another file.")


def _measured(wish: Wish, paths: Paths) -> tuple[Findings, list[Remark]]:
    """What came out, and all that is to be said of the lines, in their order.

    It is told as soon as it is known: an hour later is too late to mend a broken line.
    """
    sheet = read_sheet(wish.questions)
    remarks = [*sheet.remarks, *Trained.read(resources() / "training").remarks(sheet.exercises)]
    tell(remarks)
    calibration = _calibration(wish.ladder, build.calibrations(paths))
    findings = examined(wish.ladder, wish.middle, sheet.exercises, paths.evaluations, calibration)
    tell(findings.remarks)
    return findings, sorted([*remarks, *findings.remarks], key=lambda remark: remark.line)


def _calibration(ladder: Ladder, known: Calibrations) -> Calibration | None:
    """Of the two smallest tiers; it is said where one does not hold any more."""
    junior, *above = ladder.tiers
    found = known.between(junior, above[0] if above else None)
    if found.note:
        say(f"{junior.name}: {found.note.title} {found.note.remedy}")
    return found.calibration


def examined(
    ladder: Ladder,
    middle: Tier | None,
    exercises: Sequence[Exercise],
    folder: Path,
    calibration: Calibration | None = None,
) -> Findings:
    """Put all questions to all tiers, but for what `folder` remembers; progress goes to standard error.

    What the `calibration` of the two smallest makes of doubt is told beside the plain one. Raises `AppError`.
    """
    with _examination(ladder, middle, folder, calibration) as examination:
        return _run(examination, exercises)


@contextmanager
def told_to_stop() -> Iterator[None]:
    """Say that nothing is lost when the person stops what is done here."""
    try:
        yield
    except KeyboardInterrupt:
        say("Stopped. Nothing is lost: the same command goes on from here.")
        raise


@contextmanager
def _examination(
    ladder: Ladder, middle: Tier | None, folder: Path, calibration: Calibration | None
) -> Iterator[Examination]:
    """Every model has one log, whatever its tier is called."""
    tiers = ladder.tiers
    if middle and middle.name in [tier.name for tier in tiers]:
        raise UsageFault(f"A tier is called “{middle.name}” already.", "Give that tier another name.")
    with ExitStack() as stack:
        logs = dict[str, Log]()

        def log(identity: str) -> Log:
            if identity not in logs:
                logs[identity] = stack.enter_context(Log(folder / f"{identity}.jsonl"))
            return logs[identity]

        def sitting(tier: Tier, *, below: bool = False) -> Sitting:
            engine = stack.enter_context(closing(LlamaEngine(tier)))
            known = calibration if tier is tiers[0] else None
            return Sitting(tier, engine, log(tier_identity(tier)), below, known)

        rack = stack.enter_context(closing(Rack()))
        yield Examination(
            [sitting(tier, below=tier is not tiers[-1]) for tier in tiers],
            sitting(middle) if middle else None,
            build.cascade(ladder, rack, remedy=""),
            log(ladder_identity(tiers)),
        )


def _run(examination: Examination, exercises: Sequence[Exercise]) -> Findings:
    with ProgressLine() as line, closing(examination.run(exercises)) as work:
        for event in work:
            match event:
                case Findings():
                    return event
                case Progress(name, done, questions, asked):
                    line.show(name, done, questions, asked)
                case _:
                    assert_never(event)
    raise RuntimeError("An examination ends with its findings.")
