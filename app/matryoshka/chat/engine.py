"""What the cascade asks of an engine, and what an engine answers with."""

import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from matryoshka.errors import AppError
from matryoshka.saying import say


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a model sees it; its `data` in base64."""

    media_type: str
    data: str

    @property
    def url(self) -> str:
        """With all of it inside."""
        return f"data:{self.media_type};base64,{self.data}"


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a model reads it; who cannot see `pictures` finds their names in its text."""

    role: Role
    text: str
    pictures: tuple[Picture, ...] = ()


def without_pictures(messages: Sequence[Message]) -> tuple[Message, ...]:
    """For whoever cannot see any."""
    return tuple(replace(message, pictures=()) for message in messages)


class Stop:
    """A wish to stop, set by the person and heard by whoever works; it cannot be unset."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._set = False
        self._callbacks: list[Callable[[], None]] = []

    def is_set(self) -> bool:
        return self._set

    def set(self) -> None:
        """Call every callback once, on the caller's thread."""
        with self._lock:
            callbacks, self._callbacks, self._set = self._callbacks, [], True
        for callback in callbacks:
            callback()

    def when_set(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` when set, at once if it is already; the answer takes the callback back."""
        with self._lock:
            if not self._set:
                self._callbacks.append(callback)
                return lambda: self._forget(callback)
        callback()
        return lambda: None

    def _forget(self, callback: Callable[[], None]) -> None:
        with self._lock:
            if callback in self._callbacks:
                self._callbacks.remove(callback)


@dataclass(frozen=True, slots=True)
class Odds:
    """How a token stood among all that could be chosen, the hand-off token masked out.

    `logprob` of the chosen one in nats; `probability` of the likeliest and its `margin` to the next, 0..1;
    `entropy` of them all in nats. Temperature and the rest of the sampling do not count.
    """

    logprob: float
    probability: float
    margin: float
    entropy: float


@dataclass(frozen=True, slots=True)
class Signals:
    """What the logits said before one token was chosen."""

    handoff: float | None = None
    """P(hand-off token), 0..1, before any mask; None when the model owns no such token.

    Of a model that was told a command instead: P(command) before the first token, and 1 where it says it.

    Exact before the first token, and wherever it is above the patience that the stream was asked with.
    Elsewhere it may be a bound: P is not more, and the bound is at most that patience.
    """

    odds: Odds | None = None
    """Read only where it was watched: a chat without a calibration does without."""

    told: bool = False
    """Whether the hand-off is a command that the model was told: how well it foretells is not measured."""

    hidden: tuple[float, ...] | None = None
    """The model's state after the prompt's last token: told with the first token, where it was watched."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What is read while a model answers, beyond what the plain rule needs; nothing is paid unasked."""

    exact: bool = False
    """P(hand-off) before the first token, whatever the patience.

    A model that was told a command does not begin with it then: whoever listens decides.
    """
    first: bool = False
    """The odds of the first token."""
    hidden: bool = False
    """The state of the prompt's last token, which is decoded apart for it."""
    every: bool = False
    """The odds of every token, and no P(hand-off) of a token as a bound."""


UNWATCHED = Watch()
EVERYTHING = Watch(exact=True, first=True, hidden=True, every=True)


@dataclass(frozen=True, slots=True)
class Opening:
    """The model is being loaded; `fraction` runs from 0 to 1."""

    fraction: float


@dataclass(frozen=True, slots=True)
class Note:
    """How the model was loaded, or reached, is not how one would expect: what is so, and what to do."""

    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """The prompt has been read: its length in tokens and how many whole oldest turns were left out."""

    tokens: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One generated token: its text (may be empty) and the signals of the logits it was chosen from.

    The token that ends an answer is a piece too, with empty text: so there is always a first piece.
    Where the text of one token comes as several pieces, the first of them has its signals.
    """

    text: str
    thinking: bool = False
    signals: Signals = Signals()


class Finish(StrEnum):
    """How an answer ended: by itself, at its length limit, stopped by the person, or for its lost thread."""

    STOP = "stop"
    LENGTH = "length"
    STOPPED = "stopped"
    LOOPING = "looping"
    """Only a cascade ends it so."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a service counted; None is what it did not say."""

    prompt_tokens: int | None = None
    tokens: int | None = None
    """Written, its thinking included."""
    cost: float | None = None
    """In the person's currency, by what the service charged, else by the prices that are known."""


@dataclass(frozen=True, slots=True)
class End:
    """The last item of every stream that did not raise.

    `seconds` is how long the writing took where it was done, the reading of the prompt left out;
    None where no word was begun. `probing` of these seconds went into reading odds.
    """

    finish: Finish
    seconds: float | None = field(default=None, compare=False)
    probing: float = field(default=0.0, compare=False)
    thinking_cut: bool = False
    """Whether the thinking had spent its budget of tokens, so that the model was made to answer."""
    usage: Usage = field(default=Usage(), compare=False)
    """Of a remote tier."""
    apart: float = field(default=0.0, compare=False)
    """Seconds, before the writing, in which the prompt's last token was decoded apart."""


Output = Opening | Note | Prompt | Piece | End


class QuestionTooLong(AppError):
    """The last question alone, or a chat to be read whole, is longer than the context; lengths in tokens."""

    def __init__(self, tokens: int, context: int) -> None:
        super().__init__(
            say(
                "The question is too long: about {tokens} tokens, and this model reads {context}.",
                tokens=tokens,
                context=context,
            ),
            say("Shorten it, or add a tier with a longer context to the ladder."),
        )
        self.tokens = tokens
        self.context = context


class Engine(Protocol):
    """A model as one method, and two to have it ready before it is asked."""

    @property
    def awake(self) -> bool:
        """Whether the model is loaded; it may leave memory at any time when nobody asks it."""
        ...

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        """Load the model unless it is loaded; ends when it is, or after `stop`. Raises as `stream` does."""
        ...

    def prepare(self) -> None:
        """Be told that it may be asked soon: returns at once, and never raises."""
        ...

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        """Yield any `Opening`s and `Note`s, one `Prompt`, `Piece`s and one `End`; closing it stops the work.

        Where an answer ends the messages a model goes on with it, word by word, if its tier `goes_on`.
        `patience` is what nobody will act on: up to it, signals may be bounds (see `Signals`).
        Where an `elder` stands above, a model without a hand-off token is told a command for it.
        What `watch` asks for comes in the signals, as far as this engine can read it.
        After `stop` is set the stream ends within 50 ms with `End(STOPPED)`.
        Raises `QuestionTooLong`, or `AppError` when the model cannot be loaded or its process died.
        """
        ...
