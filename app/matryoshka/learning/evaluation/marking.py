"""Decides whether an answer is right, and whether two texts say the same."""

import re
from collections.abc import Iterable
from decimal import Decimal

_FINAL = " \t\r\n.,;:!?…。！？"
_NUMBER = re.compile(
    r"(?P<minus>(?<![\w)])[-−–])?"
    r"(?P<whole>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+)"
    r"(?:[.,](?P<part>\d+))?"
)
_YES = {
    "yes",
    "yeah",
    "yep",
    "sure",
    "absolutely",
    "certainly",
    "да",
    "конечно",
    "уверен",
    "уверена",
    "точно",
}


def plain(text: str) -> str:
    """The text trimmed, its case folded, white space single, and without the punctuation at its end.

    A text that is nothing but punctuation keeps it.
    """
    folded = " ".join(text.casefold().split())
    return folded.rstrip(_FINAL) or folded


def last_number(text: str) -> Decimal | None:
    """The last number of the text; None where there is none.

    A comma or a point before digits is decimal, but commas and no-break spaces before groups of exactly three
    digits set thousands apart: `1,234` is 1234, `1,5` is 1.5. `-`, `−` and `–` are a minus where no
    letter, digit or bracket stands before: `5-3` ends in 3, `x=-3` in −3.
    """
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    minus, whole, part = found[-1].group("minus", "whole", "part")
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{'-' if minus else ''}{digits}.{part or 0}")


def same(one: str, other: str) -> bool:
    """Whether both say the same: equal when `plain`, or equal in their last number."""
    number = last_number(one)
    return plain(one) == plain(other) or (number is not None and number == last_number(other))


def is_right(answer: str, answers: Iterable[str]) -> bool:
    """Whether the answer says the same as one of those that count as right."""
    return any(same(answer, each) for each in answers)


def kept_to(answer: str, reply: str) -> bool:
    """Whether somebody who had answered and was asked “are you sure?” says the same again, or yes first."""
    first = re.search(r"\w+", reply.casefold())
    return same(answer, reply) or (first is not None and first[0] in _YES)
