"""Says which lines of a file of questions have which flaw."""

from collections.abc import Sequence

from matryoshka.learning.evaluation.sheet import Flaw, Remark
from matryoshka.saying import Figure, listed, say
from matryoshka.show import say as show

TOLD = 5
FLAWS = {
    Flaw.BROKEN: say("Broken lines, left out: {count} ({lines})."),
    Flaw.NO_ANSWER: say("Lines without an answer, left out: {count} ({lines})."),
    Flaw.DOUBLED: say("Questions that stand there twice, asked once: {count} ({lines})."),
    Flaw.TOO_LONG: say("Questions that a tier cannot read, left out: {count} ({lines})."),
    Flaw.LEAKED: say(
        "Questions that the built-in tiers may have been trained with, asked all the same: {count} ({lines})."
    ),
}


def sentences(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """One for each flaw, with the first lines that have it."""
    return tuple(filter(None, (_sentence(flaw, remarks) for flaw in FLAWS)))


def _sentence(flaw: Flaw, remarks: Sequence[Remark]) -> str:
    lines = [
        say("line {line}: {detail}", line=each.line, detail=each.detail)
        for each in remarks
        if each.flaw is flaw
    ]
    more = [say("and {count} more", count=Figure(len(lines) - TOLD))] if len(lines) > TOLD else []
    told = listed([*lines[:TOLD], *more], "; ")
    return say(FLAWS[flaw], count=Figure(len(lines)), lines=told) if lines else ""


def tell(remarks: Sequence[Remark]) -> None:
    """In the terminal."""
    for sentence in sentences(remarks):
        show(sentence)
