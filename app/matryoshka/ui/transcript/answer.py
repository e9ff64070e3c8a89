"""The rows of what a tier wrote: its thinking, and its answer or draft."""

from matryoshka.chat.conversation import Attempt
from matryoshka.ui.transcript.rows import Code, Place, Prose, Rail, Rule, Tone, Written
from matryoshka.ui.transcript.sections import Cutter, Kind, Section

LONG_DRAFT = 600
"""Characters above which a draft that was passed on is shown only in part."""


def place(attempt: Attempt, part: str, above: int) -> Place:
    return Place(f"{attempt.id}/{part}", attempt.id, above, Rail(attempt.tier, attempt.tier))


class Writing:
    """One growing text; the rows of settled sections are made once."""

    def __init__(self, attempt: Attempt, tone: Tone) -> None:
        self._first = 4 if tone is Tone.DRAFT or not attempt.thinking else 12
        self._attempt = attempt
        self._tone = tone
        self._cutter = Cutter()
        self._rows: list[Written] = []
        self._settled = 0
        self._definitions = 0

    def rows(self, text: str, *, ended: bool) -> list[Written]:
        """All rows of the text so far; do not change the list."""
        sections = self._cutter.cut(text, ended=ended)
        if len(self._cutter.definitions) != self._definitions:
            self._definitions, self._settled = len(self._cutter.definitions), 0
        made = [self._row(sections, index) for index in range(self._settled, len(sections))]
        self._rows[self._settled :] = made
        self._settled = self._cutter.settled
        return self._rows

    def _row(self, sections: list[Section], index: int) -> Written:
        section, before = sections[index], sections[index - 1] if index else None
        where = place(
            self._attempt, f"{self._tone.value}/{index}", _above(section, before) if before else self._first
        )
        if section.kind is Kind.CODE:
            return Code(where, section, self._tone)
        if section.kind is Kind.RULE:
            return Rule(where)
        return Prose(where, section, self._needed(section), self._tone)

    def _needed(self, section: Section) -> str:
        """The link definitions that the section refers to."""
        if "[" not in section.text or not self._definitions:
            return ""
        text = section.text.lower()
        known = self._cutter.definitions.items()
        return "\n".join(line for label, line in known if f"[{label}]" in text)


def beginning(attempt: Attempt) -> list[Written]:
    """The first words of a long draft."""
    text = attempt.text[:LONG_DRAFT].rsplit(None, 1)[0] + " …"
    return Writing(attempt, Tone.DRAFT).rows(text, ended=True)


def _above(section: Section, before: Section) -> int:
    """Space between two sections, in pixels."""
    if section.kind is Kind.ITEM and before.kind is Kind.ITEM:
        return 4
    return 20 if section.text.startswith("#") and section.kind is Kind.PROSE else 12
