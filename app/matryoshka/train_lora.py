"""Teaches a tier of one's own ladder when to ask the next, and says how to use what comes out."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from matryoshka import build
from matryoshka.chat.events import Where
from matryoshka.chat.identity import model_identity
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.engines.llama import LlamaEngine
from matryoshka.errors import UsageFault
from matryoshka.learning.evaluation.bootstrap import Estimate
from matryoshka.learning.evaluation.identity import tier_identity
from matryoshka.learning.evaluation.log import Log
from matryoshka.learning.evaluation.sheet import read_sheet
from matryoshka.learning.evaluation.sitting import Sitting
from matryoshka.learning.journal import Journal
from matryoshka.learning.lora.news import Compared, Estimated, Written
from matryoshka.learning.lora.paper import Paper
from matryoshka.models.words import duration, size
from matryoshka.paths import Paths
from matryoshka.progress import ProgressLine
from matryoshka.remarks import tell
from matryoshka.show import say
from matryoshka.train import LOG, as_line, trained

ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Wish:
    """Teach the tier of this name, or the smallest, from what `base` holds.

    It learns from the questions of a file, or without one from answers that were judged before.
    """

    base: Path
    ladder: Ladder
    questions: Path | None
    folder: Path
    tier: str | None
    rounds: int
    """At most so many."""


def train_lora(wish: Wish, paths: Paths) -> int:
    """Train into the wish's folder, going on from what an earlier run left there.

    Events go to standard output, one a line, as JSON. Raises `AppError` without the extra, or at Ctrl+C.
    """
    junior, elder = _pair(wish)
    paper = _paper(wish.questions) if wish.questions else _judged(junior, elder, paths)
    with trained("The same command goes on from there."), ProgressLine() as progress:
        from matryoshka.learning.lora.base import free_memory  # noqa: PLC0415 - so does this
        from matryoshka.learning.lora.school import LoraSchool  # noqa: PLC0415 - torch is an extra, and heavy

        school = LoraSchool(
            base=wish.base,
            junior=junior,
            elder=elder,
            paper=paper,
            folder=wish.folder,
            seat=Seats(wish.folder / ANSWERS).seat,
            free=free_memory(),
            hear=progress.show,
            most=wish.rounds,
        )
        journal = Journal(wish.folder / LOG)
        with closing(school.events()) as events:
            for event in events:
                progress.clear()
                journal.add(line := as_line(event))
                print(line, flush=True)
                _tell(event, wish.folder)
    return 0


@dataclass(frozen=True, slots=True)
class Seats:
    """Where tiers are examined; what they answer is kept in `folder`, one file a model."""

    folder: Path

    @contextmanager
    def seat(self, tier: Tier) -> Iterator[Sitting]:
        """Raises `AppError`. The model is loaded when it is first asked, and leaves memory at the end."""
        log = Log(self.folder / f"{tier_identity(tier)}.jsonl")
        with closing(LlamaEngine(tier)) as engine, log:
            yield Sitting(tier, engine, log)


def _paper(questions: Path) -> Paper:
    sheet = read_sheet(questions)
    tell(sheet.remarks)
    return Paper.of(sheet.exercises)


def _judged(junior: Tier, elder: Tier, paths: Paths) -> Paper:
    """What is in the table of labels. Raises `UsageFault` where that is nothing."""
    bare = replace(junior, loras=())
    with LabelTable(paths.store) as table:
        trials = table.trials(model_identity(bare), model_identity(elder))
    if not trials:
        raise UsageFault(
            f"No answers of {junior.name} and {elder.name} have been judged yet.",
            "Name a file with --questions, or measure them first: matryoshka calibrate",
        )
    return Paper.of_trials(trials)


def _pair(wish: Wish) -> tuple[Tier, Tier]:
    """Who is taught, and who stands above. Raises `UsageFault`."""
    name = wish.tier or wish.ladder.tiers[0].name
    (junior,) = build.only(wish.ladder, name).tiers
    elder = wish.ladder.elder(name)
    if elder is None:
        raise UsageFault(f"Nobody stands above {name}.", "Name a tier that has another one above it.")
    asked = (junior, elder) if wish.questions else (junior,)
    for tier in asked:
        if tier.where is Where.REMOTE:
            raise UsageFault(f"{tier.name} is not on this computer.", "Name a ladder whose models are files.")
    return junior, elder


def _tell(event: object, folder: Path) -> None:
    """In a sentence, what one wants to know before it begins and when it is done."""
    match event:
        case Estimated():
            say(
                f"{event.tier} is taught with {event.questions:,} questions: {duration(event.seconds)} "
                f"at most, and {size(event.memory)} of memory ({size(event.free)} are free)."
            )
        case Written():
            say(
                f"To use it, add below the line of {event.tier} in the ladder:\n{_lines(folder / event.file)}"
            )
        case Compared():
            say(_worth(event))


def _lines(adapter: Path) -> str:
    return f'[[tier.lora]]\npath = "{adapter.resolve()}"'


def _worth(event: Compared) -> str:
    before, after = _percent(event.apgr_before), _percent(event.apgr_after)
    found = "better than before" if event.gained["significant"] else "not clearly better than before"
    return (
        f"On {event.questions:,} questions it was not taught with, {event.tier}'s hand-offs close {after} of "
        f"the gap to its elder; by its first word alone they closed {before}: {found}."
    )


def _percent(figure: Estimate) -> str:
    if figure["value"] is None or figure["low"] is None or figure["high"] is None:
        return "an unknown share"
    return f"{figure['value']:.0%} ({figure['low']:.0%} to {figure['high']:.0%})"
