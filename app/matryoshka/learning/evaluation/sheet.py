"""Reads a file of questions, and says by line what in it cannot be asked."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from matryoshka.chat.conversation import clean
from matryoshka.errors import UsageFault
from matryoshka.learning.evaluation.marking import plain
from matryoshka.learning.evaluation.records import Exercise

NO_FAMILY = "all"
"""The family of questions that name none."""


class Flaw(StrEnum):
    """What can be wrong with a line. A leaked question is asked even so, the others are left out."""

    BROKEN = "broken"
    NO_ANSWER = "no answer"
    DOUBLED = "doubled"
    TOO_LONG = "too long"
    LEAKED = "leaked"


@dataclass(frozen=True, slots=True)
class Remark:
    """A flaw of one line, counted from 1; `detail` is short and for people."""

    line: int
    flaw: Flaw
    detail: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions of a file that can be asked, and remarks on the lines that cannot."""

    exercises: tuple[Exercise, ...]
    remarks: tuple[Remark, ...]


def read_sheet(path: Path, *, unanswered: bool = False) -> Sheet:
    """Each line is `{"question": …, "answer": …, "family": …}`, in UTF-8; empty lines are skipped.

    `answer` is a text, a number or a list of them; it may be null or an empty list only where `unanswered`
    questions are wished for, or where `"beyond": true` says that no tier is expected to know it: then
    nothing counts as right. `family` may be absent, and `before` may list what was said earlier, by the
    person and the models in turn. Of questions that are equal when `plain`, the first is kept. Raises
    `UsageFault` for a file that cannot be read, or in which no question can be asked.
    """
    found = list(_lines(_bytes(path), unanswered=unanswered))
    exercises, doubled = _once([each for each in found if isinstance(each, Exercise)])
    remarks = [each for each in found if isinstance(each, Remark)] + doubled
    if not exercises:
        raise _nothing(path, remarks)
    return Sheet(tuple(exercises), tuple(sorted(remarks, key=lambda remark: remark.line)))


def counted(remarks: Sequence[Remark]) -> Mapping[Flaw, int]:
    """How many lines have each flaw, 0 included."""
    counts = Counter(remark.flaw for remark in remarks)
    return {flaw: counts[flaw] for flaw in Flaw}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        title = f"The questions {path} cannot be read: {error.strerror}."
        raise UsageFault(title, "Name a file that exists and that you may read.") from error


def _nothing(path: Path, remarks: Sequence[Remark]) -> UsageFault:
    remedy = 'Write one question a line: {"question": "2+2", "answer": "4"}'
    if not remarks:
        return UsageFault(f"The questions {path} are empty.", remedy)
    first = remarks[0]
    return UsageFault(f"No line of {path} can be asked; line {first.line}: {first.detail}.", remedy)


def _lines(raw: bytes, *, unanswered: bool) -> Iterator[Exercise | Remark]:
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield _read(number, line, unanswered=unanswered)


def _read(number: int, line: bytes, *, unanswered: bool) -> Exercise | Remark:
    try:
        row = json.loads(line.decode())
    except UnicodeDecodeError:
        return Remark(number, Flaw.BROKEN, "not UTF-8")
    except json.JSONDecodeError as error:
        return Remark(number, Flaw.BROKEN, f"not JSON: {error.msg} at character {error.colno}")
    except (ValueError, RecursionError):
        return Remark(number, Flaw.BROKEN, "not JSON that can be read")
    return _exercise(number, row, unanswered=unanswered)


def _exercise(number: int, row: Any, *, unanswered: bool) -> Exercise | Remark:
    if not isinstance(row, dict):
        return Remark(number, Flaw.BROKEN, "not an object")
    question, family = row.get("question"), row.get("family")
    if not isinstance(question, str) or not clean(question):
        return Remark(number, Flaw.BROKEN, "“question” is not a text")
    if family is not None and not isinstance(family, str):
        return Remark(number, Flaw.BROKEN, "“family” is not a text")
    answers = _answers(row.get("answer"))
    if answers is None:
        return Remark(number, Flaw.BROKEN, "“answer” is neither a text, a number nor a list of them")
    if not answers and not unanswered and row.get("beyond") is not True:
        return Remark(number, Flaw.NO_ANSWER, "“answer” is missing or empty")
    if (before := _before(row.get("before", []))) is None:
        return Remark(number, Flaw.BROKEN, "“before” is not a list of questions with their answers")
    return Exercise(clean(question), answers, family or NO_FAMILY, number, before)


def _before(value: Any) -> tuple[str, ...] | None:
    """What was said earlier; None for what cannot be the beginning of a conversation."""
    if not isinstance(value, list) or len(value) % 2 or not all(isinstance(each, str) for each in value):
        return None
    return tuple(map(clean, value))


def _answers(value: Any) -> tuple[str, ...] | None:
    """All texts that are no mere white space; None for what cannot be an answer."""
    values = [] if value is None else value if isinstance(value, list) else [value]
    if not all(map(_is_answer, values)):
        return None
    return tuple(text for text in map(_written, values) if text.strip())


def _is_answer(value: Any) -> bool:
    """Python reads `NaN` and `Infinity` as well."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, str | int) and not isinstance(value, bool)


def _written(value: str | float) -> str:
    """A number with all its digits: in `1e-7` the last number is a 7."""
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else str(value)


def _once(exercises: Sequence[Exercise]) -> tuple[list[Exercise], list[Remark]]:
    first: dict[str, Exercise] = {}
    doubled = list[Remark]()
    for exercise in exercises:
        earlier = first.setdefault(plain(exercise.key), exercise)
        if earlier is not exercise:
            doubled.append(Remark(exercise.line, Flaw.DOUBLED, f"as line {earlier.line}"))
    return list(first.values()), doubled
