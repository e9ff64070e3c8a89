"""Questions to begin with: a few that the tiers of a ladder can answer, and who answers them."""

from collections.abc import Iterator
from dataclasses import dataclass

from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.saying import say
from matryoshka.ui.tongue import tr

_BUILT_IN = {
    "builtin:xs": ("2+2", "сколько будет 7 умножить на 8"),
    "builtin:s": ("Sum of the numbers from 1 to 100 without every 7th",),
}
_OTHERS = (say("Why is the sky blue?"), say("Write a short letter that thanks a neighbour"))


@dataclass(frozen=True, slots=True)
class Example:
    """`who` is empty where nobody knows beforehand who answers."""

    text: str
    who: str


def examples(ladder: Ladder) -> Iterator[Example]:
    """What each built-in tier can, and what only the first other one may know."""
    for tier in ladder.tiers:
        for text in _BUILT_IN.get(tier.label, ()):
            yield Example(text, _who(ladder, tier))
    other = next((tier for tier in ladder.tiers if tier.label not in _BUILT_IN), None)
    if other is ladder.tiers[0]:
        yield from (Example(tr(text), "") for text in _OTHERS)
    elif other:
        yield Example(tr(_OTHERS[0]), _who(ladder, other))


def _who(ladder: Ladder, tier: Tier) -> str:
    if tier is ladder.tiers[0]:
        return tr("{tier} knows this", tier=tier.name)
    if tier.where is Where.REMOTE:
        return tr("goes up to {tier}, if you allow it", tier=tier.name)
    return tr("goes up to {tier}", tier=tier.name)
