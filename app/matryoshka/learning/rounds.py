"""Trains the built-in tiers: a base run, then rounds where the arbiter says what to hand up."""

import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import gguf
import torch

from matryoshka.learning.arbiter import Arbiter, Judged
from matryoshka.learning.chance import seeded
from matryoshka.learning.conversations import Conversations
from matryoshka.learning.export import Export
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Family, Mixture, Split
from matryoshka.learning.tiers import TIERS, Tier
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.tokens import HANDOFF
from matryoshka.learning.train import Progress, Run
from matryoshka.learning.vocabulary import Vocabulary

VOCABULARY = "vocabulary.json"
COMPILER = "c++"
BASE_SHARE = 0.95
ROUND_RATE = 0.1
QUESTIONS_A_ROUND = 5_000
KINDS = {"xs": gguf.GGMLQuantizationType.F16, "s": gguf.GGMLQuantizationType.Q8_0}


@dataclass(frozen=True, slots=True)
class Trained:
    """Progress of one tier; round 0 is the base run."""

    tier: str
    round: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Arbitrated:
    """The arbiter has judged fresh questions: how many, and how many the tier is to hand up from now on."""

    tier: str
    round: int
    questions: int
    handed_up: int


@dataclass(frozen=True, slots=True)
class Written:
    """The finished model file of one tier."""

    tier: str
    file: Path


Event = Trained | Arbitrated | Written


@dataclass(frozen=True, slots=True)
class Lesson:
    """One tier's whole training; it goes on from the checkpoints it finds in `folder`."""

    tier: Tier
    material: Material
    vocabulary: Vocabulary
    model: Tiny
    folder: Path
    seconds: float
    rounds: int

    @classmethod
    def prepared(cls, tier: Tier, texts: Path, folder: Path, seconds: float, rounds: int) -> "Lesson":
        """A fresh model with this tier's seed, and everything it learns from."""
        torch.manual_seed(tier.seed)
        model = Tiny(tier.shape)
        # Compiled, a step takes half the time; it costs a minute at the start and needs a compiler.
        if shutil.which(COMPILER):
            model.compile(dynamic=False)
        material = Material.read(texts)
        vocabulary = vocabulary_of(texts / VOCABULARY, material)
        return cls(tier, material, vocabulary, model, folder, seconds, rounds)

    def events(self) -> Iterator[Event]:
        """Train, then judge and train again for every round, then write the file."""
        yield from self._run(0, self.material.asked_of(self.tier), self.seconds * BASE_SHARE)
        for number in range(1, self.rounds + 1):
            inside = yield from self._arbitrated(number)
            # Fresh questions beside the judged ones, or the few labels would be learned by heart.
            both = Mixture((inside, self.material.range_of(self.tier)), (1, 1))
            family = self.material.asked_of(self.tier, both)
            yield from self._run(number, family, self.seconds * (1 - BASE_SHARE) / self.rounds)
        yield self._written()

    def _run(self, number: int, family: Family, seconds: float) -> Iterator[Event]:
        run = Run(
            conversations=self._conversations(family),
            lengths=self.tier.lengths,
            rate=self.tier.rate * (ROUND_RATE if number else 1.0),
            seconds=seconds,
            seed=self.tier.seed + 100 * number,
            checkpoint=self.folder / f"{self.tier.name}-{number}.pt",
        )
        return (Trained(self.tier.name, number, progress) for progress in run.train(self.model))

    def _arbitrated(self, number: int) -> Generator[Event, None, Family]:
        family, rng = self.material.range_of(self.tier), seeded(f"round {number} of {self.tier.seed}")
        questions = [family.ask(rng, Split.TRAINING) for _ in range(QUESTIONS_A_ROUND)]
        arbiter = Arbiter(self.model, self._conversations(family))
        labels = [verdict.label() for verdict in arbiter.verdicts(questions)]
        handed_up = sum(label.answer == HANDOFF for label in labels)
        yield Arbitrated(self.tier.name, number, len(labels), handed_up)
        return Judged(labels)

    def _conversations(self, family: Family) -> Conversations:
        return Conversations.of(self.tier, self.material, self.vocabulary, family)

    def _written(self) -> Written:
        file = self.folder / f"matryoshka-{self.tier.name}.gguf"
        name = f"Matryoshka {self.tier.name.upper()}"
        Export(self.model, self.vocabulary, name, KINDS[self.tier.name]).write(file)
        return Written(self.tier.name, file)


def vocabulary_of(file: Path, material: Material) -> Vocabulary:
    """The vocabulary in the file; where there is none yet, one is learned from the material and written."""
    if file.exists():
        return Vocabulary.read(file)
    vocabulary = Vocabulary.learn(material.texts())
    vocabulary.save(file)
    return vocabulary


def train_builtin(
    folder: Path, minutes: float, texts: Path, rounds: int = 1, tiers: tuple[Tier, ...] = TIERS
) -> Iterator[Event]:
    """Train the tiers one after another into `folder`, `minutes` in all, from the training texts in `texts`.

    Closing the iterator stops the work; calling again goes on from the last checkpoints.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for tier in tiers:
        yield from Lesson.prepared(tier, texts, folder, 60 * minutes / len(tiers), rounds).events()
