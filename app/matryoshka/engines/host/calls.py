"""The ways in which a model calls its elder: with its own token, with a command, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from matryoshka.engines.host.context import Context
from matryoshka.engines.host.logits import Logits

_PROBABLY = 0.5
_FOLLOWED = 0.01
"""Up to this chance of its beginning a command is not followed to its end for exactness alone."""


class Calls(Protocol):
    """Of one answer."""

    @property
    def spoken(self) -> tuple[str, ...]:
        """Texts that call the elder where the model says them."""
        ...

    def doubt(self) -> float | None:
        """P(call) as the first thing said; as in `Signals`."""
        ...

    def doubt_beside(self, chosen: int) -> float | None:
        """P(call) as the next thing said after the first, where the token `chosen` will be said."""
        ...


@dataclass(frozen=True, slots=True)
class NoCalls:
    """Of a model that has nobody to call, or was not told how."""

    spoken: tuple[str, ...] = ()

    def doubt(self) -> None:
        return None

    def doubt_beside(self, chosen: int) -> None:
        del chosen


@dataclass(frozen=True, slots=True)
class TokenCalls:
    """With the hand-off `token`. Where it is not `exact`, P after the first token may be a bound."""

    logits: Logits
    token: int
    patience: float
    exact: bool
    spoken: tuple[str, ...] = ()

    def doubt(self) -> float:
        return self.logits.probability(self.token)

    def doubt_beside(self, chosen: int) -> float:
        """Up to `patience` it may be a bound."""
        bound = self.logits.ratio(self.token, chosen)
        return self.logits.probability(self.token) if self.exact or bound > self.patience else bound


@dataclass(frozen=True, slots=True)
class CommandCalls:
    """With the `tokens` of a `command`, looked for before the first token only; later it must be spoken.

    A model that thinks is asked as if it had thought: `before` are the tokens of thinking nothing. Where it
    is `exact`, the patience counts for nothing: P is that of the beginning where that hardly ever comes,
    else that of the whole, and the model goes on without it.
    """

    logits: Logits
    context: Context
    command: str
    tokens: Sequence[int]
    before: Sequence[int]
    patience: float
    exact: bool = False

    @property
    def spoken(self) -> tuple[str, ...]:
        return (self.command,)

    def doubt(self) -> float:
        """At most `patience` it may be a bound. Then the model goes on, and does not begin with the call."""
        if self.before:
            return self._after_thinking()
        begun = self._begun()
        if begun <= self._followed and self.logits.likeliest != self.tokens[0]:
            return begun
        with self.logits.kept(), self.context.aside() as possible:
            ended = self._ended() if possible else 1.0
        if (self.exact or begun * ended <= self.patience) and ended > _PROBABLY:
            self.logits.forbid(self.tokens[0])
        return begun * ended

    def doubt_beside(self, chosen: int) -> None:
        del chosen

    @property
    def _followed(self) -> float:
        return _FOLLOWED if self.exact else self.patience

    def _begun(self) -> float:
        return self.logits.probability(self.tokens[0], 0.0 if self.exact else self.patience)

    def _after_thinking(self) -> float:
        with self.logits.kept(), self.context.aside() as possible:
            if possible:
                self.context.take_in(self.before)
            begun = self._begun()
            return begun * self._ended() if begun > self._followed and possible else begun

    def _ended(self) -> float:
        """P of the command's other tokens after its first."""
        chance = 1.0
        for token, following in pairwise(self.tokens):
            if not self.context.take_in([token]):
                break
            chance *= self.logits.probability(following)
        return chance
