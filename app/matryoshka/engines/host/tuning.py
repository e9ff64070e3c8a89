"""What a model's file and its tier say of choosing tokens, worked out once for all questions."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Any

from matryoshka.chat.ladder import Bias, Sampling
from matryoshka.chat.ladder_keys import SAMPLING
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.vocabulary import Vocabulary
from matryoshka.errors import AppError
from matryoshka.saying import say

_KEYS = {
    "temperature": "general.sampling.temp",
    "top_p": "general.sampling.top_p",
    "top_k": "general.sampling.top_k",
    "min_p": "general.sampling.min_p",
    "repeat_penalty": "general.sampling.penalty_repeat",
}
"""Where a GGUF file recommends what; of llama.cpp's keys those that a ladder has too."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """`recommended` is the file's word; each of `biases` a token's number and what its logit gains."""

    recommended: Sampling
    biases: tuple[tuple[int, float], ...]

    def completed(self, wish: Sampling) -> Sampling:
        """The wish, and the file's word where it leaves something open."""
        unsaid = [each.name for each in fields(wish) if getattr(wish, each.name) is None]
        return replace(wish, **{name: getattr(self.recommended, name) for name in unsaid})


def tuning_of(model: Model, vocabulary: Vocabulary, wishes: Sequence[Bias]) -> Tuning:
    """The hand-off token can never be said. Raises `AppError` for a bias on what is no token here."""
    biases = [(_token(wish.token, vocabulary, model.name), wish.logit) for wish in wishes]
    if vocabulary.handoff is not None:
        biases.append((vocabulary.handoff, float("-inf")))
    return Tuning(Sampling(**dict(_recommended(model))), tuple(biases))


def _recommended(model: Model) -> Iterator[tuple[str, Any]]:
    """What is no number, or none that makes sense, is passed over."""
    for name, key in _KEYS.items():
        allowed = SAMPLING[name]
        with suppress(ValueError, OverflowError):
            value = float(model.metadata(key) or "")
            if (number := int(value) if allowed.whole else value) in allowed:
                yield name, number


def _token(named: int | str, vocabulary: Vocabulary, model: str) -> int:
    token = vocabulary.single(named) if isinstance(named, str) else named
    if token is None or token >= vocabulary.size:
        kind = f"“{named}” is not one token" if isinstance(named, str) else f"there is no token {named}"
        raise AppError(
            say("The logit_bias cannot be followed: {kind} of “{model}”.", kind=kind, model=model),
            say("Name a text that is one token, often a word with the space before it, or a token's number."),
        )
    return token
