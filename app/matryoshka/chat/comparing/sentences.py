"""What answers differ in, sentence by sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from matryoshka.chat.comparing.grid import Row
from matryoshka.chat.engine import Stop

ALIKE = 0.8
"""The share of their letters in their order from which two sentences say the same in other words."""
_ENDS = re.compile(r"(?<=[.!?…])[\"'»”)\]]*\s+|\n+")
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters of an answer from `start` up to `end`; `alone` where no other answer says it."""

    start: int
    end: int
    alone: bool = False


def marked(row: Row) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of every answer, by tiers; none is alone while there is but one answer."""
    return told_apart({column.tier: column.text for column in row.columns if column.text})


def told_apart(texts: Mapping[str, str], stop: Stop | None = None) -> dict[str, tuple[Sentence, ...]]:
    """As `marked`. Case, marks and spaces do not count, and small changes of wording neither: `ALIKE`.

    Once `stop` is set nothing more is compared, and none of the rest is alone.
    """
    found = {name: sentences(text) for name, text in texts.items()}
    words = {name: [_words(texts[name][one.start : one.end]) for one in found[name]] for name in texts}
    stopped = stop or Stop()
    return {
        name: tuple(
            Sentence(one.start, one.end, not stopped.is_set() and _stands_alone(said, _others(words, name)))
            for one, said in zip(found[name], words[name], strict=True)
        )
        for name in texts
    }


def sentences(text: str) -> tuple[Sentence, ...]:
    """Where they begin and end: at marks that end one, and at ends of lines."""
    ends = [(match.start(), match.end()) for match in _ENDS.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(_closed(text, *end) for end in ends), len(text)]
    pairs = zip(starts, stops, strict=True)
    return tuple(Sentence(start, end) for start, end in pairs if text[start:end].strip())


def _closed(text: str, start: int, end: int) -> int:
    """Behind the quotation marks and brackets that close a sentence."""
    return start + len(text[start:end].rstrip())


def _words(sentence: str) -> str:
    return _MARKS.sub(" ", sentence.casefold()).strip()


def _others(words: Mapping[str, list[str]], name: str) -> list[set[str]]:
    return [set(said) for other, said in words.items() if other != name]


def _stands_alone(said: str, others: list[set[str]]) -> bool:
    """What has no words differs from nothing."""
    return bool(said and others) and not any(_says(other, said) for other in others)


def _says(others: set[str], said: str) -> bool:
    """Numbers say something else where they differ at all."""
    if said in others:
        return True
    numbers, matcher = re.findall(r"\d+", said), SequenceMatcher(None, "", said, autojunk=False)
    near = (other for other in others if 2 * min(map(len, (said, other))) >= ALIKE * len(said + other))
    return any(re.findall(r"\d+", other) == numbers and _alike(matcher, other) for other in near)


def _alike(matcher: "SequenceMatcher[str]", other: str) -> bool:
    """Whether the sentence that it was made for says so; the quick bound comes first."""
    matcher.set_seq1(other)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
