"""What a row says, as plain text."""

from typing import assert_never

from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.rows import (
    AnyRow,
    Code,
    Footer,
    Label,
    LeftOut,
    Notice,
    Prose,
    Question,
    Remark,
    Rule,
    Seam,
    Thought,
    Waiting,
    Waking,
)


def plain(row: AnyRow) -> str:
    """Empty for a row that says nothing; Markdown stays as it was written."""
    match row:
        case Question(text=text) | LeftOut(text=text) | Thought(text=text) | Remark(text=text):
            return text
        case Prose(section=section) | Code(section=section):
            return section.text
        case Label(tier=tier, origin=origin, unsure=unsure):
            return " ".join(filter(None, (tier, origin, unsure)))
        case Waking(fraction=fraction):
            return words.waking(fraction)
        case Seam():
            return _seam(row)
        case Notice(title=title, remedy=remedy, ways=ways):
            return " ".join((title, remedy, *(name for name, _ in ways)))
        case Footer(ending=ending, figures=figures):
            return " ".join(filter(None, (ending, *figures)))
        case Waiting() | Rule():
            return ""
    assert_never(row)


def _seam(row: Seam) -> str:
    last = row.handoffs[-1]
    figures = "; ".join(f"{each.junior}: {words.signals(each)}" for each in row.handoffs)
    return f"{words.asked(row.handoffs)} {words.why(last.reason, row.fault)} {figures}"
