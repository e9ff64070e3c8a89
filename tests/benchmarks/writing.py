"""How fast an answer is written, against llama.cpp's own programs."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing

from benchmarks.figures import Chapter, Figure, Target, ratio
from benchmarks.setting import Setting, greedy
from benchmarks.sides import Bench, Ours, Plain, Side, Streamed

LENGTHS = (256, 1024)
REACH = 0.95


def chapter(setting: Setting, lengths: Sequence[int] = LENGTHS) -> Chapter:
    with ExitStack() as stack:
        makers = (Bench(setting), Streamed(setting), Plain(setting), Ours(setting, greedy(lengths[-1])))
        sides: list[Side] = [stack.enter_context(closing(side)) for side in makers]
        rounds = [_round(sides, lengths, number) for number in range(setting.pairs)]
    figures = {
        (side.name, length): Figure(tuple(each[side.name][place] for each in rounds))
        for side in sides
        for place, length in enumerate(lengths)
    }
    return Chapter(
        "Tokens a second",
        ["", *(f"{length:,} tokens" for length in lengths)],
        [[side.name, *(figures[side.name, length].text("") for length in lengths)] for side in sides],
        [target for length in lengths for target in _targets(figures, length)],
        {f"{name}, {length} tokens": figure for (name, length), figure in figures.items()},
    )


def _round(sides: Sequence[Side], lengths: Sequence[int], number: int) -> dict[str, list[float]]:
    """Every side once; every second round runs backwards, so that none always comes first."""
    order = sides if number % 2 == 0 else sides[::-1]
    found = {}
    for side in order:
        found[side.name] = side.speeds(lengths)
        print(f"  {number + 1}: {side.name} {found[side.name]}", file=sys.stderr)  # noqa: T201 - its progress
    return found


def _targets(figures: dict[tuple[str, int], Figure], length: int) -> list[Target]:
    ours = figures[Ours.name, length]
    bench, server = figures[Bench.name, length], figures[Streamed.name, length]
    return [
        Target(f"Of llama-bench, {length:,} tokens", ratio(ours, bench), REACH, at_least=True),
        Target(f"Of llama-server, {length:,} tokens", ratio(ours, server), 1.0, at_least=True),
    ]
