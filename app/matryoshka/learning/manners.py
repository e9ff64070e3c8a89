"""What people say before and after a request to calculate, which changes nothing of what is asked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from matryoshka.learning.chance import happens

BEFORE_SHARE = 0.15
AFTER_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Manners:
    """Openings and closings by language."""

    parts: Mapping[str, list[str]]

    @classmethod
    def read(cls, folder: Path) -> "Manners":
        return cls(tomllib.loads((folder / "manners.toml").read_text(encoding="utf-8")))

    def around(self, text: str, language: str, rng: Random) -> str:
        """The text with an opening, a closing, both or, mostly, as it is."""
        if happens(rng, BEFORE_SHARE):
            text = rng.choice(self.parts[f"{language}_before"]) + text
        return text + rng.choice(self.parts[f"{language}_after"]) if happens(rng, AFTER_SHARE) else text
