"""What is said of tiers and models on screen, where more than one place needs the same words."""

from matryoshka.chat import words
from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.service import Service
from matryoshka.ui.tongue import tr

__all__ = ["BUILTIN", "all_builtin", "all_local", "fine", "host_of", "model_words", "percent", "waking"]

BUILTIN = "builtin:"


def percent(share: float) -> str:
    return tr(words.percent(share))


def fine(share: float) -> str:
    return tr(words.fine(share))


def waking(fraction: float) -> str:
    """Nothing loaded yet is no figure."""
    return tr("waking up {percent}", percent=percent(fraction)) if fraction else tr("waking up")


def model_words(label: str) -> str:
    return tr("built in") if label.startswith(BUILTIN) else label


def host_of(ladder: Ladder, tier: str) -> str:
    """Of a tier that is a service; empty of any other, and of one that is no longer on the ladder."""
    sources = (each.source for each in ladder.tiers if each.name == tier)
    return next((source.host for source in sources if isinstance(source, Service)), "")


def all_builtin(ladder: Ladder) -> bool:
    return all(tier.label.startswith(BUILTIN) for tier in ladder.tiers)


def all_local(ladder: Ladder) -> bool:
    return all(tier.where is Where.LOCAL for tier in ladder.tiers)
