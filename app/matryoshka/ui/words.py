"""How tiers are called on screen, where more than one place needs the same words."""

from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder, Tier

BUILTIN = "builtin:"
USUAL_CONTEXT = 4096
"""Tokens a tier reads at most where its ladder says nothing."""


def is_builtin(tier: Tier) -> bool:
    return tier.label.startswith(BUILTIN)


def all_builtin(ladder: Ladder) -> bool:
    return all(is_builtin(tier) for tier in ladder.tiers)


def model_words(tier: Tier) -> str:
    return "built in" if is_builtin(tier) else tier.label


def all_local(ladder: Ladder) -> bool:
    return all(tier.where is Where.LOCAL for tier in ladder.tiers)
