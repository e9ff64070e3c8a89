"""How people write one and the same question: alternatives, and the careless variety of typing."""

import re
from collections.abc import Sequence
from random import Random

from matryoshka.learning.chance import happens

ALTERNATIVES = re.compile(r"\(([^()]*\|[^()]*)\)")
LANGUAGES = ("en", "ru")
ENDINGS = ("", "", "", "?", "?", "?", ".", "!", " ?", "??")


def spelled_out(pattern: str) -> list[str]:
    """Every wording that a pattern like `how are you( doing|)` stands for; inner brackets first."""
    found = ALTERNATIVES.search(pattern)
    if found is None:
        return [" ".join(pattern.split())]
    before, after = pattern[: found.start()], pattern[found.end() :]
    return [text for choice in found[1].split("|") for text in spelled_out(before + choice + after)]


def usual(wordings: Sequence[str], rng: Random) -> str:
    """The shorter of two wordings drawn: people say most things in few words."""
    return min(rng.choices(wordings, k=2), key=len)


def typed(text: str, rng: Random) -> str:
    """The text as a person might type it: any case, with or without an end mark, ё and apostrophes."""
    return ended(cased(text, rng), rng)


def cased(text: str, rng: Random) -> str:
    if "ё" in text and happens(rng, 0.5):
        text = text.replace("ё", "е")
    if "'" in text and happens(rng, 0.3):
        text = text.replace("'", rng.choice(("", "’")))
    if happens(rng, 0.05):
        return text.upper()
    return text[:1].upper() + text[1:] if happens(rng, 0.53) else text


def mistyped(text: str, rng: Random) -> str:
    """The text with one letter of a longer word left out, doubled, or swapped with the next."""
    places = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 2].isalpha()]
    if not places:
        return text
    at = rng.choice(places)
    here, following = text[at], text[at + 1]
    written, used = rng.choice((("", 1), (here * 2, 1), (following + here, 2)))
    return text[:at] + written + text[at + used :]


def ended(text: str, rng: Random) -> str:
    return text if text.endswith(("?", ".", "!", "=")) else text + rng.choice(ENDINGS)
