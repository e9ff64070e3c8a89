"""How labels become rows of the store, and rows become labels."""

import json
from dataclasses import asdict, fields
from typing import Any

from matryoshka.chat.label import Effort, Label, Source
from matryoshka.chat.observation import Observation

Row = dict[str, Any]

_PLAIN = tuple(
    each.name
    for each in fields(Label)
    if each.name not in ("source", "declined", "observation", "effort", "before")
)


def row_of_label(label: Label) -> Row:
    row = {name: getattr(label, name) for name in _PLAIN} | asdict(label.effort)
    return row | {
        "source": label.source,
        "declined": label.declined,
        "signals": json.dumps(label.observation.as_json()),
        "before": text_of(label.before),
    }


def label_of(row: Row) -> Label:
    return Label(
        **{name: row[name] for name in _PLAIN},
        source=Source(row["source"]) if row["source"] else None,
        declined=bool(row["declined"]),
        observation=Observation.of_json(json.loads(row["signals"])),
        effort=Effort(**{each.name: row[each.name] for each in fields(Effort)}),
        before=tuple(json.loads(row["before"])),
    )


def text_of(before: tuple[str, ...]) -> str:
    """What was said before a question, as it is stored."""
    return json.dumps(before, ensure_ascii=False)
