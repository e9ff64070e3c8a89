"""A ladder: the ordered tiers of a chat, smallest first, as values."""

from dataclasses import dataclass
from pathlib import Path

from matryoshka.chat.events import Where


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are chosen; temperature 0 is greedy, `max_tokens` None is up to the context's end."""

    temperature: float = 0.0
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    seed: int | None = None
    max_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """One model that may answer; `context` None is the smaller of the model's own and 4,096 tokens."""

    name: str
    path: Path
    label: str
    """How the model is called on screen and in events: `builtin:xs`, or the file's name."""
    patience: float = 0.5
    context: int | None = None
    threads: int | None = None
    sampling: Sampling = Sampling()
    where: Where = Where.LOCAL


@dataclass(frozen=True, slots=True)
class Ladder:
    """At least one tier, no two of one name."""

    tiers: tuple[Tier, ...]

    def index(self, name: str) -> int:
        """Raises KeyError when no tier bears the name."""
        for index, tier in enumerate(self.tiers):
            if tier.name == name:
                return index
        raise KeyError(name)

    def elder(self, name: str) -> Tier | None:
        """The tier one step up; None at the top."""
        above = self.tiers[self.index(name) + 1 :]
        return above[0] if above else None
