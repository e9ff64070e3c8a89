"""Turns as the transcript gets them: finished, live, handed on, in every state."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from matryoshka.chat.conversation import Attempt, State, Text, Turn
from matryoshka.chat.events import Handoff, Reason, Where
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.ui.theme import Nest

NAMES = ("XS", "S", "M")


def nest(names: Sequence[str] = NAMES) -> Nest:
    return Nest(Ladder(tuple(Tier(name, Path(name), f"builtin:{name.lower()}") for name in names)))


def turn(question: str, *attempts: Attempt, name: str = "turn") -> Turn:
    """Each attempt follows the one before it."""
    chained: list[Attempt] = []
    for each in attempts:
        parent = chained[-1].id if chained else None
        chained.append(replace(each, turn=name, parent=parent, id=f"{name}/{each.tier}"))
    return Turn("conversation", (Text(question),), id=name, attempts=tuple(chained))


def attempt(tier: str, text: str = "", state: State = State.DONE, **fields: Any) -> Attempt:
    return Attempt("turn", tier, f"builtin:{tier.lower()}", Where.LOCAL, text=text, state=state, **fields)


def passed(junior: str, elder: str, text: str = "", reason: Reason = Reason.UNSURE, **fields: Any) -> Attempt:
    """An attempt that was handed on; `doubt`, `tokens` and `seconds` may be given."""
    doubt = fields.pop("doubt", 0.93 if reason is Reason.UNSURE else None)
    tokens, seconds = fields.pop("tokens", 0), fields.pop("seconds", 0.5)
    handoff = Handoff(junior, elder, reason, doubt, 0.5, tokens, seconds)
    return attempt(junior, text, State.HANDED_OFF, handoff=handoff, tokens=tokens, **fields)
