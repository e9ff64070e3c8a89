"""A real model: the same words as llama.cpp's own bindings, and choices that can be repeated."""

from collections.abc import Iterator
from pathlib import Path

import llama_cpp
import pytest

from matryoshka.chat.ladder import Sampling
from support.engines import Start, ask, pieces, text
from support.stories import STORIES, write_stories


@pytest.fixture
def plain() -> Iterator[llama_cpp.Llama]:
    model = llama_cpp.Llama(str(STORIES), n_ctx=512, n_threads=1, verbose=False)
    yield model
    model.close()


def test_greedy_words_are_those_of_the_plain_bindings(
    start: Start, tmp_path: Path, plain: llama_cpp.Llama
) -> None:
    engine = start(write_stories(tmp_path / "s.gguf"), Sampling(max_tokens=80))
    for beginning in ("Once upon a time", "Lily and Ben"):
        said = plain.create_completion(beginning, max_tokens=80, temperature=0.0, repeat_penalty=1.0)

        assert text(ask(engine, beginning)) == said["choices"][0]["text"]


def test_a_template_that_writes_the_beginning_mark_does_not_double_it(start: Start, tmp_path: Path) -> None:
    without = ask(start(write_stories(tmp_path / "a.gguf"), Sampling(max_tokens=9)), "Once")
    written = write_stories(tmp_path / "b.gguf", "{{ bos_token }}{{ messages[0].content }}")

    assert ask(start(written, Sampling(max_tokens=9)), "Once")[-11:] == without[-11:]


@pytest.mark.parametrize(
    "changes", [{}, {"top_k": 40}, {"top_p": 0.9, "min_p": 0.05}, {"repeat_penalty": 1.3}]
)
def test_a_seed_repeats_its_choices(start: Start, tmp_path: Path, changes: dict[str, float]) -> None:
    sampling = Sampling(temperature=1.0, seed=7, max_tokens=40, **changes)  # type: ignore[arg-type]
    engine = start(write_stories(tmp_path / "s.gguf"), sampling)

    assert text(ask(engine, "Once")) == text(ask(engine, "Once"))


def test_other_seeds_make_other_stories(start: Start, tmp_path: Path) -> None:
    path = write_stories(tmp_path / "s.gguf")
    told = {
        text(ask(start(path, Sampling(temperature=1.0, seed=seed, max_tokens=40)), "Once")) for seed in (1, 2)
    }

    assert len(told) == 2


def test_a_repeat_penalty_changes_the_story(start: Start, tmp_path: Path) -> None:
    path = write_stories(tmp_path / "s.gguf")
    told = {
        text(ask(start(path, Sampling(repeat_penalty=penalty, max_tokens=60)), "Once"))
        for penalty in (1.0, 1.5)
    }

    assert len(told) == 2


def test_a_model_without_handoff_token_has_no_doubt(start: Start, tmp_path: Path) -> None:
    engine = start(write_stories(tmp_path / "s.gguf"), Sampling(max_tokens=3))

    assert {piece.signals.handoff for piece in pieces(ask(engine))} == {None}
