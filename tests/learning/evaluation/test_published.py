"""Our metrics on the questions of RouteLLM's GSM8K evaluation: Mixtral as the junior, GPT-4 as the elder."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from matryoshka.learning.evaluation.bootstrap import Floats, Resamples, estimate
from matryoshka.learning.evaluation.crossfit import Folds, cross_fitted, words_to_target
from matryoshka.learning.evaluation.frontier import apgr, cpt
from matryoshka.learning.evaluation.pair import Pair, Rule, decided_before
from matryoshka.learning.evaluation.sides import Side
from support.tries import XS, S, attempt, record

FILE = Path(__file__).parents[2] / "data" / "routellm_gsm8k.csv"


@dataclass(frozen=True, slots=True)
class Published:
    """The questions that are not contaminated, and the pair of models."""

    questions: list[str]
    pair: Pair
    folds: Folds

    def apgr(self, score: Floats) -> float:
        return float(apgr(self.pair, self.rule(score))(np.ones((len(score), 1)))[0, 0])

    def cpt(self, score: Floats, closed: float) -> float:
        """In per cent."""
        return 100 * float(cpt(self.pair, self.rule(score), closed)(np.ones((len(score), 1)))[0])

    def rule(self, score: Floats) -> Rule:
        return decided_before(self.pair, score)


@pytest.fixture(scope="module")
def published() -> Published:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["contaminated"] == "0"]
    made = [
        record(
            xs=attempt(right=row["mixtral_right"] == "1"), s=attempt(right=row["gpt4_right"] == "1", whole=4)
        )
        for row in rows
    ]
    pair = Pair.of([Side.of(made, rung) for rung in (XS, S)])
    in_blocks = np.repeat(np.arange(5), (262, 262, 261, 261, 261))
    return Published([row["question"] for row in rows], pair, in_blocks)


@pytest.fixture(scope="module")
def length(published: Published) -> Floats:
    return np.array([float(len(question)) for question in published.questions])


def test_as_many_questions_are_left_as_routellm_leaves(published: Published) -> None:
    assert len(published.questions) == 1307


def test_length_of_prompt(published: Published, length: Floats) -> None:
    assert round(published.apgr(length), 3) == 0.598


def test_length_of_prompt_at_routellms_ten_thresholds(published: Published, length: Floats) -> None:
    """It takes the deciles of the score as thresholds; so do we when scores are cut to deciles."""
    deciles = np.quantile(length, np.linspace(0, 1, 11))
    cut = np.clip(np.searchsorted(deciles, length, side="right"), 1, 10).astype(np.float64)

    assert round(published.cpt(cut, 0.5), 1) == 36.5
    assert round(published.cpt(cut, 0.8), 1) == 66.7


def test_length_of_prompt_at_every_threshold_is_close_to_that(published: Published, length: Floats) -> None:
    assert published.cpt(length, 0.5) == pytest.approx(36.5, abs=0.15)
    assert published.cpt(length, 0.8) == pytest.approx(66.7, abs=0.15)


def test_oracle_on_gain(published: Published) -> None:
    assert round(published.apgr(published.pair.gain), 3) == 1.121


def test_oracle_on_junior_wrong(published: Published) -> None:
    """Published as .981 with ties broken by one draw; .9819 is the mean over all draws."""
    wrong = (~published.pair.junior.right).astype(np.float64)

    assert published.apgr(wrong) == pytest.approx(0.981, abs=0.001)


def test_words_to_gain(published: Published) -> None:
    expected = cross_fitted(words_to_target, published.questions, published.pair.gain, published.folds)

    assert round(published.apgr(expected), 3) == 0.610


def test_words_to_junior_wrong(published: Published) -> None:
    wrong = (~published.pair.junior.right).astype(np.float64)

    expected = cross_fitted(words_to_odds, published.questions, wrong, published.folds)

    assert round(published.apgr(expected), 3) == 0.543


def test_chance(published: Published) -> None:
    score = np.random.default_rng(0).random(len(published.questions))

    areas = Resamples.drawn(len(score), 300).of(apgr(published.pair, published.rule(score)))

    found = estimate(areas[0])
    assert (found["low"] or 1) < 0.5 < (found["high"] or 0)


def words_to_odds(known: Sequence[str], target: Floats, asked: Sequence[str]) -> Floats:
    """As `words_to_target`, with a logistic regression."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = LogisticRegression(max_iter=1000).fit(words.fit_transform(known), target)
    return np.asarray(model.predict_proba(words.transform(asked))[:, 1])
