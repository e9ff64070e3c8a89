"""Hears whether an answer slips into a script that nobody asked for, in mid-sentence, and stays in it.

A translation, a quotation or an example begins after a colon, a quotation mark, a bracket or on a line of
its own; what begins so is meant. A single foreign word is, too.
"""

import unicodedata
from collections.abc import Sequence

_BEGUN = 200
"""Characters after which an answer has its script."""
_STRETCH = 100
"""Letters after a sudden change that tell whether it was a word or two, or a drift."""
_MOST = 80
"""So many of them in the other script are a drift."""
_EVERYWHERE = ("", "LATIN", "GREEK", "MATHEMATICAL")
"""What stands in names, formulas and code of every language; as the names of characters begin."""
_WRITTEN_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK"}
_WITHIN_A_SENTENCE = ".,!?…"


class Drift:
    """Listens to one answer to `texts`, a whole chat."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._meant: set[str] = set()
        self._heard = 0
        self._before = "\n"
        self._watched = ""
        self._letters = 0
        self._foreign = 0

    def gone(self, text: str) -> bool:
        """Whether with this text the answer is in a script that it has slipped into."""
        if text.isascii() and not self._watched:
            self._pass(text)
            return False
        return any(self._hear(character) for character in text)

    def _hear(self, character: str) -> bool:
        script = _script(character)
        gone = self._watched != "" and self._count(script)
        if script not in (*_EVERYWHERE, self._watched) and not self._is_meant(script):
            self._meet(script)
        self._pass(character)
        return gone

    def _pass(self, text: str) -> None:
        self._heard += len(text)
        self._before = text.rstrip(" ")[-1:] or self._before

    def _is_meant(self, script: str) -> bool:
        if script in self._meant:
            return True
        if any(_script(character) == script for text in self._texts for character in text):
            self._meant.add(script)
        return script in self._meant

    def _meet(self, script: str) -> None:
        """A script not known yet: one that comes suddenly is watched, one at a time; any other is meant."""
        sudden = self._before.isalnum() or self._before in _WITHIN_A_SENTENCE
        if not sudden or self._heard < _BEGUN:
            self._meant.add(script)
        elif not self._watched:
            self._watched, self._letters, self._foreign = script, 1, 1

    def _count(self, script: str) -> bool:
        """One more character of the stretch that is watched; a letter if it has a script."""
        self._letters += bool(script)
        self._foreign += script == self._watched
        if self._letters < _STRETCH:
            return False
        self._watched = ""
        return self._foreign >= _MOST


def _script(character: str) -> str:
    """Empty for all that is no letter."""
    if not character.isalpha():
        return ""
    name = unicodedata.name(character, "").partition(" ")[0]
    return _WRITTEN_TOGETHER.get(name, name)
