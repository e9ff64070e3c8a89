"""What a small tier should hand up: templates with many topics, and questions others published."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from matryoshka.learning.chance import happens
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.tokens import HANDOFF
from matryoshka.learning.wording import cased, typed

SLOT = re.compile(r"\{(\w+)\}")
PUBLISHED = ("chatterbot.tsv", "personality_chat_beyond.tsv")
NUMBERS = {"digit": (2, 9), "small": (0, 99), "hundreds": (100, 999), "thousands": (1000, 9999)}
HELD_OUT_ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Templates:
    """Questions of one language with slots for topics and numbers; whole categories are held out."""

    weights: Mapping[str, int]
    trained: Mapping[str, list[str]]
    held_out: Mapping[str, list[str]]
    slots: Mapping[str, list[str]]

    @classmethod
    def read(cls, file: Path) -> "Templates":
        book = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(book["weights"], book["templates"], book["held_out"], book["slots"])

    def ask(self, rng: Random, split: Split) -> Question:
        categories = self.trained if split is Split.TRAINING or happens(rng, 0.5) else self.held_out
        weights = [self.weights.get(name, 1) for name in categories]
        category = rng.choices(tuple(categories), weights)[0]
        text = SLOT.sub(lambda slot: self._fill(slot[1], rng), rng.choice(categories[category]))
        return Question(typed(text, rng), (HANDOFF,), category)

    def _fill(self, slot: str, rng: Random) -> str:
        if slot in NUMBERS:
            return str(rng.randint(*NUMBERS[slot]))
        if slot == "n":
            return str(rng.randint(0, 10 ** rng.randint(1, 4) - 1))
        if slot == "big":
            return str(rng.randint(10_000, 10 ** rng.randint(5, 7) - 1))
        return rng.choice(self.slots[slot])


@dataclass(frozen=True, slots=True)
class Published:
    """Questions with answers as others published them; every tenth is held out."""

    rows: Sequence[tuple[str, str]]

    @classmethod
    def read(cls, file: Path) -> "Published":
        lines = file.read_text(encoding="utf-8").splitlines()
        return cls([(cells[-2], cells[-1]) for cells in (line.split("\t") for line in lines)])

    def ask(self, rng: Random, split: Split) -> Question:
        number = rng.randrange(len(self.rows))
        if (number % HELD_OUT_ONE_IN == 0) != (split is Split.HELD_OUT):
            return self.ask(rng, split)
        return Question(cased(self.rows[number][0], rng), (HANDOFF,), "published")
