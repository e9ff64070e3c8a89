"""Examinations of real models, in a folder of their own."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from matryoshka import build
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.rack import Rack
from matryoshka.learning.evaluation.examination import Examination, Findings, Progress
from matryoshka.learning.evaluation.identity import tier_identity
from matryoshka.learning.evaluation.log import Log
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.evaluation.sitting import Sitting


def exercise(text: str, *answers: str, line: int = 1) -> Exercise:
    return Exercise(text, answers, "all", line)


@contextmanager
def sitting(tier: Tier, folder: Path, *, below: bool = False) -> Iterator[Sitting]:
    """A tier with a log in the folder."""
    with closing(LlamaEngine(tier)) as engine, Log(folder / f"{tier_identity(tier)}.jsonl") as log:
        yield Sitting(tier, engine, log, below)


def examined(
    tiers: Sequence[Tier], exercises: Sequence[Exercise], folder: Path, middle: Tier | None = None
) -> tuple[Findings, list[Progress]]:
    """A whole examination, and its progress on the way."""
    with ExitStack() as stack:
        rack = stack.enter_context(closing(Rack()))
        examination = Examination(
            [stack.enter_context(sitting(tier, folder, below=tier is not tiers[-1])) for tier in tiers],
            stack.enter_context(sitting(middle, folder)) if middle else None,
            build.cascade(Ladder(tuple(tiers)), rack, remedy=""),
            stack.enter_context(Log(folder / "cascade.jsonl")),
        )
        events = list(examination.run(exercises))
    (findings,) = (event for event in events if isinstance(event, Findings))
    assert events[-1] is findings
    return findings, [event for event in events if isinstance(event, Progress)]
