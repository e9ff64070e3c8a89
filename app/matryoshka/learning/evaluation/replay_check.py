"""Checks that the cascade itself ends as its records say, on a share of the questions."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from matryoshka.chat.cascade import Cascade
from matryoshka.chat.engine import Stop
from matryoshka.chat.events import Declined, Done, Event, Failed, Handoff, Token
from matryoshka.learning.evaluation.log import Entry, Log
from matryoshka.learning.evaluation.records import Exercise, Record, Rung

SHARE = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a turn ended: at which tier, how, and with which words."""

    tier: str
    end: str
    text: str


@dataclass(frozen=True, slots=True)
class ReplayCheck:
    """The lines of the questions that the cascade was asked, and of those it ended otherwise."""

    checked: tuple[int, ...]
    disagreements: tuple[int, ...]


def drawn(records: Sequence[Record], share: int = SHARE) -> list[Record]:
    """So many of the records, the same ones whatever their order."""
    return sorted(records, key=lambda record: _lot(record.exercise.key))[:share]


def said_by_records(record: Record, rungs: Sequence[Rung]) -> Outcome:
    """The first tier whose doubt never exceeds its patience answers; if there is none, the top declines."""
    for rung in rungs:
        tried = record.tries[rung.name]
        if tried.doubted_after is None:
            return Outcome(rung.name, str(tried.finish), tried.answer)
    return Outcome(rungs[-1].name, "declined", "")


def is_kept(log: Log, exercise: Exercise) -> bool:
    """Whether the cascade need not be asked again."""
    return log.get(_entry(exercise)) is not None


def said_by_cascade(cascade: Cascade, log: Log, exercise: Exercise) -> Outcome:
    """Asks as the chat does, unless what it said is kept. Raises `AppError` when it cannot be kept."""
    entry = _entry(exercise)
    if (kept := log.get(entry)) is None:
        kept = asdict(_outcome(cascade.answer(exercise.messages, Stop())))
        log.keep(entry, kept)
    return Outcome(**kept)


def _entry(exercise: Exercise) -> Entry:
    return Entry("cascade", exercise.key)


def _outcome(events: Iterable[Event]) -> Outcome:
    """What a junior had written before it handed up is not served."""
    outcome, text = Outcome("", "", ""), ""
    for event in events:
        match event:
            case Token():
                text += event.text
            case Handoff():
                text = ""
            case Done():
                outcome = Outcome(event.tier, str(event.finish), text.strip())
            case Declined():
                outcome = Outcome(event.tier, "declined", "")
            case Failed():
                outcome = Outcome(event.tier, "failed", event.title)
            case _:
                pass
    return outcome


def _lot(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="replace")).digest()
