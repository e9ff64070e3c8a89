"""How the models of the catalogue suit this computer, each in every quantization, and in the best one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from matryoshka.models.catalogue import Catalogue, CatalogueFile, CatalogueModel, Rung
from matryoshka.models.foretold import foretell
from matryoshka.models.gguf import Header
from matryoshka.models.recommended import READING, recommended
from matryoshka.models.verdict import Fit, Verdict

Judge: TypeAlias = Callable[[Sequence[Header]], Sequence[tuple[Fit, bool]]]
"""Judges a ladder, smallest first: the fit of each, and whether it stays loaded beside those before it."""

_ANSWER = 200
"""Tokens of a usual answer."""
_THOUGHTS = 3
"""How many times as much a thinking model writes."""
_LIGHT = 5 * 10**9
"""Parameters for a word of what a processor surely bears, where its speed is not known."""
_MANY = 100
"""Who claims so many languages is believed to know a usual one that is not named."""


@dataclass(frozen=True, slots=True)
class Option:
    """One file of a model, and how it fits when it is alone."""

    model: CatalogueModel
    file: CatalogueFile
    header: Header
    fit: Fit

    @property
    def source(self) -> str:
        return self.model.source(self.file)

    @property
    def seconds(self) -> float | None:
        """Of a usual answer, its thinking included; None where no speed is known."""
        speed = self.fit.tokens_per_second
        return _ANSWER * (_THOUGHTS if self.model.thinking else 1) / speed if speed else None

    @property
    def bearable(self) -> bool:
        """Whether it fits, and answers about as fast as people read."""
        if not self.fit.verdict.fits:
            return False
        if self.seconds is not None:
            return self.seconds <= _ANSWER / READING
        return self.fit.verdict is Verdict.GPU or (self.model.active or self.model.parameters) < _LIGHT

    @property
    def saved(self) -> float:
        """The part of its size at two bytes a weight that it saves, 0 to 1."""
        return 1 - self.file.bytes / self.model.whole


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model; `options` are its files, smallest first, `best` is the one that suits, if any does."""

    options: tuple[Option, ...]
    best: int | None

    @property
    def model(self) -> CatalogueModel:
        return self.options[0].model

    @property
    def shown(self) -> Option:
        """What stands for the model in a list: the best, else the one that comes nearest."""
        return self.options[self.best or 0]

    def speaks(self, languages: Sequence[str]) -> bool:
        """Whether it knows all these, by their two-letter codes."""
        return (self.model.spoken or 0) >= _MANY or set(languages) <= set(self.model.languages)


def candidates(catalogue: Catalogue, judge: Judge) -> tuple[Candidate, ...]:
    """All models: those of the highest rung first, and on each rung the preferred ones."""
    order = tuple(Rung)
    models = sorted(catalogue.models, key=lambda model: order.index(model.rung), reverse=True)
    return tuple(_candidate(model, judge) for model in models)


def _candidate(model: CatalogueModel, judge: Judge) -> Candidate:
    options = tuple(_option(model, file, judge) for file in model.files)
    return Candidate(options, recommended([(option.file.quantization, option.fit) for option in options]))


def _option(model: CatalogueModel, file: CatalogueFile, judge: Judge) -> Option:
    header = foretell(model, file)
    return Option(model, file, header, judge([header])[0][0])
