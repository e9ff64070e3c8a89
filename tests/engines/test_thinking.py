"""Thinking is told from the answer by the marks of every family, and lasts as long as the ladder allows."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest

from matryoshka.chat.engine import End, Finish, Output
from matryoshka.chat.ladder import Sampling
from support.engines import Start, ask, pieces, text
from support.parrots import TEMPLATE, write_parrot

Line = list[bytes | str]
COMMENT = "{# %s #}"
"""A template that knows these marks, and writes none."""


def parts(outputs: Sequence[Output]) -> list[tuple[bool, str]]:
    """What was thought (True) and said, each stretch as one text."""
    said = [piece for piece in pieces(outputs) if piece.text]
    return [
        (thinking, "".join(each.text for each in stretch))
        for thinking, stretch in groupby(said, lambda piece: piece.thinking)
    ]


def split(line: str, size: int) -> Line:
    raw = line.encode()
    return [raw[start : start + size] for start in range(0, len(raw), size)]


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<think>", "</think>"),
        ("[THINK]", "[/THINK]"),
        ("<seed:think>", "</seed:think>"),
        ("◁think▷", "◁/think▷"),
        ("<|START_THINKING|>", "<|END_THINKING|>"),
        ("<|inner_prefix|>", "<|inner_suffix|>"),
        ("<reasoning>", "</reasoning>"),
    ],
)
@pytest.mark.parametrize("size", [2, 3, 7, 50])
def test_marks_of_several_ordinary_tokens_are_found_however_they_are_cut(
    start: Start, tmp_path: Path, begin: str, end: str, size: int
) -> None:
    line = split(f"{begin}a < b, <thin{end}\nSo <b>yes</b> <", size)
    path = write_parrot(tmp_path / "p.gguf", line, template=TEMPLATE + COMMENT % begin)

    assert parts(ask(start(path))) == [(True, "a < b, <thin"), (False, "\nSo <b>yes</b> <")]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (
            "<|channel|>analysis<|message|>Two.<|end|><|start|>assistant<|channel|>final<|message|>Four.",
            "<|channel|>analysis<|message|>",
        ),
        (
            "<|channel|>analysis<|message|>Two.<|end|><|start|>assistant<|channel|>commentary<|message|>Four.",
            "",
        ),
        ("<|channel>thoughtTwo.<channel|>Four.", "<|channel>thought"),
        ("<|think|>Two.<|end|><|begin|>assistant<|content|>Four.", "<|begin|>assistant<|think|>"),
        (
            "<think>Two.</think><response>Four.</response>",
            "between <think></think> and write your response between <response></response>",
        ),
        ("<|START_THINKING|>Two.<|END_THINKING|><|START_TEXT|>Four.<|END_TEXT|>", "<|START_THINKING|>"),
        (
            "<|open|>think<|sep|>Two.<|close|>think<|sep|><|open|>response<|sep|>Four.<|close|>response<|sep|>",
            "<|open|>",
        ),
        (
            " to=self<|message|>Two.<|eom|><|start|>assistant to=user<|message|>Four.",
            "<|start|>assistant to=self<|message|>",
        ),
    ],
)
def test_marks_around_the_answer_are_not_said_either(
    start: Start, tmp_path: Path, line: str, known: str
) -> None:
    template = TEMPLATE + COMMENT % (known or "<|channel|>analysis<|message|>")
    outputs = ask(start(write_parrot(tmp_path / "p.gguf", split(line, 5), end="<|stop|>", template=template)))

    assert parts(outputs) == [(True, "Two."), (False, "Four.")]


def test_a_mark_of_its_own_token_is_known_without_a_template(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", ["[THINK]", b"Two.", "[/THINK]", b"Four."])

    assert parts(ask(start(path))) == [(True, "Two."), (False, "Four.")]


def test_what_only_looks_like_a_mark_is_text(start: Start, tmp_path: Path) -> None:
    line: Line = ["<think>", b"It writes ", b"</th", b"ink>.", "</think>", b"Use ", b"<thi", b"nk>."]
    outputs = ask(start(write_parrot(tmp_path / "p.gguf", line)))

    assert parts(outputs) == [(True, "It writes </think>."), (False, "Use <think>.")]


def test_a_token_of_a_mark_that_makes_none_says_what_it_says(start: Start, tmp_path: Path) -> None:
    line: Line = [b"Channel ", "<|channel>", b"tho", b"rn"]
    template = TEMPLATE + COMMENT % "<|channel>thought"
    outputs = ask(start(write_parrot(tmp_path / "p.gguf", line, template=template)))

    assert parts(outputs) == [(False, "Channel <|channel>thorn")]


def test_a_model_that_does_not_think_is_heard_as_it_speaks(start: Start, tmp_path: Path) -> None:
    outputs = ask(start(write_parrot(tmp_path / "p.gguf", split("<think>No.</think>", 4))))

    assert [piece.text for piece in pieces(outputs)] == ["<thi", "nk>N", "o.</", "thin", "k>", ""]


def test_a_template_may_begin_the_thinking(start: Start, tmp_path: Path) -> None:
    template = TEMPLATE.replace("<|assistant|>{% endif %}", "<think>\n<|assistant|>{% endif %}")
    path = write_parrot(tmp_path / "p.gguf", [b"Two.", "</think>", b"Four."], template=template)

    assert parts(ask(start(path))) == [(True, "Two."), (False, "Four.")]


@pytest.mark.parametrize("length", [3, 4, 5])
def test_nothing_held_back_is_lost_at_the_longest_answer(start: Start, tmp_path: Path, length: int) -> None:
    line: Line = ["<think>", b"Two", "</think>", b"a <", b"/th"]
    template = TEMPLATE + COMMENT % "<think>"
    outputs = ask(
        start(write_parrot(tmp_path / "p.gguf", line, template=template), Sampling(max_tokens=length))
    )

    assert text(outputs) == "Twoa </th"[: (3, 6, 9)[length - 3]]
    assert outputs[-1] == End(Finish.LENGTH)


def test_a_spent_budget_makes_the_model_answer(start: Start, tmp_path: Path) -> None:
    line: Line = ["<think>", b"one", b" two", b" three", b" four", "</think>", b"Four."]
    path = write_parrot(tmp_path / "p.gguf", line)

    cut = ask(start(path, Sampling(thinking_tokens=2)))
    assert parts(cut) == [(True, "one two"), (False, "Four.")]
    assert cut[-1] == End(Finish.STOP, thinking_cut=True)

    whole = ask(start(path, Sampling(thinking_tokens=9)))
    assert parts(whole) == [(True, "one two three four"), (False, "Four.")]
    assert whole[-1] == End(Finish.STOP)


def test_no_budget_is_no_thinking_at_all(start: Start, tmp_path: Path) -> None:
    line: Line = ["<think>", b"one", b" two", "</think>", b"Four."]
    outputs = ask(start(write_parrot(tmp_path / "p.gguf", line), Sampling(thinking_tokens=0)))

    assert parts(outputs) == [(False, "Four.")]
    assert outputs[-1] == End(Finish.STOP)


def test_thinking_is_never_cut_within_a_character_or_a_mark(start: Start, tmp_path: Path) -> None:
    line: Line = ["<think>", b"\xf0\x9f", b"\x99\x82", b" <", b"b> ", b"two", "</think>", b"Four."]
    path = write_parrot(tmp_path / "p.gguf", line)

    assert parts(ask(start(path, Sampling(thinking_tokens=1)))) == [(True, "🙂"), (False, "Four.")]


def test_a_budget_ends_the_thinking_by_all_marks_up_to_the_answer(start: Start, tmp_path: Path) -> None:
    line: Line = ["<|channel|>", b"analysis", "<|message|>", b"one", b" two"]
    template = TEMPLATE + COMMENT % "<|channel|>analysis<|message|>"
    path = write_parrot(tmp_path / "p.gguf", line, end="<|return|>", template=template)

    outputs = ask(start(path, Sampling(thinking_tokens=1)))

    assert parts(outputs) == [(True, "one"), (False, "one two")]  # it says the same after each <|message|>
    assert outputs[-1] == End(Finish.STOP, thinking_cut=True)
