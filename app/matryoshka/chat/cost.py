"""What answers cost, and what the small tiers have saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from matryoshka.chat.conversation import Attempt, Conversation
from matryoshka.chat.events import Where
from matryoshka.chat.service import Price

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Tried:
    """What counts of one attempt: where it was made, its lengths in tokens, its cost if it is known."""

    turn: str
    where: Where
    answers: bool
    prompt_tokens: int
    tokens: int
    cost: float | None

    @property
    def known(self) -> bool:
        """Whether its cost is; what is made here costs nothing, nor does what never came."""
        return self.where is Where.LOCAL or self.cost is not None or not self.tokens


@dataclass(frozen=True, slots=True)
class Cost:
    """In the person's currency: what was `spent`, and what the same turns would have cost at the top.

    The cost of `unknown` remote attempts nobody knows; their turns count in neither.
    """

    spent: float = 0.0
    unknown: int = 0
    at_top: float | None = None
    """None where the top has no known price."""

    @property
    def saved(self) -> float | None:
        """By the small tiers; None where nobody knows. Below zero where help cost more than it saved."""
        return None if self.at_top is None else self.at_top - self.spent


def price_of(price: Price, prompt_tokens: int, tokens: int) -> float:
    """Of so many tokens read and so many written."""
    return (prompt_tokens * price.read + tokens * price.written) / _MILLION


def cost(tries: Iterable[Tried], top: Price | None) -> Cost:
    """Of all attempts; at the `top` price each turn counts with the lengths of its newest answer."""
    tries = tuple(tries)
    unknown = [each for each in tries if not each.known]
    spent = sum(each.cost or 0.0 for each in tries)
    return Cost(spent, len(unknown), _at_top(tries, {each.turn for each in unknown}, top) if top else None)


def _at_top(tries: Iterable[Tried], without: set[str], top: Price) -> float:
    answers = {each.turn: each for each in tries if each.answers and each.turn not in without}
    return sum(price_of(top, each.prompt_tokens, each.tokens) for each in answers.values())


def tries_of(conversation: Conversation) -> tuple[Tried, ...]:
    """All attempts of a conversation."""
    return tuple(_tried(each) for turn in conversation.turns for each in turn.attempts)


def _tried(attempt: Attempt) -> Tried:
    lengths = attempt.prompt_tokens, attempt.tokens
    return Tried(attempt.turn, attempt.where, attempt.answers, *lengths, attempt.cost)
