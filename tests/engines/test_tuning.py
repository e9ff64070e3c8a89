"""What a model's file recommends of sampling, and what a tier adds to the logits of tokens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.ladder import Bias, Sampling, Tier
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError
from support.engines import Start, ask, pieces, text
from support.parrots import write_parrot
from support.stories import write_stories

NO = 262
"""The token “ no” of a parrot that says “ yes no”, behind bytes, marks and “ yes”."""


@pytest.fixture
def rack() -> Iterator[Rack]:
    rack = Rack()
    yield rack
    rack.close()


def told(start: Start, path: Path, **sampling: Any) -> str:
    return text(ask(start(path, Sampling(max_tokens=30, seed=1, **sampling)), "Once"))


@pytest.mark.parametrize(
    ("recommended", "same"),
    [
        ({"temp": 1.5, "top_k": 40}, {"temperature": 1.5, "top_k": 40}),
        ({"temp": 1.5, "top_p": 0.5}, {"temperature": 1.5, "top_p": 0.5}),
        ({"temp": 1.5, "min_p": 0.25}, {"temperature": 1.5, "min_p": 0.25}),
        ({"penalty_repeat": 1.5}, {"repeat_penalty": 1.5}),
        ({"temp": float("nan"), "top_k": float("inf")}, {}),
        ({"temp": "hot", "top_k": -3, "top_p": 7.0, "mirostat": 2}, {}),
    ],
)
def test_where_the_ladder_is_silent_the_file_has_the_word(
    start: Start, tmp_path: Path, recommended: dict[str, Any], same: dict[str, Any]
) -> None:
    recommending = write_stories(tmp_path / "warm.gguf", **recommended)
    plain = write_stories(tmp_path / "plain.gguf")

    assert told(start, recommending) == told(start, plain, **same)


def test_the_ladder_is_heard_before_the_file(start: Start, tmp_path: Path) -> None:
    recommending = write_stories(tmp_path / "warm.gguf", temp=5.0, penalty_repeat=1.5)
    plain = write_stories(tmp_path / "plain.gguf")

    assert told(start, recommending, temperature=0.0, repeat_penalty=1.0) == told(start, plain)


@pytest.mark.parametrize("penalty", ["frequency_penalty", "presence_penalty"])
def test_a_penalty_changes_the_story(start: Start, tmp_path: Path, penalty: str) -> None:
    path = write_stories(tmp_path / "s.gguf")

    assert told(start, path, **{penalty: 2.0}) != told(start, path)


@pytest.mark.parametrize("token", [" no", NO])
def test_a_bias_makes_a_token_likelier_and_leaves_the_doubt_alone(
    rack: Rack, tmp_path: Path, token: str | int
) -> None:
    path = write_parrot(tmp_path / "p.gguf", " yes no", handoff=0.25)
    tier = Tier("xs", path, "p", sampling=Sampling(max_tokens=2), biases=(Bias(token, 1000.0),))

    said = ask(rack.engine(tier))

    assert text(said) == " no no"
    assert pieces(said)[0].signals.handoff == pytest.approx(0.25, abs=1e-4)


def test_a_bias_of_minus_infinity_forbids_a_token(rack: Rack, tmp_path: Path) -> None:
    path = write_stories(tmp_path / "s.gguf")
    tier = Tier("xs", path, "s", sampling=Sampling(max_tokens=5))
    word = pieces(ask(rack.engine(tier), "Once upon a"))[0].text

    silenced = Tier(
        "xs", path, "s", sampling=Sampling(max_tokens=5), biases=(Bias(word.strip(), float("-inf")),)
    )

    assert pieces(ask(rack.engine(silenced), "Once upon a"))[0].text != word


@pytest.mark.parametrize(
    ("token", "fault"), [(" yes no", "“ yes no” is not one token"), (9999, "there is no token 9999")]
)
def test_a_bias_on_what_is_no_token_says_so_at_load(
    rack: Rack, tmp_path: Path, token: str | int, fault: str
) -> None:
    path = write_parrot(tmp_path / "p.gguf", " yes no")

    with pytest.raises(AppError) as raised:
        ask(rack.engine(Tier("xs", path, "p", biases=(Bias(token, 1.0),))))

    assert fault in raised.value.title
    assert "one token" in raised.value.remedy
