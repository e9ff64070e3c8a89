"""A long answer as models write them: every kind of Markdown, and never the same words twice."""

import random
from collections.abc import Callable

_WORDS = (  # noqa: SIM905 - as a list they would fill a page
    "the sea was wide and a small doll stood inside another one where light fell through old windows on "
    "painted wood that nobody had opened since the winter when every question went up to its elder and "
    "came back with an answer which was longer than anyone thought it could be before they read it"
).split()


def long_answer(characters: int, seed: int = 1) -> str:
    """So many characters of headings, paragraphs, tables, nested lists, code and formulas."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    parts, length = list[str](), 0
    while length < characters:
        parts.append(_KINDS[len(parts) % len(_KINDS)](draw))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:characters]


def some(draw: random.Random, words: int) -> str:
    return " ".join(draw.choices(_WORDS, k=words))


def _heading(draw: random.Random) -> str:
    return f"## {some(draw, 4).capitalize()}"


def _paragraph(draw: random.Random) -> str:
    said = [some(draw, 14), f"**{some(draw, 2)}**", some(draw, 16), f"`{some(draw, 1)}`", some(draw, 18)]
    return f"{' '.join(said).capitalize()}."


def _list(draw: random.Random) -> str:
    lines = (f"{number}. {some(draw, 9)}\n   - {some(draw, 7)}\n   - {some(draw, 7)}" for number in (1, 2, 3))
    return "\n".join(lines)


def _table(draw: random.Random) -> str:
    rows = (f"| {some(draw, 2)} | {draw.randint(1, 999)} | {some(draw, 4)} |" for _ in range(8))
    return "\n".join(["| what | how many | where |", "| --- | ---: | --- |", *rows])


def _code(draw: random.Random) -> str:
    name, count = "_".join(draw.choices(_WORDS, k=2)), draw.randint(3, 99)
    lines = [f"def {name}(number: int) -> int:", f'    """{some(draw, 6)}."""']
    lines += [f"    {word} = number % {count}  # {some(draw, 4)}" for word in draw.choices(_WORDS, k=6)]
    return "\n".join(["```python", *lines, f"    return number * {count}", "```"])


def _formula(draw: random.Random) -> str:
    count = draw.randint(2, 99)
    said = f"{some(draw, 8)} $x_{{{count}}}^2 + y$ {some(draw, 6)}"
    return f"{said}\n\n$$\\sum_{{k=1}}^{{{count}}} \\frac{{k}}{{2}}$$"


_KINDS: tuple[Callable[[random.Random], str], ...] = (
    _heading,
    _paragraph,
    _list,
    _paragraph,
    _table,
    _paragraph,
    _code,
    _paragraph,
    _formula,
)
