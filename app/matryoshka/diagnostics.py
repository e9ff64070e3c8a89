"""What helps to understand a fault: versions and choices, no key, no chat, no path of this person's."""

import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version

from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.saying import say
from matryoshka.settings import Settings

_PRIVATE = {"geometry", "plan", "mirror", "welcomed", "start"}
"""Of the settings: they may name folders, addresses, or say nothing."""

Facts = Iterable[tuple[str, str]]
"""Each with its name."""


def versions() -> Iterator[tuple[str, str]]:
    """Of the program and what it stands on."""
    yield "Matryoshka", version("matryoshka")
    yield "llama-cpp-python", version("llama_cpp_python")
    yield "Python", platform.python_version()
    yield say("System"), f"{platform.system()} {platform.release()} {platform.machine()}"


def report(facts: Facts, computer: str, ladder: Ladder, settings: Settings) -> str:
    """For who is to understand a fault; `computer` has lines of its own."""
    choices = {name: value for name, value in asdict(settings).items() if name not in _PRIVATE}
    tiers = (f"{tier.name}: {_model(tier)}" for tier in ladder.tiers)
    return "\n".join(
        [
            *(f"{name}: {value}" for name, value in facts),
            *filter(None, computer.splitlines()),
            *tiers,
            *(f"{name}: {value}" for name, value in choices.items()),
        ]
    )


def _model(tier: Tier) -> str:
    return tier.path.name if tier.where is Where.LOCAL else "remote"
