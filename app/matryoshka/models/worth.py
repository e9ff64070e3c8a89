"""Which of the built-in tiers pay for themselves below a bigger one: by the figures measured with them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matryoshka.paths import resources

BUILTIN = ("xs", "s")
"""The tiers that come with the program, smallest first."""
BUILTIN_LANGUAGES = ("en", "ru")
INSIDE = 0.05
"""The part of a person's questions that is taken to lie in their range: small talk and sums are rare."""


@dataclass(frozen=True, slots=True)
class Bottom:
    """Some of the built-in tiers, or none, and what was measured of them with questions of their range."""

    tiers: tuple[str, ...]
    up: float
    """The part of these questions that they do not answer."""
    seconds: float
    """That a question takes there, in the mean."""

    def takes(self, answer: float, inside: float = INSIDE) -> float:
        """Seconds of one question in the mean, where the tier above takes `answer` seconds.

        What is outside their range, all but `inside` of the questions, goes up.
        """
        return self.seconds + answer * (1 - inside * (1 - self.up))


NOTHING = Bottom((), 1.0, 0.0)


def bottoms(figures: Path | None = None) -> tuple[Bottom, ...]:
    """From what `matryoshka prove` wrote; most tiers first."""
    text = (figures or resources() / "models" / "figures.json").read_text(encoding="utf-8")
    return (*_measured(json.loads(text)["in range"]), NOTHING)


def cheapest(of: Sequence[Bottom], answer: float) -> Bottom:
    """Below a tier that takes `answer` seconds for an answer; of equal ones the first."""
    return min(of, key=lambda bottom: bottom.takes(answer))


def _measured(figures: Mapping[str, Any]) -> Iterator[Bottom]:
    both, (junior, elder) = figures["cascade"], figures["tiers"]
    straight = {point["name"]: point["cost"]["value"] for point in figures["points"]}
    yield Bottom(BUILTIN, both["declined"]["value"], both["cost"]["value"])
    yield Bottom(BUILTIN[1:], elder["unsure"]["value"], straight["always elder"])
    yield Bottom(BUILTIN[:1], junior["unsure"]["value"], straight["always junior"])
