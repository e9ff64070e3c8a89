"""Tokens are chosen as a chain of llama.cpp's own links chooses them out of the whole vocabulary."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from llama_cpp import llama_cpp as lib

from matryoshka.chat.ladder import Form, Grammar, Sampling
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.model import Model
from matryoshka.engines.host.sampler import Sampler
from matryoshka.engines.host.saved import Saved
from matryoshka.engines.host.vocabulary import Vocabulary
from matryoshka.errors import AppError
from support.logs import listening
from support.stories import STORIES

WORDS = 40
BIASES = ((261, float("-inf")), (300, 2.5), (300, 1.0), (410, -3.0))
SAMPLINGS = {
    "greedy": Sampling(temperature=0.0),
    "greedy with penalties": Sampling(temperature=0.0, repeat_penalty=1.3, presence_penalty=0.2),
    "all": Sampling(temperature=1.5, seed=3),
    "few": Sampling(temperature=1.5, seed=3, top_k=5),
    "few of few": Sampling(temperature=1.5, seed=3, top_k=8, top_p=0.9, min_p=0.05),
    "many": Sampling(temperature=1.5, seed=3, top_k=40, top_p=0.95),
    "few with penalties": Sampling(temperature=1.5, seed=3, top_k=5, frequency_penalty=0.5),
}


class Story:
    """The story model in the midst of a story."""

    def __init__(self, log: Log) -> None:
        model = Model(STORIES, log, lambda _: None)
        self.vocabulary = Vocabulary(model)
        self.context = Context(model, log, Saved(0), limit=None, threads=1)
        self.logits = Logits(self.context.pointer, self.vocabulary.size)
        self.begin()

    def begin(self) -> None:
        self.context.read(self.vocabulary.encode("Once upon a time"), lambda: False)

    def sampler(self, sampling: Sampling, biases: Sequence[tuple[int, float]]) -> Sampler:
        return Sampler(sampling, biases, self.vocabulary, lambda *_: False, self.logits)


@pytest.fixture(scope="module")
def story() -> Iterator[Story]:
    with listening() as log:
        yield Story(log)


@pytest.mark.parametrize("biases", [(), BIASES], ids=["plain", "biased"])
@pytest.mark.parametrize("sampling", SAMPLINGS.values(), ids=SAMPLINGS)
def test_choices_are_those_of_a_whole_chain(
    story: Story, sampling: Sampling, biases: Sequence[tuple[int, float]]
) -> None:
    chain = _chain(sampling, biases, story.vocabulary.size)
    story.begin()
    with story.sampler(sampling, biases) as sampler:
        for _ in range(WORDS):
            token = sampler.choose(thinking=False, mark="")
            assert token == lib.llama_sampler_sample(chain, story.context.pointer, -1)
            story.context.add(token)
    lib.llama_sampler_free(chain)


def test_the_first_of_equals_is_the_greedy_choice(story: Story) -> None:
    row = story.logits.row()
    row[:] = 0.0
    row[[300, 200, 400]] = 1.0
    greedy = SAMPLINGS["greedy"]
    chain = _chain(greedy, (), story.vocabulary.size)
    with story.sampler(greedy, ()) as sampler:
        assert (
            sampler.choose(thinking=False, mark="")
            == lib.llama_sampler_sample(chain, story.context.pointer, -1)
            == 200
        )
    lib.llama_sampler_free(chain)


def test_what_is_biased_for_a_choice_is_plain_again(story: Story) -> None:
    story.begin()
    before = story.logits.row().copy()
    with story.sampler(SAMPLINGS["greedy"], BIASES) as sampler:
        sampler.choose(thinking=False, mark="")

    assert np.array_equal(story.logits.row(), before)


def test_what_is_biased_is_plain_again_also_where_nothing_can_be_chosen(story: Story) -> None:
    story.begin()
    before = story.logits.row().copy()
    nothing = replace(SAMPLINGS["greedy"], grammar=Grammar(Form.GBNF, "root ::= <[261]>"))
    with story.sampler(nothing, BIASES) as sampler, pytest.raises(AppError, match="no token"):
        sampler.choose(thinking=False, mark="")

    assert np.array_equal(story.logits.row(), before)


def _chain(sampling: Sampling, biases: Sequence[tuple[int, float]], size: int) -> Any:
    """All links, in llama.cpp's order, whether or not they do anything."""
    chain = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
    each = [lib.llama_logit_bias(token, gain) for token, gain in biases]
    penalties = (sampling.repeat_penalty or 1.0, sampling.frequency_penalty or 0.0)
    links = [
        lib.llama_sampler_init_logit_bias(size, len(each), (lib.llama_logit_bias * len(each))(*each)),
        lib.llama_sampler_init_penalties(size, 64, *penalties, sampling.presence_penalty or 0.0),
    ]
    if sampling.temperature:
        links += [
            lib.llama_sampler_init_top_k(sampling.top_k or 0),
            lib.llama_sampler_init_top_p(1.0 if sampling.top_p is None else sampling.top_p, 1),
            lib.llama_sampler_init_min_p(sampling.min_p or 0.0, 1),
            lib.llama_sampler_init_temp(sampling.temperature),
            lib.llama_sampler_init_dist(sampling.seed),
        ]
    else:
        links.append(lib.llama_sampler_init_greedy())
    for link in links:
        lib.llama_sampler_chain_add(chain, link)
    return chain
