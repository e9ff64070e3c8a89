"""The options by which every tier chooses its words, and by which an answer is held to a form."""

import argparse
import math
from collections.abc import Callable
from pathlib import Path

from matryoshka import build
from matryoshka.chat.grammar_file import read_grammar, read_schema
from matryoshka.chat.ladder import Grammar, Ladder
from matryoshka.chat.ladder_keys import SAMPLING


def add_form(parser: argparse.ArgumentParser) -> None:
    for key, meaning in {
        "max_tokens": "the longest answer in tokens, thinking included",
        "temperature": "how freely words are chosen; 0 always takes the likeliest",
        "seed": "the same words again for the same number",
    }.items():
        parser.add_argument(
            f"--{key.replace('_', '-')}",
            type=_number(key),
            metavar=key[0].upper(),
            help=f"{meaning}, of every tier",
        )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--grammar", type=Path, metavar="FILE", help="the answer follows this grammar (GBNF)")
    form.add_argument("--json-schema", type=Path, metavar="FILE", help="the answer is JSON of this schema")


def in_form(ladder: Ladder, options: argparse.Namespace) -> Ladder:
    """The ladder, with what these options wish of every tier. Raises `UsageFault` for a broken file."""
    return build.with_sampling(
        ladder,
        max_tokens=options.max_tokens,
        temperature=options.temperature,
        seed=options.seed,
        grammar=_grammar(options),
    )


def _number(key: str) -> Callable[[str], float]:
    """A parser for the value of a ladder's `key`, within the ladder's own range."""
    allowed = SAMPLING[key]

    def parse(text: str) -> float:
        try:
            value: float = int(text) if allowed.whole else float(text)
        except ValueError:
            value = math.nan
        if value not in allowed:
            raise argparse.ArgumentTypeError(f"{text!r} is not {allowed}")
        return value

    return parse


def _grammar(options: argparse.Namespace) -> Grammar | None:
    if options.grammar:
        return read_grammar(options.grammar)
    return read_schema(options.json_schema) if options.json_schema else None
