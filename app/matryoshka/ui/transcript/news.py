"""What is said aloud, to those who listen rather than look, when a turn has changed."""

from collections.abc import Iterator

from matryoshka.chat.conversation import State, Turn
from matryoshka.ui.transcript import words


def at_rest(turn: Turn) -> bool:
    """Whether nobody works on it."""
    return not turn.run or turn.run[-1].state is not State.WRITING


def news(before: Turn | None, after: Turn) -> Iterator[str]:
    """New hand-offs, and the answer with its end, or the fault, once all is written."""
    told = {attempt.id for attempt in before.run if attempt.handoff} if before else set[str]()
    for attempt in after.run:
        if attempt.handoff and attempt.id not in told:
            why = words.why(attempt.handoff, attempt.title)
            yield f"{words.passed_on([attempt.handoff])} {why}".strip()
    if before and at_rest(after) and not at_rest(before):
        last = after.run[-1]
        said = filter(None, (last.text or f"{last.title} {last.remedy}".strip(), words.ending(last.state)))
        yield f"{last.tier}: {' '.join(said)}"
