"""A chat is called as the smallest loaded model says; no other model is asked, and none is loaded."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation, State
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.titling import may_be_titled
from matryoshka.engines.rack import Rack
from matryoshka.titling import Titling
from support.chats import attempt, question
from support.engines import ask
from support.parrots import Owns, write_parrot


@pytest.fixture
def rack() -> Iterator[Rack]:
    with closing(Rack(on_battery=lambda: False, waits=0.0)) as rack:
        yield rack


def parrot(folder: Path, name: str, line: str) -> Tier:
    path = write_parrot(folder / f"{name}.gguf", line, owns=Owns.NOTHING, context=4096)
    return Tier(name, path, path.name)


def answered(text: str = "Seven dolls?") -> Conversation:
    turn = question(Conversation(), text)
    turn = replace(turn, attempts=(replace(attempt(turn), text="Yes.", state=State.DONE),))
    return Conversation(turn.heading, turn.conversation, turns=(turn,))


def titles(rack: Rack, *tiers: Tier) -> list[str]:
    return list(Titling(rack).title(answered(), Ladder(tiers), Stop()))


def test_the_smallest_loaded_model_gives_the_title(rack: Rack, tmp_path: Path) -> None:
    asleep, small, big = (parrot(tmp_path, name, f" Dolls of {name}") for name in ("XS", "S", "M"))
    for tier in (big, small):
        ask(rack.engine(tier))

    assert titles(rack, asleep, small, big) == ["Dolls of S"]
    assert not rack.engine(asleep).awake


def test_no_model_is_loaded_for_it(rack: Rack, tmp_path: Path) -> None:
    assert titles(rack, parrot(tmp_path, "XS", " Dolls")) == []


def test_a_built_in_tier_is_not_asked(rack: Rack, tmp_path: Path) -> None:
    tier = replace(parrot(tmp_path, "XS", " Dolls"), label="builtin:xs")
    ask(rack.engine(tier))

    assert titles(rack, tier) == []


def test_a_title_is_the_first_line_and_no_longer_than_titles_are(rack: Rack, tmp_path: Path) -> None:
    tier = parrot(tmp_path, "S", " Dolls in dolls\n Why so?")
    endless = parrot(tmp_path, "M", " one in another" * 5)
    for each in (tier, endless):
        ask(rack.engine(each))

    assert titles(rack, tier) == ["Dolls in dolls"]
    assert titles(rack, endless) == ["one in another one in another one in another…"]


def test_only_what_was_answered_and_named_by_nobody_may_be_titled() -> None:
    chat = answered()

    assert may_be_titled(chat)
    assert not may_be_titled(replace(chat, title="Mine"))
    assert not may_be_titled(replace(chat, turns=(replace(chat.turns[0], attempts=()),)))
    assert not may_be_titled(Conversation())
