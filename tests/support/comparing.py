"""Comparisons of engines that say what they are told to, in places that hold as many as a test wishes."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.comparing.grid import Column, Row, Vote
from matryoshka.chat.comparing.news import News, Waves, after
from matryoshka.chat.conversation import Attempt, State
from matryoshka.chat.engine import Engine, Message, Role, Stop
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Tier
from matryoshka.chat.leave import Leave
from matryoshka.chat.record import Run
from matryoshka.chat.rung import Rung

HELD = 1000


@dataclass(frozen=True, slots=True)
class SeatsFor:
    """So many models at a time."""

    models: int = 9

    def waves(self, tiers: Sequence[Tier]) -> Waves:
        names = [tier.name for tier in tiers if tier.where is Where.LOCAL]
        return tuple(tuple(names[at : at + self.models]) for at in range(0, len(names), self.models))

    def held(self, tier: Tier) -> int | None:
        return HELD if tier.where is Where.LOCAL else None


def comparison(models: int = 9, **engines: Engine) -> Comparison:
    """Of tiers that bear these names, on this computer."""
    rungs = [Rung(Tier(name, Path(f"{name}.gguf"), name.lower()), engine) for name, engine in engines.items()]
    return Comparison(rungs, SeatsFor(models))


def messages(question: str) -> tuple[Message, ...]:
    return (Message(Role.USER, question),)


def stops(of: Comparison) -> dict[str, Stop]:
    return {rung.tier.name: Stop() for rung in of.rungs}


def compared(
    of: Comparison,
    question: str,
    leaves: Mapping[str, Leave] | None = None,
    asked: Mapping[str, Stop] | None = None,
) -> tuple[Row, list[News]]:
    """How the row looks at the end, and all that happened."""
    told = list(of.run(messages(question), asked or stops(of), leaves))
    seen = of.row(question, [rung.tier.name for rung in of.rungs])
    for news in told:
        seen = after(seen, news, time.monotonic())
    return seen, told


def column(tier: str, text: str = "four", vote: Vote | None = None, **fields: Any) -> Column:
    """One that has ended; its model's identity is the tier's name in small letters."""
    attempt = Attempt("row", tier, f"builtin:{tier.lower()}", Where.LOCAL, state=State.DONE, text=text)
    return Column(
        tier,
        attempt.model,
        Where.LOCAL,
        fields.pop("identity", tier.lower()),
        run=Run("row", (replace(attempt, **fields.pop("attempt", {})),)),
        vote=vote,
        **fields,
    )


def row(*columns: Column, question: str = "2+2", **fields: Any) -> Row:
    return Row(question, columns, **fields)
