"""What is said aloud, to those who listen rather than look, when a turn has changed."""

import re
from collections.abc import Iterator

from matryoshka.chat.conversation import Attempt, State, Turn
from matryoshka.ui.recognising import retold
from matryoshka.ui.transcript import words


def at_rest(turn: Turn) -> bool:
    """Whether nobody works on it."""
    return not turn.run or turn.run[-1].state is not State.WRITING


_SENTENCE_END = re.compile(r"[.!?…][)\]\"'”»]*\s|\n")
_REACH = 512
"""Characters from the end in which the last sentence's end is looked for first."""


def news(before: Turn | None, after: Turn) -> Iterator[str]:
    """New hand-offs, the answer sentence by sentence, and its end, or the fault, once all is written."""
    told = {attempt.id for attempt in before.run if attempt.handoff} if before else set[str]()
    for attempt in after.run:
        if attempt.handoff and attempt.id not in told:
            why = words.why(attempt.handoff, attempt.title)
            yield f"{words.passed_on([attempt.handoff])} {why}".strip()
    if before and after.run and not (before.run and at_rest(before)):
        yield from _answer(before, after)


def _answer(before: Turn, after: Turn) -> Iterator[str]:
    """The sentences that were not yet whole before, the first with who says them."""
    last = after.run[-1]
    start = next((_whole(each.text) for each in before.run if each.id == last.id), 0)
    ended = at_rest(after)
    said = last.text[start:] if ended else last.text[start : _whole(last.text)]
    if ended:
        said = " ".join(filter(None, (said or ("" if last.text else _fault(last)), words.ending(last.state))))
    if said.strip():
        yield said.strip() if start else f"{last.tier}: {said.strip()}"


def _whole(text: str) -> int:
    """Where the last sentence that is whole ends; a long text is read from behind."""
    reach = _REACH
    while True:
        start = max(0, len(text) - reach)
        end = max((found.end() for found in _SENTENCE_END.finditer(text, start)), default=0)
        if end or not start:
            return end
        reach *= reach


def _fault(attempt: Attempt) -> str:
    return f"{retold(attempt.title)} {retold(attempt.remedy)}".strip()
