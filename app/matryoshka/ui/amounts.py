"""Sizes, speeds, times and money in the language of the window."""

from matryoshka.models import words
from matryoshka.ui.tongue import tr


def size(count: int) -> str:
    return tr(words.size(count))


def amount(count: int) -> str:
    return tr(words.amount(count))


def speed(per_second: float) -> str:
    return tr(words.speed(per_second))


def duration(seconds: float) -> str:
    return tr(words.duration(seconds))


def pace(tokens_per_second: float) -> str:
    return tr(words.pace(tokens_per_second))


def money(sum_: float) -> str:
    return tr(words.money(sum_))
