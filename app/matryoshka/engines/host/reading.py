"""How a conversation becomes the tokens of a prompt that fits the context."""

import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matryoshka.chat.engine import Message, Picture, QuestionTooLong, Role
from matryoshka.engines.host.pieces import is_picture
from matryoshka.engines.host.thinking import Marks
from matryoshka.engines.host.vocabulary import Vocabulary, number_of
from matryoshka.engines.template import ChatTemplate, protect, written_by_template

_STEPS = 4  # a full context is shortened by this part at a time, so that most turns after go on from memory


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt; `left_out` whole oldest turns did not fit, `thinking` is how the answer begins."""

    asked: tuple[int, ...]
    left_out: int
    thinking: bool
    begun: tuple[int, ...] = ()
    beginning: str = ""
    """Of an answer that is gone on with: its tokens, with any thinking before it, and its words."""

    @property
    def tokens(self) -> tuple[int, ...]:
        return self.asked + self.begun


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it was told, what was asked for it, and its words without the thinking."""

    asked: tuple[int, ...] = ()
    tokens: Sequence[int] = ()
    words: Sequence[str] = ()


NOTHING = Told()

Seen = Mapping[Picture, tuple[int, ...]]
Show = Callable[[Iterable[Picture]], Seen]


def _blind(_: Iterable[Picture]) -> dict[Picture, tuple[int, ...]]:
    return {}


class Reader:
    def __init__(
        self, template: ChatTemplate, vocabulary: Vocabulary, marks: Marks, show: Show = _blind
    ) -> None:
        """`show` tells the tokens of pictures, those of one question at a time."""
        self._show = show
        self._template = template
        self._vocabulary = vocabulary
        self._marks = marks

    def question(
        self, messages: Sequence[Message], room: int, *, shorten: bool = True, told: Told = NOTHING
    ) -> Question:
        """A prompt of at most `room` tokens; where an answer ends the messages it is gone on with.

        What is gone on with is read as it was `told`, token by token, where it was told last.

        Raises `QuestionTooLong` when the last turn alone has more, or all have and it may not `shorten`, and
        `AppError` for what is no picture.
        """
        seen = self._show(picture for message in messages for picture in message.pictures)
        whole = self._question(messages, 0, seen, told)
        if len(whole.tokens) <= room:
            return whole
        if not shorten:
            raise QuestionTooLong(len(whole.tokens), room)
        left_out = self._left_out(messages, len(whole.tokens), room, seen)
        shortened = self._question(messages, left_out, seen, told)
        if len(shortened.tokens) > room:
            raise QuestionTooLong(len(shortened.tokens), room)
        return shortened

    def _left_out(self, messages: Sequence[Message], tokens: int, room: int, seen: Seen) -> int:
        """How many turns leave a conversation of too many `tokens`; never its last."""
        step = max(1, room // _STEPS)
        excess = -(-(tokens - room) // step) * step
        last = len(_turns(messages)) - 1
        return bisect.bisect_left(
            range(last),
            True,
            lo=min(1, last),
            key=lambda number: tokens - len(self._question(messages, number, seen).tokens) >= excess,
        )

    def _question(
        self, messages: Sequence[Message], left_out: int, seen: Seen, told: Told = NOTHING
    ) -> Question:
        asked, beginning = _apart(_without(messages, left_out))
        rendered = self._template.render(asked)
        thinking = self._marks.open_in(written_by_template(rendered))
        pictures = [seen.get(picture, ()) for message in asked for picture in message.pictures]
        tokens = tuple(_filled(self._vocabulary.encode(rendered), pictures))
        if not beginning:
            return Question(tokens, left_out, thinking)
        begun = self._begun(tokens, beginning, told, thinking=thinking)
        return Question(tokens, left_out, thinking=False, begun=tuple(begun), beginning=beginning)

    def _begun(self, asked: Sequence[int], beginning: str, told: Told, *, thinking: bool) -> Sequence[int]:
        """The tokens of an answer's beginning; unless it was told last its thinking is forgotten.

        What was told may end in tokens that were held back: then its words alone count.
        """
        said = b"".join(map(self._vocabulary.decode, told.tokens))
        whole = said.endswith(beginning.encode()) and "".join(told.words) == beginning
        if told.asked == asked and whole:
            return told.tokens
        text = protect(beginning, self._vocabulary.marks)
        return [*self._marks.nothing(begun=thinking), *self._vocabulary.plain(text)]


def _filled(tokens: Iterable[int], pictures: Sequence[Sequence[int]]) -> Iterator[int]:
    """The tokens with those of each picture in its place."""
    for token in tokens:
        if is_picture(token):
            yield from pictures[number_of(token)]
        else:
            yield token


def _apart(messages: Sequence[Message]) -> tuple[Sequence[Message], str]:
    """The messages up to the last question, and how its answer begins."""
    if messages[-1].role is Role.ASSISTANT:
        return messages[:-1], messages[-1].text
    return messages, ""


def _without(messages: Sequence[Message], left_out: int) -> list[Message]:
    """All messages but those of the oldest turns; a system message stays."""
    start = _turns(messages)[left_out]
    return [message for message in messages[:start] if message.role is Role.SYSTEM] + list(messages[start:])


def _turns(messages: Sequence[Message]) -> list[int]:
    """Where each turn begins: at its question."""
    return [at for at, message in enumerate(messages) if message.role is Role.USER] or [0]
