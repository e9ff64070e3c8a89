"""What else could decide who goes up: the rules and the single points that doubt is compared with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from matryoshka.learning.evaluation.bootstrap import Bools, Floats
from matryoshka.learning.evaluation.crossfit import cross_fitted, mean_of_same, shuffled, words_to_target
from matryoshka.learning.evaluation.pair import Pair, Rule, decided_after, decided_before, decided_reading
from matryoshka.learning.evaluation.records import Asking, Record, Rung, Try
from matryoshka.learning.evaluation.sides import Side


class Kind(StrEnum):
    """What a baseline looks at; the later it can look, the more of the junior it has paid for."""

    ORACLE = "oracle"
    QUESTION = "question"
    FIRST = "first token"
    ANSWER = "answer"
    AGAIN = "asked again"


@dataclass(frozen=True, slots=True)
class Baseline:
    """A rule with its name; `sees_difficulty` is whether it reads off how hard a question is."""

    name: str
    about: str
    kind: Kind
    sees_difficulty: bool
    rule: Rule


@dataclass(frozen=True, slots=True)
class Point:
    """One way to answer all questions that has no threshold: who is right, and its seconds and FLOPs."""

    name: str
    about: str
    right: Bools
    cost: Floats


def points(pair: Pair, middle: Side | None) -> list[Point]:
    """Always the junior, always the elder, and the middle-sized model where there is one."""
    found = [
        Point("always junior", "nothing ever goes up", pair.junior.right, pair.junior.whole),
        Point("always elder", "the elder is asked straight", pair.elder.right, pair.elder.cost),
    ]
    if middle:
        about = "one model of a size between, asked straight"
        found.append(Point("middle", about, middle.right & ~middle.unsure, middle.spent))
    return found


def baselines(records: Sequence[Record], rung: Rung, pair: Pair) -> list[Baseline]:
    """All that can be computed for the junior `rung`; asking again only where every record has it."""
    tries = [record.tries[rung.name] for record in records]
    again = [record.again[rung.name] for record in records if rung.name in record.again]
    return [
        *_oracles(pair),
        *_by_question(records, pair),
        *_by_first_token(tries, pair),
        *_by_answer(tries, pair),
        *(_by_asking_again(again, pair) if len(again) == len(records) else []),
    ]


def _oracles(pair: Pair) -> list[Baseline]:
    known = "; knows what happened, and pays as doubt does"
    wrong = (~pair.junior.right).astype(np.float64)
    return [
        Baseline(name, about + known, Kind.ORACLE, True, decided_reading(pair, score))
        for name, about, score in (
            (
                "oracle on gain",
                "first where only the elder is right, last where only the junior is",
                pair.gain,
            ),
            ("oracle on junior wrong", "first where the junior is wrong", wrong),
        )
    ]


def _by_question(records: Sequence[Record], pair: Pair) -> list[Baseline]:
    texts = [record.exercise.text for record in records]
    families = [record.exercise.family for record in records]
    folds = shuffled(len(texts))
    chance = np.zeros(len(texts))  # equal scores go up together: the mean over all orders
    length = np.array([float(len(text)) for text in texts])
    family = cross_fitted(mean_of_same, families, pair.gain, folds)
    words = cross_fitted(words_to_target, texts, pair.gain, folds)
    return [
        Baseline(name, about, Kind.QUESTION, sees, decided_before(pair, score))
        for name, about, sees, score in (
            ("random", "by chance, the mean over all orders", False, chance),
            ("question length", "in characters; sees how many digits a sum has", True, length),
            ("family mean", "mean gain of the family in other folds; sees the kind only", False, family),
            ("TF-IDF to gain", "ridge on words, other folds; sees the numbers written", True, words),
        )
    ]


def _by_first_token(tries: Sequence[Try], pair: Pair) -> list[Baseline]:
    looks: list[tuple[str, str, Callable[[Try], float]]] = [
        ("max-probability", "of the junior's first token", lambda one: -one.first.probability),
        ("margin", "between the two likeliest first tokens", lambda one: -one.first.margin),
        ("entropy", "of the first token", lambda one: one.first.entropy),
    ]
    return [
        Baseline(name, about, Kind.FIRST, False, decided_reading(pair, np.array([*map(look, tries)])))
        for name, about, look in looks
    ]


def _by_answer(tries: Sequence[Try], pair: Pair) -> list[Baseline]:
    looks: list[tuple[str, str, Callable[[Try], float]]] = [
        ("mean log-probability", "of the junior's finished answer", lambda one: -one.mean_logprob),
        ("low log-probability", "10 % quantile over the finished answer", lambda one: -one.low_logprob),
    ]
    return [
        Baseline(name, about, Kind.ANSWER, False, decided_after(pair, np.array([*map(look, tries)])))
        for name, about, look in looks
    ]


def _by_asking_again(askings: Sequence[Asking], pair: Pair) -> list[Baseline]:
    looks: list[tuple[str, str, Callable[[Asking], tuple[float, float]]]] = [
        ("agreement", "of 5 samples with the answer", lambda one: (1 - one.agreement, one.agreement_seconds)),
        (
            "are you sure?",
            "asked after its answer",
            lambda one: (not one.sure, one.sure_seconds),
        ),
    ]
    return [
        Baseline(name, f"{about}; the extra asking is paid for", Kind.AGAIN, False, _paid(pair, *answers))
        for name, about, look in looks
        for answers in [np.array([look(one) for one in askings], dtype=np.float64).T]
    ]


def _paid(pair: Pair, score: Floats, seconds: Floats) -> Rule:
    """The extra FLOPs are to the answer's as the extra seconds are."""
    whole = pair.junior.whole
    return decided_after(pair, score, whole * (seconds / np.maximum(whole[0], np.finfo(float).tiny)))
