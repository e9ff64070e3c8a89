"""Conversations as rows of token ids: what a model reads, and what it should say at each place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from matryoshka.learning.chance import happens
from matryoshka.learning.drills import drill
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Family, Question, Split
from matryoshka.learning.tiers import Tier
from matryoshka.learning.tokens import ASSISTANT, END, END_THINK, HANDOFF, SYSTEM, THINK, USER
from matryoshka.learning.vocabulary import Vocabulary

NO_LOSS = -100
SYSTEM_SHARE = 0.06
ELDER_NUMBER_SHARE = 0.4
ELDER_TOKENS = 60
SHOUTED = 0.16
SHORT = 128
BRISK_SHARE, BRIEFEST_OF = 0.2, 8
"""The share of rows whose questions are all brief: each the briefest of so many."""
DRILL_MARKS = ("=", "→", "↑")


@dataclass(frozen=True, slots=True)
class Row:
    """Token ids, and beside each the id that should follow it or NO_LOSS."""

    inputs: list[int]
    targets: list[int]

    def __add__(self, other: "Row") -> "Row":
        return Row(self.inputs + other.inputs, self.targets + other.targets)

    @classmethod
    def only_read(cls, ids: list[int]) -> "Row":
        """A row that has no loss on any id."""
        return cls(ids, [NO_LOSS] * len(ids))

    def padded(self, length: int, filler: int) -> "Row":
        missing = length - len(self.inputs)
        return Row(self.inputs + [filler] * missing, self.targets + [NO_LOSS] * missing)


@dataclass(frozen=True, slots=True)
class Conversations:
    """Draws rows: several turns one after another, the last of which may show its thinking."""

    vocabulary: Vocabulary
    family: Family
    elder_answers: Sequence[str]
    systems: Sequence[str]
    drills: float = 0.0

    @classmethod
    def of(cls, tier: Tier, material: Material, vocabulary: Vocabulary, family: Family) -> "Conversations":
        """Conversations in which this tier is asked questions of the family."""
        return cls(vocabulary, family, material.elder_answers(), material.systems, tier.drills)

    def row(self, length: int, rng: Random) -> Row:
        """A row of exactly `length` ids."""
        if happens(rng, self.drills):
            return self._drills(length, rng)
        return self._turns(length, rng).padded(length, self.vocabulary.control(END))

    def turn(self, question: Question, elder: str, *, last: bool) -> Row:
        """One turn; the loss is on the answer, or only on its first token where another text stands."""
        control = self.vocabulary.control
        asked = [control(USER), *self.vocabulary.encode(question.text), control(END), control(ASSISTANT)]
        silent = [NO_LOSS] * (len(asked) - 1)
        if question.is_handed_up:
            said = [*self.vocabulary.encode(elder), control(END)]
            return Row(asked + said, [*silent, control(HANDOFF)] + [NO_LOSS] * len(said))
        said = [*self.vocabulary.encode(question.answer), control(END)]
        if question.working and not last:
            return Row(asked + said, [*silent, control(THINK)] + [NO_LOSS] * len(said))
        if question.working:
            said = [control(THINK), *self.vocabulary.encode(question.working), control(END_THINK), *said]
        return Row(asked + said, silent + said + [NO_LOSS])

    def _turns(self, length: int, rng: Random) -> Row:
        row, brisk = self._system(rng), happens(rng, BRISK_SHARE)
        while True:
            question, elder = self._brief(rng) if brisk else self._question(rng), self._elder(rng)
            ending = self.turn(question, elder, last=True)
            if len(row.inputs) + len(ending.inputs) > length:
                if len(row.inputs) > length // 3:
                    return row
                continue
            following = row + self.turn(question, elder, last=False)
            if question.working and _is_good_end(row, ending, length, rng):
                return row + ending
            row = following

    def _question(self, rng: Random) -> Question:
        """A question of training; capitals are rare and other tokens, so a share of every kind is shouted."""
        question = self.family.ask(rng, Split.TRAINING)
        return replace(question, text=question.text.upper()) if happens(rng, SHOUTED) else question

    def _brief(self, rng: Random) -> Question:
        """Where all is short, what belongs to which turn is told by little: that has to be practised."""
        return min((self._question(rng) for _ in range(BRIEFEST_OF)), key=lambda question: len(question.text))

    def _system(self, rng: Random) -> Row:
        if not happens(rng, SYSTEM_SHARE):
            return Row([], [])
        control = self.vocabulary.control
        ids = [control(SYSTEM), *self.vocabulary.encode(rng.choice(self.systems)), control(END)]
        return Row.only_read(ids)

    def _elder(self, rng: Random) -> str:
        if happens(rng, ELDER_NUMBER_SHARE):
            return str(rng.randrange(10 ** rng.randint(1, 6)))
        ids = self.vocabulary.encode(rng.choice(self.elder_answers))[: rng.randint(1, ELDER_TOKENS)]
        return self.vocabulary.decode(ids)

    def _drills(self, length: int, rng: Random) -> Row:
        row = Row([self.vocabulary.control(THINK)], [NO_LOSS])
        while len(row.inputs) < length:
            row += self._drill(drill(rng) + "\n")
        return Row(row.inputs[:length], row.targets[:length])

    def _drill(self, line: str) -> Row:
        at = 1 + min(line.find(mark) for mark in DRILL_MARKS if mark in line)
        given, found = self.vocabulary.encode(line[:at]), self.vocabulary.encode(line[at:])
        targets = [NO_LOSS] * (len(given) - 1) + found + [NO_LOSS]
        return Row(given + found, targets)


def _is_good_end(row: Row, ending: Row, length: int, rng: Random) -> bool:
    """Whether a thinking turn ends the row here: mostly so in short rows, else once they are nearly full."""
    used = len(row.inputs) + len(ending.inputs)
    return used > 0.75 * length or (length <= SHORT and happens(rng, 0.7))
