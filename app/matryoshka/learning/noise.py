"""Questions spoiled or made up by chance: whatever is not precisely inside the range goes up."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from matryoshka.learning.beyond import SLOT, Templates
from matryoshka.learning.questions import Family, Question, Split
from matryoshka.learning.smalltalk import SmallTalk
from matryoshka.learning.tokens import HANDOFF
from matryoshka.learning.wording import typed

NUMBER = re.compile(r"\d+")
SIGN = re.compile(r"(?<=[\d ])[-+*×x·х−–](?=[\d ])")
WORD = re.compile(r"[^\W\d_]+")
CALCULATION = re.compile(r"\d\s*\W\s*\d")
WAYS = (12, 5, 7, 6, 9, 8, 6, 5)
LAST_SIGN = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Noise:
    """Spoiled calculations and small talk, heaps of words, strings of any script."""

    calculations: Family
    small_talk: SmallTalk
    beyond: Sequence[Templates]
    parts: Mapping[str, list[str]]
    words: Sequence[str]
    known: frozenset[str]

    @classmethod
    def read(
        cls, folder: Path, calculations: Family, small_talk: SmallTalk, beyond: Sequence[Templates]
    ) -> "Noise":
        parts = tomllib.loads((folder / "noise.toml").read_text(encoding="utf-8"))
        known = [text for intent in small_talk.intents for text in intent.trained + intent.held_out]
        said = [text for intent in small_talk.intents for text in intent.trained]
        asked = [text for page in beyond for texts in page.trained.values() for text in texts]
        filled = [text for page in beyond for texts in page.slots.values() for text in texts]
        words = set(WORD.findall(SLOT.sub(" ", " ".join(said + asked + filled)))) - set(parts["operators"])
        return cls(calculations, small_talk, beyond, parts, sorted(words), frozenset(map(_plain, known)))

    def ask(self, rng: Random, split: Split) -> Question:
        spoiled = (self._without_number, self._without_operator, self._with_clause, self._joined)
        ways = (*spoiled, self._small_talk, self._small_talk_and_more, self._heap, self._string)
        text = rng.choices(ways, WAYS)[0](rng, split)
        return self.ask(rng, split) if _plain(text) in self.known else Question(text, (HANDOFF,), "noise")

    def _without_number(self, rng: Random, split: Split) -> str:
        """One number becomes a word, letters or a quantity, or is left out."""
        text = self.calculations.ask(rng, split).text
        found = rng.choice(list(NUMBER.finditer(text)) or [re.match("", text)])
        number = found[0] if found else ""
        letters = NUMBER.sub("", self._letters(rng))
        written = rng.choice((self._word(rng), letters, number + rng.choice(self.parts["units"]), ""))
        return _replaced(text, found, written)

    def _without_operator(self, rng: Random, split: Split) -> str:
        text = self.calculations.ask(rng, split).text
        named = [word for word in WORD.finditer(text) if word[0].lower() in self.parts["operators"]]
        signs = list(SIGN.finditer(text))
        if signs:
            return _replaced(
                text, signs[0], rng.choice((f" {self._word(rng)} ", rng.choice(self.parts["signs"])))
            )
        return _replaced(text, rng.choice(named), self._word(rng)) if named else self._joined(rng, split)

    def _with_clause(self, rng: Random, split: Split) -> str:
        text = self.calculations.ask(rng, split).text
        before, after = rng.choice(self.parts["before"]), rng.choice(self.parts["after"])
        return rng.choice((before + text, _open(text) + after, before + _open(text) + after))

    def _joined(self, rng: Random, split: Split) -> str:
        first, other = self.calculations, rng.choice((self.calculations, *self.beyond))
        return self._both(first, other, rng, split)

    def _small_talk(self, rng: Random, split: Split) -> str:
        """The longest words say what is meant: one of them becomes another word."""
        text = self.small_talk.ask(rng, split).text
        longest = sorted(WORD.finditer(text), key=lambda word: len(word[0]))[-2:]
        return _replaced(text, rng.choice(longest or [None]), self._word(rng))

    def _small_talk_and_more(self, rng: Random, split: Split) -> str:
        return self._both(self.small_talk, rng.choice(self.beyond), rng, split)

    def _heap(self, rng: Random, _: Split) -> str:
        return typed(" ".join(self._word(rng) for _ in range(rng.randint(2, 20))), rng)

    def _string(self, rng: Random, split: Split) -> str:
        text = "".join(
            self._letters(rng) + rng.choice(("", " ", "-")) for _ in range(rng.randint(1, 4))
        ).strip()
        return self._string(rng, split) if CALCULATION.search(text) else text

    def _both(self, first: Family, second: Family, rng: Random, split: Split) -> str:
        texts = [first.ask(rng, split).text, second.ask(rng, split).text]
        return _open(texts[0]) + rng.choice(self.parts["joins"]) + texts[1]

    def _word(self, rng: Random) -> str:
        return rng.choice(self.words)

    def _letters(self, rng: Random) -> str:
        some = [chr(rng.randint(33, LAST_SIGN)) for _ in range(9)]
        anything = "".join(sign for sign in some if sign.isprintable()) or "?"
        alphabet = rng.choice((*self.parts["alphabets"], anything))
        return "".join(rng.choice(alphabet) for _ in range(rng.randint(1, 8)))


def _replaced(text: str, found: re.Match[str] | None, written: str) -> str:
    return text[: found.start()] + written + text[found.end() :] if found else f"{text} {written}"


def _open(text: str) -> str:
    return text.rstrip(" ?.!=")


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").strip(" ?!.=").split())
