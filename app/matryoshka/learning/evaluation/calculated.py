"""Recognizes calculations whose operands training shows, in the words that training puts them in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matryoshka.learning.arithmetic import LARGE, ArithmeticWordings
from matryoshka.learning.holdout import operands_held_out
from matryoshka.learning.percentages import KIND as PERCENT
from matryoshka.learning.percentages import LARGEST_WHOLE
from matryoshka.learning.wording import LANGUAGES

LARGEST = {**LARGE, PERCENT: LARGEST_WHOLE}


@dataclass(frozen=True, slots=True)
class Calculated:
    """The frames of training around an expression, and by kind all expressions, with operands `a` and `b`."""

    frames: Sequence[re.Pattern[str]]
    expressions: Mapping[str, Sequence[re.Pattern[str]]]

    @classmethod
    def of(cls, wordings: ArithmeticWordings) -> "Calculated":
        book = wordings.book
        frames = {frame for language in LANGUAGES for frame in book["frames"][language]}
        return cls(
            [_pattern(frame, {"e": "(.+)"}) for frame in sorted(frames)],
            {kind: [*map(_expression, _worded(book[kind]))] for kind in LARGEST},
        )

    def makes(self, text: str) -> bool:
        """Whether training may have shown the text, which is in lower case and has no end marks."""
        bare = text.rstrip(" =")
        framed = (found[1] for frame in self.frames if (found := frame.fullmatch(bare)))
        return any(map(self._is_trained, framed))

    def _is_trained(self, expression: str) -> bool:
        return any(
            max(operands) <= LARGEST[kind] and not operands_held_out(kind, *operands)
            for kind, shapes in self.expressions.items()
            for shape in shapes
            if (found := shape.fullmatch(expression))
            for operands in [(int(found["a"]), int(found["b"]))]
        )


def _worded(words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for sign in words.get("signs", ()):
        yield from (f"{{a}}{gap}{sign}{gap}{{b}}" for gap in ("", " "))
    for language in LANGUAGES:
        yield from (*words[language], *words[f"{language}_orders"])


def _expression(text: str) -> re.Pattern[str]:
    return _pattern(text, {name: rf"(?P<{name}>\d{{1,4}})" for name in "ab"})


def _pattern(text: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """Of the text in lower case, each `{slot}` in it being what `slots` says."""
    parts = re.split(r"\{(\w)\}", text.casefold())
    return re.compile("".join(slots[part] if at % 2 else re.escape(part) for at, part in enumerate(parts)))
