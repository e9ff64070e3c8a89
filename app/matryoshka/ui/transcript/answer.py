"""The rows of what a tier wrote: its thinking, and its answer or draft."""

from collections import defaultdict
from collections.abc import Iterator

from matryoshka.chat.conversation import Attempt, State
from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.rows import Code, Place, Prose, Rail, Thought, Tone
from matryoshka.ui.transcript.sections import Cutter, Kind, Section

LONG_DRAFT = 600
"""Characters above which a draft that was passed on is shown only in part."""

Cutters = defaultdict[str, Cutter]
"""The cutter of each growing text, by attempt and part."""


def place(attempt: Attempt, part: str, above: int) -> Place:
    return Place(f"{attempt.id}/{part}", attempt.id, above, Rail(attempt.tier, attempt.tier))


def thought_rows(attempt: Attempt, cutters: Cutters, opened: set[str]) -> Iterator[Thought | Prose | Code]:
    """A fold, with what was thought below it while it is open."""
    if not attempt.thinking:
        return
    live = attempt.state is State.WRITING and not attempt.text
    said = "Thinking…" if live else f"Thought for {words.duration(attempt.thinking_seconds)}"
    head = place(attempt, "thought", 8)
    yield Thought(head, said, attempt.thinking_tokens, head.key in opened)
    if head.key in opened:
        cutter = cutters[head.key]
        yield from section_rows(attempt, cutter, attempt.thinking, Tone.THOUGHT, ended=not live)


def answer_rows(attempt: Attempt, cutters: Cutters) -> Iterator[Prose | Code]:
    tone = Tone.DRAFT if attempt.state is State.HANDED_OFF else Tone.ANSWER
    ended = attempt.state is not State.WRITING
    yield from section_rows(attempt, cutters[attempt.id], attempt.text, tone, ended=ended)


def beginning_rows(attempt: Attempt) -> Iterator[Prose | Code]:
    """The first words of a long draft."""
    text = attempt.text[:LONG_DRAFT].rsplit(None, 1)[0] + " …"
    yield from section_rows(attempt, Cutter(), text, Tone.DRAFT, ended=True)


def section_rows(
    attempt: Attempt, cutter: Cutter, text: str, tone: Tone, *, ended: bool
) -> Iterator[Prose | Code]:
    before: Section | None = None
    for index, section in enumerate(cutter.cut(text, ended=ended)):
        where = place(attempt, f"{tone.value}/{index}", _above(section, before))
        if section.kind is Kind.CODE:
            yield Code(where, section, tone)
        else:
            yield Prose(where, section, _definitions(section, cutter), tone)
        before = section


def _above(section: Section, before: Section | None) -> int:
    if before is None:
        return 4
    if section.kind is Kind.ITEM and before.kind is Kind.ITEM:
        return 4
    return 20 if section.text.startswith("#") and section.kind is Kind.PROSE else 12


def _definitions(section: Section, cutter: Cutter) -> str:
    """The link definitions that the section refers to."""
    if "[" not in section.text or not cutter.definitions:
        return ""
    text = section.text.lower()
    return "\n".join(line for label, line in cutter.definitions.items() if f"[{label}]" in text)
