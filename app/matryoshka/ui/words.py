"""What is said of tiers and models on screen, where more than one place needs the same words."""

from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.service import Service

BUILTIN = "builtin:"
_CLOSE = 0.01


def percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def is_extreme(share: float) -> bool:
    """Whether it lies so close to an end that whole per cents do not tell it from that."""
    return 0 < share < _CLOSE or 1 - _CLOSE < share < 1


def fine(share: float) -> str:
    """In per cent, with two more digits where whole ones do not tell."""
    return f"{share * 100:.2f} %" if is_extreme(share) else percent(share)


def waking(fraction: float) -> str:
    """Nothing loaded yet is no figure."""
    return f"waking up {percent(fraction)}" if fraction else "waking up"


def model_words(label: str) -> str:
    return "built in" if label.startswith(BUILTIN) else label


def host_of(ladder: Ladder, tier: str) -> str:
    """Of a tier that is a service; empty of any other, and of one that is no longer on the ladder."""
    sources = (each.source for each in ladder.tiers if each.name == tier)
    return next((source.host for source in sources if isinstance(source, Service)), "")


def all_builtin(ladder: Ladder) -> bool:
    return all(tier.label.startswith(BUILTIN) for tier in ladder.tiers)


def all_local(ladder: Ladder) -> bool:
    return all(tier.where is Where.LOCAL for tier in ladder.tiers)
