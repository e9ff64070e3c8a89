"""Asks the elder which of two answers is better: twice, for it may prefer what it reads first."""

import re
from dataclasses import dataclass
from enum import StrEnum
from string import Template

from matryoshka.chat.engine import Engine, Message, Role, Stop
from matryoshka.learning.calibration.heard import hear
from matryoshka.learning.evaluation.records import Exercise

LONGEST = 6000
"""Characters of an answer that a judge reads."""


class Verdict(StrEnum):
    """Which of two answers is good, or the better one."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    NEITHER = "neither"


SWAPPED = {Verdict.FIRST: Verdict.SECOND, Verdict.SECOND: Verdict.FIRST}
SHARES = {
    Verdict.FIRST: (1.0, 0.0),
    Verdict.SECOND: (0.0, 1.0),
    Verdict.BOTH: (1.0, 1.0),
    Verdict.NEITHER: (0.0, 0.0),
}
TIE = (0.5, 0.5)
"""Where the judge says another thing once the answers have changed places."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A model that compares; `prompt` has the marks $question, $first and $second."""

    engine: Engine
    prompt: str

    def compare(self, exercise: Exercise, one: str, other: str, stop: Stop) -> tuple[float, float] | None:
        """How right each answer is, 0..1; None where the judge does not say.

        What it says must hold in both orders (Zheng et al. 2023, Judging LLM-as-a-Judge, section 3.4).
        Raises `Stopped`, and as the engine does.
        """
        here = self._verdict(exercise, one, other, stop)
        swapped = self._verdict(exercise, other, one, stop) if here else None
        if here is None or swapped is None:
            return None
        return SHARES[here] if here == SWAPPED.get(swapped, swapped) else TIE

    def _verdict(self, exercise: Exercise, first: str, second: str, stop: Stop) -> Verdict | None:
        answers = {"first": first[:LONGEST], "second": second[:LONGEST]}
        text = Template(self.prompt).substitute(answers, question=_told(exercise))
        for _ in self.engine.wake(stop):
            pass
        return verdict_in(hear(self.engine.stream([Message(Role.USER, text)], stop)).answer)


def verdict_in(answer: str) -> Verdict | None:
    """What the last line of a judge's answer says; None for anything but one verdict."""
    *_, last = answer.split("\n")
    said = set(re.findall(r"\w+", last.casefold())) & set(Verdict)
    return Verdict(said.pop()) if len(said) == 1 else None


def _told(exercise: Exercise) -> str:
    """The question, after what was said before it."""
    speakers = ("Person", "Assistant")
    earlier = [f"{speakers[number % 2]}: {text}" for number, text in enumerate(exercise.before)]
    return "\n".join([*earlier, f"{speakers[0]}: {exercise.text}"]) if earlier else exercise.text
