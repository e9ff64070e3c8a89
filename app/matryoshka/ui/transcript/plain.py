"""What a row says, as plain text."""

from typing import assert_never

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.rows import (
    AnyRow,
    Code,
    Consent,
    Footer,
    Label,
    LeftOut,
    Notice,
    Picture,
    Prose,
    Question,
    Remark,
    Rule,
    Seam,
    Thought,
    Waiting,
    Waking,
)
from matryoshka.ui.words import waking


def plain(row: AnyRow) -> str:
    """Empty for a row that says nothing; Markdown stays as it was written."""
    match row:
        case Question(whole=text) | LeftOut(text=text) | Thought(text=text) | Remark(text=text):
            return text
        case Prose(section=section) | Code(section=section) | Picture(section=section):
            return section.text
        case Label(tier=tier, origin=origin, unsure=unsure):
            return f"{tier} {origin} unsure" if unsure else f"{tier} {origin}"
        case Waking(fraction=fraction):
            return waking(fraction)
        case Seam():
            return _seam(row)
        case Consent():
            return _consent(row)
        case Notice(title=title, remedy=remedy, technical=technical, ways=ways):
            return " ".join(filter(None, (title, remedy, technical, *(name for name, _ in ways))))
        case Footer(ending=ending, figures=figures):
            return " ".join(filter(None, (ending, *figures)))
        case Waiting() | Rule():
            return ""
    assert_never(row)


def spoken(row: AnyRow) -> str:
    """What a row says to those who listen, and do not see who speaks."""
    said = plain(row)
    return tr("You: {text}", text=said) if isinstance(row, Question) else said


def _seam(row: Seam) -> str:
    details = "; ".join(f"{tier}: {said}" for tier, said in row.details)
    return " ".join(filter(None, (words.passed_on(row.handoffs), row.reason, row.left, details)))


def _consent(row: Consent) -> str:
    to = tr("To {host}{sent}", host=row.host, sent=row.sent)
    payload = row.payload if row.open else ""
    ways = [name for name, _ in row.ways]
    said = (row.sentence, row.reason, to, *row.figures, *row.found, payload, *ways)
    return " ".join(filter(None, said))
