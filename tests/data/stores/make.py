"""Writes `schema-<version>.sql`: the sample conversation and the sample label as the store of today keeps it.

Run once for each new version, `python tests/data/stores/make.py`, and never again for an old one.
"""

import re
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

_BEHIND = re.compile(
    r"""(CREATE TABLE|INSERT INTO) ['"]\w+_sought|INSERT INTO sqlite_master|PRAGMA writable"""
)
_INDICES = "SELECT sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
TESTS = Path(__file__).parents[2]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "app")]

from matryoshka.chat.label_table import LabelTable  # noqa: E402 - found on the path just set
from matryoshka.chat.schema import FILL, STEPS  # noqa: E402 - found on the path just set
from matryoshka.chat.store import ChatStore  # noqa: E402 - found on the path just set
from support.chats import STORES, sample, sample_label  # noqa: E402 - found on the path just set


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chats.sqlite3"
        with closing(ChatStore(path)) as store:
            store.add_conversation(sample())
        with LabelTable(path) as labels:
            labels.add([sample_label()])
        with closing(sqlite3.connect(path)) as database:
            lines = [*_dump(database), f"PRAGMA user_version = {len(STEPS)};"]
    target = STORES / f"schema-{len(STEPS)}.sql"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _dump(database: sqlite3.Connection) -> list[str]:
    """The indices of words are made and filled anew, before their triggers."""
    lines = [line for line in database.iterdump() if not _BEHIND.match(line)]
    first = next(place for place, line in enumerate(lines) if line.startswith("CREATE TRIGGER"))
    indices = [f"{sql};" for (sql,) in database.execute(_INDICES)]
    return [*lines[:first], *indices, *(f"{each};" for each in FILL), *lines[first:]]


if __name__ == "__main__":
    main()
