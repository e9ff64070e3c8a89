"""Markdown gone wrong: the specification's examples, formulas and answers made to do harm, much changed."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from support.hostile import families, samples

SPEC = Path(__file__).parents[1] / "data" / "commonmark" / "spec.json"
_LONG = 20_000
"""Characters of the longest mutant: what is longer is tried by the samples themselves."""
_OFTEN = 20
"""How often each formula stands among the originals: a third as many as the examples."""
_MARKS = (
    *(
        "[",
        "](",
        "![",
        ")",
        "<",
        ">",
        "&",
        "&#0;",
        "`",
        "```",
        "~~~",
        "*",
        "**",
        "_",
        "~~",
        "|",
        "|-|",
        "#",
        "- ",
    ),
    *(
        "1. ",
        "> ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "  \n",
        "\\",
        '"',
        "'",
        "$",
        "$$",
        "\\(",
        "[^",
        "]: ",
        "[x] ",
        "\0",
    ),
    *(
        "\u202e",
        "\u200b",
        "\u2028",
        "\u0301",
        "😀",
        "\ud800",
        "<img src=x>",
        "<script>",
        "javascript:",
        "file:///",
    ),
    *("data:text/html,", "//host/", "%00", "onerror=", "<!--", "]]>", "{", "}", "xn--", "@"),
)


_FORMULAS = (
    r"So $x_{1}^2 + \alpha$ and \(y \le 3\) stand in the line, and $5 and $6 are prices.",
    "$$\n\\sum_{k=1}^{n} \\frac{k}{2} = \\sqrt[3]{x}\n$$",
    "\\[\n\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}\n\\]",
    "1. first $a^2$\n   $$b_{n}$$\n2. | x | $\\lvert y \\rvert$ |",
    "| sign | means |\n|---|---|\n| $\\forall$ | for all |\n| $a \\| b$ | divides |",
    "> $$\n> e^{i\\pi} = -1\n> $$\n\n# $E = mc^2$\n\n**$bold$** [$link$](https://a.example) `$code$`",
    r"Broken: $\frac{1}{ and \(never closed, $$ \begin{matrix} \end{array} \undefined{x} \left( $",
    "$$\nnever closed\n\nand a paragraph $x$",
    "$" + "{" * 400 + "x" + "}" * 400 + "$ and $$" + r"\frac{1}{" * 200 + "2" + "}" * 200 + "$$",
    f"$$\n{' + '.join(f'x_{{{number}}}' for number in range(2_000))}\n$$",
    "$x$ " * 800,
    r"$\href{javascript:alert(1)}{x}$ $\includegraphics{file:///x}$ $\input{/etc/passwd}$ $\def\a{\a\a}\a$",
)
"""In the line, displayed, in lists, tables and quotations; broken, nested, huge, and made to do harm."""


def originals() -> list[str]:
    """All of the specification's examples, all formulas and all samples, long ones shortened."""
    examples = [each["markdown"] for each in json.loads(SPEC.read_text(encoding="utf-8"))]
    hostile = [each for family in families() for each in samples(family, 1, "file:///x")]
    return [each[:_LONG] for each in (*examples, *_FORMULAS * _OFTEN, *hostile)]


def mutants(texts: Sequence[str], seed: int) -> Iterator[str]:
    """Endlessly, the same for the same `seed`."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated
    while True:
        text = chance.choice(texts)
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            text = _mutated(text, chance, texts)
        yield text[:_LONG]


def _mutated(text: str, chance: random.Random, others: Sequence[str]) -> str:
    place = chance.randrange(len(text) + 1)
    end = place + chance.choice((1, 4, 16, 200))
    match chance.randrange(7):
        case 0:
            return text[:place] + text[end:]
        case 1:
            return text[:place] + text[place:end] * chance.choice((2, 3, 50)) + text[end:]
        case 2:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            return text[:place] + other[start : start + 200] + text[place:]
        case 3:
            return text[:place] + chance.choice(_MARKS) * chance.choice((1, 10, 300)) + text[place:]
        case 4:
            return text[place:] + text[:place]
        case _:
            return text[:place] + chance.choice(_MARKS) + text[place:]
