"""Reads and writes conversations as this program's own JSON, which holds all that is known of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from matryoshka.chat.conversation import Attempt, Conversation, State, Summary, Turn
from matryoshka.chat.preset import checked
from matryoshka.chat.rows import ASK_AGAIN, CUT_OFF
from matryoshka.exchange.codec import plain, value_of

FORMAT, VERSION = "matryoshka", 1
_LONGEST_ID = 200


def as_json(conversations: Iterable[Conversation], filed: Iterable[Summary] = ()) -> str:
    """One document; every conversation with all its branches, attempts and hand-offs.

    Where a person has put it stands there for those that are among the `filed`.
    """
    places = {
        each.id: {"pinned": each.pinned, "folder": each.folder, "archived": each.archived} for each in filed
    }
    document = {
        "format": FORMAT,
        "version": VERSION,
        "conversations": [plain(each) | places.get(each.id, {}) for each in conversations],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def conversation(raw: Mapping[str, Any]) -> Conversation:
    """What `as_json` wrote of a conversation; raises ValueError where its parts do not fit together."""
    read: Conversation = value_of(Conversation, raw)
    checked(read.preset)
    _check(read)
    return replace(read, turns=tuple(_ended(turn) for turn in read.turns))


def _check(read: Conversation) -> None:
    """Each turn follows an attempt that stands before it, and each attempt one of its turn."""
    turns: set[str] = set()
    known: set[str | None] = {None}
    for turn in read.turns:
        if turn.conversation != read.id or turn.parent not in known:
            raise ValueError("a question follows what is not there")
        _add(turn.id, turns)
        here: set[str | None] = {None}
        for attempt in turn.attempts:
            if attempt.turn != turn.id or attempt.parent not in here or attempt.id in known:
                raise ValueError("an answer belongs to what is not there")
            _add(attempt.id, here)
        known |= here


def _add(name: str, names: set[Any]) -> None:
    if not 0 < len(name) <= _LONGEST_ID or name in names:
        raise ValueError("two parts have one name, or none")
    names.add(name)


def _ended(turn: Turn) -> Turn:
    return replace(turn, attempts=tuple(map(_without_writer, turn.attempts)))


def _without_writer(attempt: Attempt) -> Attempt:
    """What was growing when it was written down grows no more."""
    if attempt.state is not State.WRITING:
        return attempt
    return replace(attempt, state=State.INTERRUPTED, title=CUT_OFF, remedy=ASK_AGAIN)
