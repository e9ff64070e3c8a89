"""How a conversation becomes the tokens of a prompt that fits the context."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from matryoshka.chat.engine import Message, QuestionTooLong, Role
from matryoshka.engines.host.thinking import Marks
from matryoshka.engines.host.vocabulary import Vocabulary
from matryoshka.engines.template import ChatTemplate, written_by_template

_STEPS = 4  # a full context is shortened by this part at a time, so that most turns after go on from memory


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt; `left_out` whole oldest turns did not fit, `thinking` is how the answer begins."""

    tokens: tuple[int, ...]
    left_out: int
    thinking: bool


class Reader:
    def __init__(self, template: ChatTemplate, vocabulary: Vocabulary, marks: Marks) -> None:
        self._template = template
        self._vocabulary = vocabulary
        self._marks = marks

    def question(self, messages: Sequence[Message], room: int, *, shorten: bool = True) -> Question:
        """A prompt of at most `room` tokens.

        Raises `QuestionTooLong` when the last turn alone has more, or all have and it may not `shorten`.
        """
        whole = self._question(messages, 0)
        if len(whole.tokens) <= room:
            return whole
        if not shorten:
            raise QuestionTooLong(len(whole.tokens), room)
        left_out = self._left_out(messages, len(whole.tokens), room)
        shortened = self._question(messages, left_out)
        if len(shortened.tokens) > room:
            raise QuestionTooLong(len(shortened.tokens), room)
        return shortened

    def _left_out(self, messages: Sequence[Message], tokens: int, room: int) -> int:
        """How many turns leave a conversation of too many `tokens`; never its last."""
        step = max(1, room // _STEPS)
        excess = -(-(tokens - room) // step) * step
        last = len(_turns(messages)) - 1
        return bisect.bisect_left(
            range(last),
            True,
            lo=min(1, last),
            key=lambda number: tokens - len(self._question(messages, number).tokens) >= excess,
        )

    def _question(self, messages: Sequence[Message], left_out: int) -> Question:
        rendered = self._template.render(_without(messages, left_out))
        thinking = self._marks.open_in(written_by_template(rendered))
        return Question(tuple(self._vocabulary.encode(rendered)), left_out, thinking)


def _without(messages: Sequence[Message], left_out: int) -> list[Message]:
    """All messages but those of the oldest turns; a system message stays."""
    start = _turns(messages)[left_out]
    return [message for message in messages[:start] if message.role is Role.SYSTEM] + list(messages[start:])


def _turns(messages: Sequence[Message]) -> list[int]:
    """Where each turn begins: at its question."""
    return [at for at, message in enumerate(messages) if message.role is Role.USER] or [0]
