"""Decides whether an answer in a model's own words says the answer that is known to be right."""

import re
from collections.abc import Iterable

from matryoshka.learning.evaluation.marking import is_right, last_number, plain


def says_one_of(answer: str, answers: Iterable[str]) -> bool:
    """Whether it is right as `is_right` tells, or its first or last line has the words of one of `answers`.

    An answer with a number in it must be right as `is_right` tells.
    """
    known = tuple(answers)
    lines = answer.strip().splitlines()
    wordy = [each for each in known if last_number(each) is None]
    return is_right(answer, known) or any(
        _has(line, each) for line in (lines[:1] + lines[-1:]) for each in wordy
    )


def _has(line: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(plain(words))}(?!\w)", plain(line)) is not None
