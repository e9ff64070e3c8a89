"""How the values of a conversation become rows of the store, and rows become values."""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from matryoshka.chat.conversation import Attempt, Conversation, File, Image, Part, State, Summary, Text, Turn
from matryoshka.chat.cost import Tried
from matryoshka.chat.events import Handoff, Reason, Where
from matryoshka.chat.outgoing import Destination
from matryoshka.chat.preset import Preset, preset_of, table_of
from matryoshka.chat.writer import Writer
from matryoshka.saying import say

Row = dict[str, Any]
Nameless = tuple[Any, ...]
"""A row whose columns are known by their order."""

STORED = tuple(each.name for each in fields(Attempt) if each.name not in ("loading", "handoff"))
_ID, _WHERE, _STATE = (STORED.index(name) for name in ("id", "where", "state"))
CUT_OFF = say("This answer was cut off: the program ended while it was being written.")
ASK_AGAIN = say("Ask again to get a whole answer.")


def row_of_conversation(conversation: Conversation) -> Row:
    leave = conversation.leave
    return {
        "id": conversation.id,
        "title": conversation.title,
        "created": conversation.created,
        "changed": _last(conversation),
        "locked": conversation.locked,
        "leave_host": leave.host if leave else None,
        "leave_model": leave.model if leave else None,
        "preset": column_of_preset(conversation.preset),
    }


def column_of_preset(preset: Preset) -> str | None:
    """As JSON; None where all is as usual."""
    table = table_of(preset)
    return json.dumps(table, ensure_ascii=False) if table else None


def _last(conversation: Conversation) -> float:
    """When it was last asked in; one that is only begun is begun now."""
    return max((turn.created for turn in conversation.turns), default=time.time())


def summary_of(row: Row, tiers: tuple[str, ...]) -> Summary:
    flags = {name: bool(row[name]) for name in ("locked", "pinned", "archived")}
    return Summary(**row | flags | {"folder": row["folder"] or "", "tiers": tiers})


def conversation_of(row: Row, turns: tuple[Turn, ...]) -> Conversation:
    host, model = row["leave_host"], row["leave_model"]
    leave = None if host is None or model is None else Destination(host, model)
    preset = preset_of(json.loads(row["preset"] or "{}"))
    return Conversation(row["title"], row["id"], row["created"], turns, bool(row["locked"]), leave, preset)


def row_of_part(part: Part, turn: str, ordinal: int) -> Row:
    row: Row = {
        "turn": turn,
        "ordinal": ordinal,
        "name": None,
        "media_type": None,
        "path": None,
        "text": None,
    }
    kept = asdict(part)
    if isinstance(part, Image):
        kept["text"] = kept.pop("data")
    return row | {"kind": type(part).__name__.lower()} | kept


def part_of(row: Nameless) -> Part:
    """Of kind, name, media type, path and text."""
    match row:
        case ("file", name, media_type, path, text):
            return File(name, media_type, path, text or "")
        case ("image", name, media_type, path, text):
            return Image(name, media_type, path, text or "")
        case _:
            return Text(row[-1])


def row_of_handoff(handoff: Handoff, attempt: str) -> Row:
    return {"attempt": attempt} | asdict(handoff)


def handoff_of(row: Row) -> Handoff:
    values = {each.name: row[each.name] for each in fields(Handoff)}
    return Handoff(**values | {"reason": Reason(row["reason"]), "measured": bool(row["measured"])})


def row_of_attempt(attempt: Attempt, writer: Writer) -> Row:
    row = {name: getattr(attempt, name) for name in STORED}
    return row | {
        "answers": attempt.answers,
        "writer": writer.name,
        "pid": writer.pid,
        "saved": time.time(),
    }


def tried_of(row: Row) -> Tried:
    return Tried(**row | {"where": Where(row["where"]), "answers": bool(row["answers"])})


def attempt_of(row: Nameless, handoffs: Mapping[str, Handoff], reader: Writer) -> Attempt:
    """The attempt of a row of `STORED`, then pid, name and last sign of its writer, as `reader` sees it.

    One whose writer died while writing is interrupted. `handoffs` are found by the ids of attempts.
    """
    *told, unsure, cut, edited, pid, writer, saved = row
    told[_WHERE], told[_STATE] = Where(told[_WHERE]), State(told[_STATE])
    told += bool(unsure), bool(cut), bool(edited), None, handoffs.get(told[_ID])
    attempt = Attempt(*told)
    if attempt.state is not State.WRITING:
        return attempt
    died = reader.outlived(Writer(pid, writer), saved)
    return replace(attempt, state=State.INTERRUPTED, title=CUT_OFF, remedy=ASK_AGAIN) if died else attempt
