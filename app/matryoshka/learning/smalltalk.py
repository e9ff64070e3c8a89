"""Greetings and small talk: many wordings of a question, a short set of answers that fit it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from matryoshka.learning.chance import happens
from matryoshka.learning.holdout import wording_held_out
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.wording import LANGUAGES, mistyped, spelled_out, typed, usual

FILLED = 0.08
MISTYPED = 0.15


@dataclass(frozen=True, slots=True)
class Intent:
    """What a person may mean, in one language: wordings on either side of the wall, fitting answers."""

    name: str
    language: str
    trained: tuple[str, ...]
    held_out: tuple[str, ...]
    fitting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """The family of all intents."""

    intents: Sequence[Intent]
    fillers: Mapping[str, list[str]]

    @classmethod
    def read(cls, folder: Path) -> "SmallTalk":
        book = tomllib.loads((folder / "smalltalk.toml").read_text(encoding="utf-8"))
        fillers = tomllib.loads((folder / "fillers.toml").read_text(encoding="utf-8"))
        for line in (folder / "personality_chat.tsv").read_text(encoding="utf-8").splitlines():
            name, wording = line.split("\t")
            book[name]["en"].append(wording)
        return cls(
            [_intent(name, page, tongue) for name, page in book.items() for tongue in LANGUAGES], fillers
        )

    def ask(self, rng: Random, split: Split) -> Question:
        intent = rng.choice(self.intents)
        wordings = intent.trained if split is Split.TRAINING else intent.held_out
        if not wordings:
            return self.ask(rng, split)
        text = self._filled(usual(wordings, rng), intent.language, rng)
        if split is Split.TRAINING and happens(rng, MISTYPED):
            text = mistyped(text, rng)
        return Question(typed(text, rng), intent.fitting, "small talk")

    def _filled(self, text: str, language: str, rng: Random) -> str:
        if happens(rng, FILLED):
            text = rng.choice(self.fillers[f"{language}_before"]) + text
        return text + rng.choice(self.fillers[f"{language}_after"]) if happens(rng, FILLED) else text


def _intent(name: str, page: dict[str, list[str]], language: str) -> Intent:
    """A drawn wording of several words is held out where others of the intent show each of them."""
    wordings = {text for pattern in page[language] for text in spelled_out(pattern)}
    drawn = {text for text in wordings if wording_held_out(text)}
    shown = {word for text in wordings - drawn for word in text.split()}
    held_out = {text for text in drawn if " " in text and shown.issuperset(text.split())}
    trained, kept = tuple(sorted(wordings - held_out)), tuple(sorted(held_out))
    return Intent(name, language, trained, kept, tuple(page[f"{language}_says"]))
