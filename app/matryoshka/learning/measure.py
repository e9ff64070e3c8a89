"""Counts what a tier does with questions: right, wrong, or handed up, by family."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from matryoshka.chat.engine import Message, Role
from matryoshka.learning.questions import Question

PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Reply:
    """What a tier would answer, and the probability, 0..1, that it hands the question up instead."""

    text: str
    doubt: float

    @property
    def handed_up(self) -> bool:
        return self.doubt > PATIENCE


Answer = Callable[[Sequence[Message]], Reply]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions were asked, and what became of them."""

    asked: int
    right: int
    handed_up: int

    @property
    def wrong(self) -> int:
        return self.asked - self.right - self.handed_up

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.asked + other.asked, self.right + other.right, self.handed_up + other.handed_up)


def measured(
    questions: Iterable[Question], answer: Answer, before: Sequence[Message] = ()
) -> dict[str, Tally]:
    """Ask each question after the messages `before`; families beyond the range are marked as such."""
    tallies: dict[str, Tally] = defaultdict(lambda: Tally(0, 0, 0))
    for question in questions:
        family = f"beyond: {question.family}" if question.is_handed_up else question.family
        tallies[family] += _judged(question, answer([*before, Message(Role.USER, question.text)]))
    return dict(tallies)


def in_range(tallies: dict[str, Tally]) -> Tally:
    return sum((t for name, t in tallies.items() if not name.startswith("beyond")), Tally(0, 0, 0))


def beyond_range(tallies: dict[str, Tally]) -> Tally:
    return sum((t for name, t in tallies.items() if name.startswith("beyond")), Tally(0, 0, 0))


def table(tallies: dict[str, Tally]) -> str:
    """The tallies as a Markdown table, in per cent."""
    lines = ["| family | asked | right % | handed up % | wrong % |", "|---|---|---|---|---|"]
    return "\n".join(lines + [_line(name, tallies[name]) for name in sorted(tallies)])


def _judged(question: Question, reply: Reply) -> Tally:
    handed_up = reply.handed_up
    return Tally(1, int(not handed_up and reply.text.strip() in question.fitting), int(handed_up))


def _line(name: str, tally: Tally) -> str:
    shares = (100 * part / tally.asked for part in (tally.right, tally.handed_up, tally.wrong))
    return f"| {name} | {tally.asked} | " + " | ".join(f"{share:.1f}" for share in shares) + " |"
