"""The small base that never carries, who stands above it, and the sums that both are asked."""

import json
from pathlib import Path
from random import Random

from matryoshka.chat.ladder_file import tier_of

BASE = Path(__file__).parents[1] / "data" / "small-base"
ELDER = tier_of("builtin:s")


def write_sums(file: Path, count: int) -> None:
    """Of two numbers below 100 each, whose tens do not carry."""
    rng = Random(1)  # noqa: S311 - no secret
    found: dict[str, int] = {}
    while len(found) < count:
        tens = rng.randrange(1, 9)
        one, other = 10 * tens + rng.randrange(10), 10 * rng.randrange(1, 10 - tens) + rng.randrange(10)
        found[f"{one}+{other}"] = one + other
    lines = (json.dumps({"question": text, "answer": answer}) for text, answer in found.items())
    file.write_text("\n".join(lines), encoding="utf-8")
