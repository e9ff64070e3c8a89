"""Whether the model of a service answers at all: it is asked for one word."""

import time
from dataclasses import dataclass

from matryoshka.chat.engine import End, Engine, Finish, Message, Piece, Role, Stop, Usage
from matryoshka.saying import say

_QUESTION = "Reply with the one word: yes"
_LONGEST = 40
"""Characters of an answer that are told."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went; `first_word_seconds` of all `seconds` it took until the first word or thought."""

    answer: str
    first_word_seconds: float
    seconds: float
    usage: Usage

    def __str__(self) -> str:
        usage = self.usage
        words = f"It answered “{self.answer}”, the first word after {self.first_word_seconds:.1f} s."
        if usage.prompt_tokens is None or usage.tokens is None:
            return words
        return say(
            "{words} It counted {prompt_tokens} tokens read and {tokens} written.",
            words=words,
            prompt_tokens=usage.prompt_tokens,
            tokens=usage.tokens,
        )


def trial(engine: Engine, stop: Stop) -> Trial | None:
    """None after `stop`. Raises `AppError` where no answer comes."""
    begun, first, answer = time.monotonic(), 0.0, ""
    usage, finish = Usage(), Finish.STOPPED
    for output in engine.stream([Message(Role.USER, _QUESTION)], stop):
        match output:
            case Piece(text, thinking):
                first = first or time.monotonic() - begun
                answer += "" if thinking else text
            case End():
                usage, finish = output.usage, output.finish
            case _:
                pass
    if finish is Finish.STOPPED:
        return None
    return Trial(_short(answer), first, time.monotonic() - begun, usage)


def _short(answer: str) -> str:
    line = " ".join(answer.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
