"""Says in the terminal which lines of a file of questions have which flaw."""

from collections.abc import Sequence

from matryoshka.learning.evaluation.sheet import Flaw, Remark
from matryoshka.show import say

TOLD = 5
FLAWS = {
    Flaw.BROKEN: "Broken lines, left out",
    Flaw.NO_ANSWER: "Lines without an answer, left out",
    Flaw.DOUBLED: "Questions that stand there twice, asked once",
    Flaw.TOO_LONG: "Questions that a tier cannot read, left out",
    Flaw.LEAKED: "Questions that the built-in tiers may have been trained with, asked all the same",
}


def tell(remarks: Sequence[Remark]) -> None:
    """One sentence for each flaw, with the first lines that have it."""
    for flaw, words in FLAWS.items():
        lines = [f"line {each.line}: {each.detail}" for each in remarks if each.flaw is flaw]
        more = [f"and {len(lines) - TOLD} more"] if len(lines) > TOLD else []
        if lines:
            say(f"{words}: {len(lines)} ({'; '.join(lines[:TOLD] + more)}).")
