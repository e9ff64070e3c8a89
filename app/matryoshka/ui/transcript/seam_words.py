"""The words of a seam: who passed the question on and why, and what opens below."""

from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript import words
from matryoshka.ui.transcript.flow import Flow, Run
from matryoshka.ui.transcript.rows import Seam
from matryoshka.ui.transcript.slab import Look

LINE = 20


def sentence(row: Seam, look: Look, width: float) -> Flow:
    """The reason goes beside the sentence, or below it where it would break."""
    one_line = _sentence(row, look, "  ")
    if one_line.fit(width) == LINE:
        return one_line
    broken = _sentence(row, look, "\n")
    broken.fit(width)
    return broken


def _sentence(row: Seam, look: Look, between: str) -> Flow:
    said = [Run(words.passed_on(row.handoffs), look.theme.ink, strong=True)]
    if row.reason:
        said.append(Run(f"{between}{row.reason}", look.theme.muted))
    if row.left:
        said.append(Run(f" {row.left}" if row.reason else f"{between}{row.left}", look.theme.remote))
    return Flow(said, look.fonts.label, LINE)


def details(row: Seam, look: Look, width: float) -> Flow:
    """What is known of each hand-off, and the draft."""
    runs: list[Run] = []
    for tier, said in row.details:
        runs.append(Run(f"\n{tier}  " if runs else f"{tier}  ", look.colour(tier), strong=True))
        runs.append(Run(said, look.theme.ink))
    if row.handoffs[-1].doubt is not None:
        runs.append(Run(f"\n{tr(words.DOUBT_EXPLAINED)}", look.theme.muted))
    if row.draft:
        runs.append(Run(f"\n\n{row.draft}", look.theme.muted))
    flow = Flow(runs, look.fonts.small, LINE)
    flow.fit(width)
    return flow
