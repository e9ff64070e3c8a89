"""README names all that can be typed and all that is printed, and nothing else."""

import re
import textwrap
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path

import pytest

from matryoshka import cli
from matryoshka.chat.engine import Finish
from matryoshka.chat.events import (
    Asks,
    Declined,
    Done,
    Event,
    Failed,
    Handoff,
    Loading,
    Noted,
    Reason,
    Shortened,
    Started,
    Thinking,
    Token,
    Where,
    as_json,
)
from matryoshka.chat.ladder_file import parse_ladder
from matryoshka.chat.ladder_keys import KEYS, REMOTE_KEYS
from matryoshka.chat.outgoing import Destination, Outgoing

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
NOTHING = Outgoing((), (), 0, 0)
EVENTS: tuple[Event, ...] = (
    Started("XS", "builtin:xs", Where.LOCAL),
    Loading("XS", 0.5),
    Noted("XS", "So.", "Do."),
    Shortened("XS", 1),
    Thinking("XS", "so"),
    Token("XS", "4"),
    Handoff("XS", "S", Reason.UNSURE, 0.9, 0.5, 0, 0.1),
    Asks("L", Destination("localhost", "big-1"), NOTHING, NOTHING),
    Declined("S", 0.9, 0.5, "Do."),
    Failed("S", "So.", "Do."),
    Done("S", Finish.STOP, 1, 1, 0.1, 0.1),
)


def table(head: str) -> list[list[str]]:
    """The cells of each row."""
    rows = README.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [row.strip("| ").split(" | ") for row in rows]


def words(cell: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)`", cell))


@pytest.mark.parametrize(("head", "keys"), [("key", KEYS), ("key of a service", REMOTE_KEYS)])
def test_every_key_of_a_ladder_has_its_row(head: str, keys: Sequence[str]) -> None:
    named = [re.findall(r"`(?:\[\[tier\.)?([a-z_]+)", row[0]) for row in table(head)]

    assert sorted(key for row in named for key in row) == sorted(keys)


def test_the_ladder_that_it_shows_is_one() -> None:
    shown = README.partition("    [[tier]]\n")
    text = "".join(shown[1:]).partition("\n| key |")[0]

    assert [tier.name for tier in parse_ladder(textwrap.dedent(text), Path("shown.toml")).tiers] == [
        "XS",
        "L",
    ]


def test_every_event_has_its_row_with_all_its_fields() -> None:
    printed = {str(said.pop("event")): set(said) for said in map(as_json, EVENTS)}
    fields = {kind: words(re.sub(r"\(.*?\)", "", row[1])) for row in table("event") for kind in words(row[0])}

    assert fields == printed
    assert all(f"`{reason}`" in README for reason in (*Reason, *Finish))


def test_every_command_and_every_kind_of_training_is_shown() -> None:
    commands = _choices(cli._parser())

    assert all(f"{command} " in README for command in commands)
    assert all(f" train {kind} " in README for kind in _choices(commands["train"]))


def test_every_option_of_asking_is_told() -> None:
    options = (name for action in _choices(cli._parser())["ask"]._actions for name in action.option_strings)

    assert [name for name in options if name not in README and name not in ("-h", "--help")] == []


def _choices(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    (commands,) = (action for action in parser._actions if isinstance(action, _SubParsersAction))
    return dict(commands.choices)
