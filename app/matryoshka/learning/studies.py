"""What was found out while the tiers were trained, as sections of the page of figures."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from matryoshka.learning import ablation_table, tax_table

ABLATIONS, TAX = "ablations.json", "tax.json"


def sections(folder: Path) -> Iterator[str]:
    """Of each study whose figures lie in the folder: its heading, what was done, its table."""
    if tax := _read(folder / TAX):
        yield "## What the hand-off token costs"
        yield (
            "`matryoshka train tax`: the smallest tier was trained once more with the same seed on its range "
            f"alone, {tax['steps']:,} steps, so that both saw it equally often. In brackets 95 % intervals "
            f"over {tax['questions']:,} held-out questions of the range; * marks a significant difference."
        )
        yield tax_table.markdown(tax)
    if ablations := _read(folder / ABLATIONS):
        seeds = ", ".join(map(str, ablations["seeds"]))
        yield "## What each part of a round is worth"
        yield (
            "`matryoshka train ablations`: one round of the smallest tier, taught in several ways by the "
            f"seeds {seeds}; each run is {ablations['scale']:.0%} of a whole round. Mean of the seeds, in "
            "brackets the smallest and the largest."
        )
        yield ablation_table.markdown(ablations)


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
