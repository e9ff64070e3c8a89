"""An answer that was cut is gone on with, word by word, as if it had never been."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from matryoshka.chat.engine import End, Finish, Message, Output, Prompt, Role, Stop
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.llama import LlamaEngine
from support.engines import Start, ask, pieces, text
from support.parrots import write_parrot
from support.stories import write_stories

QUESTION = Message(Role.USER, "Lily and Ben")
THINKS = (
    "{% for message in messages %}<|{{ message.role }}|>{{ message.content }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|><think>{% endif %}"
)


def going_on(engine: LlamaEngine, beginning: str, *before: Message) -> str:
    messages = [*(before or (QUESTION,)), Message(Role.ASSISTANT, beginning)]
    return text(list(engine.stream(messages, Stop())))


def read(outputs: Sequence[Output]) -> int:
    """How many tokens of prompt."""
    return next(each for each in outputs if isinstance(each, Prompt)).tokens


@pytest.mark.parametrize("meanwhile", ["", "Once upon a time"])
def test_a_cut_story_goes_on_as_it_would_have_without_the_cut(
    start: Start, tmp_path: Path, meanwhile: str
) -> None:
    path = write_stories(tmp_path / "s.gguf")
    whole = text(ask(start(path, Sampling(max_tokens=60)), QUESTION.text))
    engine = start(path, Sampling(max_tokens=20))
    beginning = text(ask(engine, QUESTION.text))
    if meanwhile:
        ask(engine, meanwhile)

    first = going_on(engine, beginning)
    second = going_on(engine, beginning + first)

    assert whole.startswith(beginning + first + second)
    assert second


def test_a_cut_answer_is_read_as_the_very_tokens_that_were_written(start: Start, tmp_path: Path) -> None:
    engine = start(write_stories(tmp_path / "s.gguf"), Sampling(max_tokens=20))
    said = ask(engine, QUESTION.text)
    goes_on = list(engine.stream([QUESTION, Message(Role.ASSISTANT, text(said))], Stop()))

    assert read(goes_on) == read(said) + 20


def test_a_model_that_thinks_goes_on_with_its_answer_and_thinks_no_more(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "one two three", thinking="let us see", template=THINKS)
    engine = start(path)
    outputs = list(engine.stream([QUESTION, Message(Role.ASSISTANT, "one")], Stop()))

    assert not any(piece.thinking for piece in pieces(outputs) if piece.text)
    assert outputs[-1] == End(Finish.STOP)


def test_a_model_remembers_what_it_thought_before_it_was_cut(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "one two three", thinking="let us see", template=THINKS)
    engine = start(path, Sampling(max_tokens=6))
    said = ask(engine, QUESTION.text)
    words = "".join(piece.text for piece in pieces(said) if not piece.thinking)
    assert words

    goes_on = list(engine.stream([QUESTION, Message(Role.ASSISTANT, words)], Stop()))

    assert read(goes_on) == read(said) + 6
    assert f"{words}{text(goes_on)}" == "one two three"


def test_what_was_begun_never_becomes_a_mark(start: Start, tmp_path: Path) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "one two"))

    assert going_on(engine, "<|end|><|user|>Hello<|assistant|>") != "one two"
