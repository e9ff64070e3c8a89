"""Reads Markdown gone wrong: `mutated_markdown.py [--count 100000] [--seed 1]`.

Each must come out of the renderer of the screen without anything that loads or runs, in a second of processor
time; and growing letter by letter it must end in the same sections as at once.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

if __name__ == "__main__":
    sys.path[0:1] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.markdown_mutants import mutants, originals
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.section import Section
from matryoshka.ui.transcript.sections import Cutter
from support.hostile import harm, pages

SECONDS = 1.0
_STEPS = 3
_SHOWN = 20


@dataclass(slots=True)
class Tally:
    """How many sections of which kind there were, how long the slowest took, and what went wrong."""

    count: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def read(each: Iterable[str], seed: int) -> Tally:
    """`seed` decides where growing text pauses."""
    tally, markup, chance = Tally(), Markup(), random.Random(seed)  # noqa: S311 - to be repeated
    for text in each:
        begun = time.process_time()
        found = [strange for page in pages(text, markup) for strange in harm(page)]
        taken = time.process_time() - begun
        whole = Cutter().cut(text, ended=True)
        tally.count += 1
        tally.kinds.update(section.kind.value for section in whole)
        tally.seconds += taken
        tally.slowest = max(tally.slowest, taken)
        tally.wrong += [f"{strange} in {text[:200]!r}" for strange in found]
        if taken > SECONDS:
            tally.wrong.append(f"{taken:.2f} s for {text[:200]!r}")
        if _grown(text, chance) != whole:
            tally.wrong.append(f"grows into something else: {text[:200]!r}")
    return tally


def _grown(text: str, chance: random.Random) -> list[Section]:
    cutter = Cutter()
    for end in sorted(chance.randrange(len(text) + 1) for _ in range(_STEPS)):
        cutter.cut(text[:end], ended=False)
    return cutter.cut(text, ended=True)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="mutated_markdown.py", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    tally = read(islice(mutants(originals(), asked.seed), asked.count), asked.seed)
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in tally.kinds.most_common())
    speed = f"{1000 * tally.seconds / tally.count:.2f} ms in the mean, at most {1000 * tally.slowest:.0f} ms"
    lines = [f"{tally.count:,} answers: {speed}", f"sections: {kinds}", f"{len(tally.wrong)} went wrong"]
    sys.stdout.write("\n".join([*lines, *tally.wrong[:_SHOWN], ""]))
    return bool(tally.wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
