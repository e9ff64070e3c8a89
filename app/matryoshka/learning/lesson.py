"""One tier at school: its model, what it learns from, and the folder its checkpoints live in."""

import shutil
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import torch

from matryoshka.errors import AppError
from matryoshka.learning.arbiter import Arbiter
from matryoshka.learning.conversations import Conversations
from matryoshka.learning.course import Progress
from matryoshka.learning.export import Export
from matryoshka.learning.material import Material
from matryoshka.learning.questions import Family
from matryoshka.learning.tiers import Tier
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.train import Run
from matryoshka.learning.vocabulary import Vocabulary
from matryoshka.learning.written import model_in

VOCABULARY = "vocabulary.json"
BASE, FINISHED = "base", "finished"
COMPILER = "c++"
WORTH_COMPILING = 1_000
KINDS = {"xs": gguf.GGMLQuantizationType.F16, "s": gguf.GGMLQuantizationType.Q8_0}


@dataclass(frozen=True, slots=True)
class Start:
    """Where a training begins: from nothing, or from the models in a folder.

    `steps` and `rate` are the shares of the whole recipe's steps and of its highest rate in the base run.
    """

    models: Path | None = None
    steps: float = 1.0
    rate: float = 1.0

    @classmethod
    def further(cls, models: Path) -> "Start":
        """On from models that are trained: short, and slow enough that they keep what they know."""
        return cls(models, steps=0.25, rate=0.3)


FROM_NOTHING = Start()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A tier that is being trained; every run goes on from the checkpoint it finds in `folder`."""

    tier: Tier
    material: Material
    vocabulary: Vocabulary
    model: Tiny
    folder: Path
    start: Start = FROM_NOTHING

    @classmethod
    def prepared(cls, tier: Tier, texts: Path, folder: Path, start: Start = FROM_NOTHING) -> "Lesson":
        """The model that it begins with, fresh ones by this tier's seed, and everything it learns from."""
        torch.manual_seed(tier.seed)
        model = model_in(start.models / file_of(tier)) if start.models else Tiny(tier.shape)
        model = model.to("cuda" if torch.cuda.is_available() else "cpu")
        material = Material.read(texts)
        return cls(tier, material, vocabulary_of(folder / VOCABULARY, material), model, folder, start)

    def base(self, scale: float) -> Generator[Progress, None, None]:
        """The base run, on questions with the answers that the tier should give; scale 1 is all of it."""
        steps = round(self.tier.steps * self.start.steps * scale)
        self.prepare_for(steps)
        return self.run(BASE, self.material.asked_of(self.tier), steps, self.start.rate)

    def prepare_for(self, steps: int) -> None:
        """Compiled, a step takes half the time; it costs a minute at the start and needs a compiler."""
        if steps > WORTH_COMPILING and shutil.which(COMPILER):
            self.model.compile(dynamic=False)

    def run(self, name: str, family: Family, steps: int, rate: float) -> Generator[Progress, None, None]:
        """Train on this family; `rate` is a share of the tier's own."""
        return Run(
            conversations=self.conversations(family),
            lengths=self.tier.lengths,
            rate=self.tier.rate * rate,
            steps=steps,
            seed=f"{self.tier.seed} {name}",
            checkpoint=self.folder / checkpoint(self.tier, name),
        ).train(self.model)

    def arbiter(self) -> Arbiter:
        return Arbiter(self.model, self.conversations(self.material.asked_of(self.tier)))

    def conversations(self, family: Family) -> Conversations:
        return Conversations.of(self.tier, self.material, self.vocabulary, family)

    def take(self, name: str) -> None:
        """Go on from the weights that this run has left in the folder."""
        file = self.folder / checkpoint(self.tier, name)
        self.model.load_state_dict(
            torch.load(file, weights_only=True, map_location=self.model.device)["model"]
        )

    def weights(self) -> dict[str, Any]:
        """A copy of the model's weights as they stand."""
        return {name: value.clone() for name, value in self.model.state_dict().items()}

    def written(self) -> Path:
        """Write the model as it stands to its GGUF file, and unrounded beside it."""
        torch.save({"model": self.model.state_dict()}, self.folder / checkpoint(self.tier, FINISHED))
        file = self.folder / file_of(self.tier)
        name = f"Matryoshka {self.tier.name.upper()}"
        Export(self.model, self.vocabulary, name, KINDS[self.tier.name]).write(file)
        return file


def file_of(tier: Tier) -> str:
    """The name of a trained tier's file."""
    return f"matryoshka-{tier.name}.gguf"


def checkpoint(tier: Tier, name: str) -> str:
    """The name of the file that the run of this name leaves."""
    return f"{tier.name}-{name}.pt"


def vocabulary_of(file: Path, material: Material) -> Vocabulary:
    """The vocabulary in the file; where there is none yet, one is learned from the material and written."""
    if file.exists():
        return Vocabulary.read(file)
    vocabulary = Vocabulary.learn(material.texts())
    vocabulary.save(file)
    return vocabulary


def demand(folder: Path, *names: str) -> None:
    """Raises `AppError` where one of these files of a finished training is missing."""
    for name in names:
        if not (folder / name).exists():
            remedy = f"Finish a training there first: matryoshka train builtin --folder {folder}"
            raise AppError(f"There is no {name} in {folder}.", remedy)
