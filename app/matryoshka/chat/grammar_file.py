"""Reads the grammar, or the JSON schema, that an answer is to follow."""

import json
from pathlib import Path

from matryoshka.chat.ladder import Form, Grammar
from matryoshka.chat.named_file import read_named
from matryoshka.errors import UsageFault
from matryoshka.saying import say


def read_grammar(path: Path) -> Grammar:
    """Raises `UsageFault` for a file that is absent, unreadable or empty; its rules only a model can read."""
    rules = read_named(path, "grammar", "GBNF")
    if not rules.strip():
        raise UsageFault(
            say("The grammar {path} is empty.", path=path), say('Write at least root ::= "…" into it.')
        )
    return Grammar(Form.GBNF, rules)


def read_schema(path: Path) -> Grammar:
    """Raises `UsageFault` for a file that is absent, unreadable or not JSON."""
    schema = read_named(path, "JSON schema", "JSON")
    try:
        json.loads(schema)
    except json.JSONDecodeError as error:
        title = say(
            "{path}, line {lineno}: this is not JSON ({msg}).", path=path, lineno=error.lineno, msg=error.msg
        )
        raise UsageFault(title, say("Mend that line.")) from error
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all measure
        raise UsageFault(
            say("{path} cannot be read as JSON ({error}).", path=path, error=error), say("Simplify it.")
        ) from error
    return Grammar(Form.JSON_SCHEMA, schema)
