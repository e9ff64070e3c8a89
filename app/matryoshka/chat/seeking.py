"""Full-text search over everything that is kept: where words stand, with their marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from matryoshka.chat import queries
from matryoshka.chat.database import Connection
from matryoshka.chat.rows import Row
from matryoshka.chat.unmarked import unmarked

_BEGIN, _END = "\x02", "\x03"
_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans("ёЁ", "еЕ")
_BOUND = 12
"""Words that are looked for at once; what follows them is left out."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where all words stand that were looked for."""

    conversation: str
    title: str
    turn: str | None
    """The question, or the one that is answered there; None where the title holds the words."""
    attempt: str | None
    """The answer; None for a question or a title."""
    said: float
    """Seconds since 1970."""
    words: str
    """The words with some of what stands around them, without the marks of Markdown in an answer."""
    marks: tuple[tuple[int, int], ...]
    """Where they begin and end in `words`."""
    archived: bool = False
    """Whether its conversation is."""


def seek(database: Connection, words: str, limit: int) -> tuple[Sighting, ...]:
    """At most `limit` places, titles first, then what was said last; none where nothing is looked for."""
    if not (match := _match(words)):
        return ()
    values = {"words": match, "limit": limit, "begin": _BEGIN, "end": _END}
    titles, questions, answers = (
        [_sighting(row) for row in database.execute(query, values)]
        for query in (queries.SEEK_TITLES, queries.SEEK_QUESTIONS, queries.SEEK_ANSWERS)
    )
    said = sorted(questions + answers, key=attrgetter("said"), reverse=True)
    return (*titles, *said)[:limit]


def _match(words: str) -> str:
    """All of them, each the beginning of a word; a single letter is a whole one."""
    sought = _WORD.findall(words.translate(_PLAIN))[:_BOUND]
    return " ".join(f'"{each}"*' if len(each) > 1 else f'"{each}"' for each in sought)


def _sighting(row: Row) -> Sighting:
    words = unmarked(row["words"]) if row["attempt"] else row["words"]
    pieces = re.split(f"({_BEGIN}|{_END})", " ".join(words.split()))
    marks = tuple(_marks(pieces))
    text = "".join(piece for piece in pieces if piece not in (_BEGIN, _END))
    return Sighting(**row | {"words": text, "marks": marks, "archived": bool(row["archived"])})


def _marks(pieces: list[str]) -> Iterator[tuple[int, int]]:
    place, begin = 0, None
    for piece in pieces:
        if piece == _BEGIN:
            begin = place
        elif piece == _END:
            if begin is not None:
                yield begin, place
            begin = None
        else:
            place += len(piece)
