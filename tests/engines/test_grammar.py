"""Grammars and JSON schemas: an answer follows them, a model's thinking and its hand-off do not."""

import json
from pathlib import Path

import pytest

from matryoshka.chat.engine import Message, Role, Stop
from matryoshka.chat.ladder import Form, Grammar, Sampling
from matryoshka.errors import AppError, UsageFault
from support.engines import Start, ask, pieces, text
from support.parrots import TEMPLATE, write_parrot
from support.stories import write_stories

SCHEMA = {
    "type": "object",
    "properties": {"name": {"enum": ["Lily", "Ben"]}, "age": {"type": "integer"}},
    "required": ["name", "age"],
}
THOUGHT = [b"<|channel", b"|>", b"analysis", b"<|message|>", b"Two.", b"<|end|>"]


def gbnf(rules: str, **sampling: float) -> Sampling:
    return Sampling(max_tokens=60, grammar=Grammar(Form.GBNF, rules), **sampling)  # type: ignore[arg-type]


@pytest.mark.parametrize("temperature", [0.0, 1.5])
def test_an_answer_follows_its_grammar(start: Start, tmp_path: Path, temperature: float) -> None:
    rules = 'root ::= "Tom " ("ran" | "sat") "."'
    engine = start(write_stories(tmp_path / "s.gguf"), gbnf(rules, temperature=temperature))

    assert text(ask(engine, "Once upon")) in {"Tom ran.", "Tom sat."}


def test_an_answer_follows_its_json_schema(start: Start, tmp_path: Path) -> None:
    grammar = Grammar(Form.JSON_SCHEMA, json.dumps(SCHEMA))
    engine = start(write_stories(tmp_path / "s.gguf"), Sampling(max_tokens=90, grammar=grammar))

    answer = json.loads(text(ask(engine, "Lily is a girl.")))

    assert answer["name"] in {"Lily", "Ben"}
    assert isinstance(answer["age"], int)


def test_a_model_that_says_what_the_grammar_allows_says_the_same(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", " yes no yes")
    free = ask(start(path))

    assert ask(start(path, gbnf('root ::= (" yes" | " no")+')))[2:] == free[2:]


def test_the_thinking_is_free(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "\n\nyes", thinking=" hm maybe")

    said = pieces(ask(start(path, gbnf('root ::= "yes"'))))

    assert "".join(piece.text for piece in said if piece.thinking) == " hm maybe"
    assert "".join(piece.text for piece in said if not piece.thinking) == "yes"


@pytest.mark.parametrize(
    "line",
    [
        [*THOUGHT, b"<|start|>", b"assistant", b"<|chan", b"nel|>", b"final", b"<|message|>", b"Four."],
        [*THOUGHT, b"Four."],
        [b"<rea", b"soni", b"ng>", b"Two.", b"</re", b"ason", b"ing>", b"Four."],
    ],
)
def test_marks_of_many_tokens_are_free_too(start: Start, tmp_path: Path, line: list[str | bytes]) -> None:
    known = "<|channel|>analysis<|message|>" if line[0] == THOUGHT[0] else "<reasoning>"
    template = TEMPLATE + f"{{# {known} #}}"
    path = write_parrot(tmp_path / "p.gguf", line, end="<|stop|>", template=template)

    said = pieces(ask(start(path, gbnf('root ::= "Four."'))))

    assert "".join(piece.text for piece in said if piece.thinking) == "Two."
    assert "".join(piece.text for piece in said if not piece.thinking) == "Four."


@pytest.mark.parametrize("line", [[b"<", b"b>", b"Four."], [b"<rea", b"l>", b"Four."]])
def test_what_only_begins_like_a_mark_is_no_way_round_the_grammar(
    start: Start, tmp_path: Path, line: list[str | bytes]
) -> None:
    template = TEMPLATE + "{# <reasoning> #}"
    path = write_parrot(tmp_path / "p.gguf", line, template=template)

    said = pieces(ask(start(path, gbnf('root ::= "Four."', thinking_tokens=1))))

    assert "".join(piece.text for piece in said if not piece.thinking) == "Four."


def test_a_template_may_begin_the_thinking(start: Start, tmp_path: Path) -> None:
    template = TEMPLATE.replace("<|assistant|>{% endif %}", "<think>\n<|assistant|>{% endif %}")
    path = write_parrot(tmp_path / "p.gguf", [b"Two.", "</think>", b"Four."], template=template)

    said = pieces(ask(start(path, gbnf('root ::= "Four."'))))

    assert "".join(piece.text for piece in said if piece.thinking) == "Two."
    assert "".join(piece.text for piece in said if not piece.thinking) == "Four."


def test_the_probability_of_the_hand_off_is_read_before_the_grammar(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", " yes", handoff=0.75)

    first = pieces(ask(start(path, gbnf('root ::= "x"'))))[0]

    assert first.text == "x"
    assert first.signals.handoff == pytest.approx(0.75, abs=1e-4)


def test_the_hand_off_token_is_never_said(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", " yes", handoff=0.99)

    with pytest.raises(AppError, match="no token that the grammar allows"):
        ask(start(path, gbnf("root ::= <|handoff|>")))


@pytest.mark.parametrize(
    ("rules", "where", "what"),
    [
        ('root ::= "a"\n\nb := "c"', " in line 3", "expecting ::="),
        ('root ::= "a" )\nb ::= "c"', " in line 1", "expecting newline or end"),
        ("root ::= a", "", "Undefined rule identifier 'a'"),
        ('a ::= "b"', "", "does not contain a 'root' symbol"),
        ("root ::= root", "", "left recursion"),
    ],
)
def test_a_broken_grammar_says_where_and_what(
    start: Start, endless: Path, rules: str, where: str, what: str
) -> None:
    with pytest.raises(UsageFault) as raised:
        ask(start(endless, gbnf(rules)))

    assert raised.value.title.startswith(f"The grammar cannot be read{where}: ")
    assert what in raised.value.title


@pytest.mark.parametrize(
    "schema",
    ["[]", '{"$ref": "https://example.invalid/schema"}', '{"type": "colour"}', '{"$ref": "#/nowhere"}'],
)
def test_a_json_schema_that_cannot_be_followed_says_so(start: Start, endless: Path, schema: str) -> None:
    with pytest.raises(UsageFault, match="The JSON schema cannot be followed"):
        ask(start(endless, Sampling(grammar=Grammar(Form.JSON_SCHEMA, schema))))


def test_after_a_broken_grammar_the_model_goes_on(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", " yes")
    engine = start(path)
    ask(engine)
    pid = engine.pid

    with pytest.raises(UsageFault):
        list(engine.probe([Message(Role.USER, "Hello")], gbnf("root ::= a"), Stop()))

    assert text(ask(engine)) == " yes"
    assert engine.pid == pid
