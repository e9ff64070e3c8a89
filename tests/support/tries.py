"""Records of an evaluation, made small: what matters is named, all else is ordinary."""

from collections.abc import Iterable
from random import Random

from matryoshka.chat.engine import Finish
from matryoshka.learning.chance import seeded
from matryoshka.learning.evaluation.records import Asking, Exercise, FirstToken, Record, Rung, Try

XS, S, L = Rung("xs", 0.5, 1_000), Rung("s", 0.5, 10_000), Rung("l", 0.5, 100_000)


def attempt(
    *,
    right: bool,
    doubt: float | None = 0.0,
    read: float = 1.0,
    whole: float = 2.0,
    prompt: int = 8,
    tokens: int = 4,
    after: int | None = None,
) -> Try:
    """A try of so many seconds and tokens; `after` is how many it had written when it began to doubt."""
    return Try(
        answer="4",
        right=right,
        doubt=doubt,
        first=FirstToken(0.9, 0.8, 0.3),
        mean_logprob=-0.1,
        low_logprob=-0.5,
        prompt_tokens=prompt,
        tokens=tokens,
        read_seconds=read,
        seconds=whole,
        finish=Finish.STOP,
        doubted_after=after,
    )


def record(line: int = 1, text: str = "2 + 2", family: str = "plus", **tries: Try) -> Record:
    return Record(Exercise(text, ("4",), family, line), tries, {"xs": Asking(0.8, 1.0, True, 0.5)})


def records(tries: Iterable[tuple[Try, Try]]) -> list[Record]:
    """Of the tiers xs and s."""
    return [record(line, xs=xs, s=s) for line, (xs, s) in enumerate(tries, 1)]


def played(count: int, seed: int = 0) -> list[Record]:
    """Of xs, s and l, by chance: a third each for xs, for s, and for nobody; doubt mostly knows."""
    rng = seeded(f"played {seed}")
    return [_played(rng, line) for line in range(1, count + 1)]


def _played(rng: Random, line: int) -> Record:
    zone = rng.randrange(3)
    text = f"{rng.randrange(10)} + {rng.randrange(10 ** (1 + 3 * zone))}"
    tries = {
        rung.name: attempt(
            right=rng.random() < (0.98 if zone <= reach else 0.02),
            doubt=min(1.0, max(0.0, rng.gauss(0.05 if zone <= reach else 0.95, 0.1))),
            read=0.1 * 4**reach,
            whole=4**reach * rng.uniform(0.5, 1.5),
            prompt=rng.randrange(4, 40),
        )
        for reach, rung in enumerate((XS, S, L))
    }
    return record(line, text, ("plus", "plus", "beyond")[zone], **tries)
