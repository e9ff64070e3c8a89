"""The exam of the built-in tiers: held-out questions of their ranges, and what is beyond them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypedDict

from matryoshka.learning.chance import happens, seeded
from matryoshka.learning.evaluation.leaks import Trained, alike
from matryoshka.learning.material import Material
from matryoshka.learning.near_misses import NearMisses
from matryoshka.learning.new_wordings import NewWordings
from matryoshka.learning.questions import Family, Question, Split
from matryoshka.learning.tiers import Kind

LONGEST = 600
NUMBER_SHARE = 0.3


class ExamRow(TypedDict):
    """One question as a line of a file; `part` is the part of the exam it belongs to."""

    question: str
    answer: list[str]
    family: str
    part: str
    beyond: bool
    before: list[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the exam: its name, where its questions come from, its share of all."""

    name: str
    family: Family
    share: float
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that stand in a file, each in the words it has there."""

    questions: Sequence[Question]

    @classmethod
    def read(cls, file: Path) -> "Asked":
        rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        return cls([_question(row) for row in rows if len(row["question"]) <= LONGEST])

    def ask(self, rng: Random, split: Split) -> Question:
        """Raises ValueError where it would be trained on."""
        if split is Split.TRAINING:
            raise ValueError("these questions are for exams and never for training")
        return rng.choice(self.questions)


@dataclass(frozen=True, slots=True)
class OwnExam:
    """Everything that no training shows, in parts."""

    parts: Sequence[Part]
    elders: Sequence[str]
    small_talk: frozenset[str]
    trained: Trained

    @classmethod
    def read(cls, training: Path, evaluation: Path) -> "OwnExam":
        """From the folders of the training texts and of the texts that are for exams alone."""
        material = Material.read(training)
        kinds = material.families()
        small, large, sums = kinds[Kind.SMALL], kinds[Kind.LARGE], kinds[Kind.SUMS]
        beyond = Asked.read(evaluation / "beyond.jsonl")
        parts = (
            Part("XS: small talk", kinds[Kind.TALK], 0.1),
            Part("XS: arithmetic", small, 0.24),
            Part("XS: arithmetic, new wordings", NewWordings.read(small, evaluation), 0.06),
            Part("S: arithmetic", large, 0.22),
            Part("S: arithmetic, new wordings", NewWordings.read(large, evaluation), 0.05),
            Part("S: sums", sums, 0.1),
            Part("S: sums, new wordings", NewWordings.read(sums, evaluation), 0.03),
            Part("beyond: other sources", beyond, 0.12, beyond=True),
            Part("beyond: near misses", NearMisses.read(evaluation), 0.08, beyond=True),
        )
        talk = frozenset(_bare(text) for intent in material.small_talk.intents for text in intent.trained)
        return cls(parts, material.elder_answers(), talk, Trained.of_material(material))

    def rows(self, count: int, seed: int, turn: int = 1) -> Iterator[ExamRow]:
        """About `count` different questions, each asked in this turn of a conversation of its own."""
        rng = seeded(f"own exam {seed}, turn {turn}")
        known = set(self.small_talk)
        for part in self.parts:
            for _ in range(round(part.share * count)):
                question = self._new(part.family, known, rng)
                before = [text for _ in range(turn - 1) for text in self._earlier(rng)]
                yield ExamRow(
                    question=question.text,
                    answer=list(question.fitting),
                    family=question.family,
                    part=part.name,
                    beyond=part.beyond,
                    before=before,
                )

    def _new(self, family: Family, known: set[str], rng: Random) -> Question:
        """A question that no training shows and that is not known yet, and is from now on."""
        while True:
            question = family.ask(rng, Split.HELD_OUT)
            bare = _bare(question.text)
            if bare not in known and not self.trained.leak(question.text):
                known.add(bare)
                return question

    def _earlier(self, rng: Random) -> tuple[str, str]:
        """A turn of any content, answered by whoever could: a built-in tier, or an elder."""
        question = rng.choice(self.parts).family.ask(rng, Split.HELD_OUT)
        if question.fitting:
            return question.text, question.answer
        number = str(rng.randrange(10 ** rng.randint(1, 6)))
        return question.text, number if happens(rng, NUMBER_SHARE) else rng.choice(self.elders)


def _bare(text: str) -> str:
    """The text as far as typing it in another way leaves it the same."""
    return alike(text).replace("'", "")


def _question(row: dict[str, Any]) -> Question:
    answer = row["answer"]
    answers = [] if answer is None else answer if isinstance(answer, list) else [answer]
    return Question(row["question"], tuple(map(str, answers)), row["family"])
