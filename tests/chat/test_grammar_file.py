"""Files of grammars and JSON schemas, and how clearly a fault is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from matryoshka.chat.grammar_file import read_grammar, read_schema
from matryoshka.chat.ladder import Form, Grammar
from matryoshka.errors import UsageFault


def test_a_grammar_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.gbnf").write_text('root ::= "да"\n', encoding="utf-8-sig")

    assert read_grammar(tmp_path / "a.gbnf") == Grammar(Form.GBNF, 'root ::= "да"\n')


def test_a_schema_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"type": "string"}', encoding="utf-8")

    assert read_schema(tmp_path / "a.json") == Grammar(Form.JSON_SCHEMA, '{"type": "string"}')


@pytest.mark.parametrize("read", [read_grammar, read_schema])
def test_an_absent_file_says_so(tmp_path: Path, read: Callable[[Path], Grammar]) -> None:
    with pytest.raises(UsageFault, match=r"absent cannot be read: .* Name a file that exists"):
        read(tmp_path / "absent")


@pytest.mark.parametrize("read", [read_grammar, read_schema])
def test_a_file_that_is_no_text_says_so(tmp_path: Path, read: Callable[[Path], Grammar]) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(UsageFault, match="is not a text"):
        read(tmp_path / "bytes")


def test_an_empty_grammar_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text(" \n")

    with pytest.raises(UsageFault, match=r"empty is empty.* root ::="):
        read_grammar(tmp_path / "empty")


def test_a_schema_that_is_not_json_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{\n"type": "string",\n}')

    with pytest.raises(UsageFault, match="line 3: this is not JSON"):
        read_schema(tmp_path / "s.json")


@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 5000])
def test_a_schema_beyond_all_measure_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "s.json").write_text(text)

    with pytest.raises(UsageFault, match="cannot be read as JSON"):
        read_schema(tmp_path / "s.json")
