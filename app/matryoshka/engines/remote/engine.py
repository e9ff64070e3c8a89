"""A model of a service as an engine: nothing leaves before it is asked a question."""

import itertools
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from matryoshka.border import Border, Why
from matryoshka.chat.engine import UNWATCHED, End, Finish, Message, Note, Opening, Output, Prompt, Stop, Watch
from matryoshka.chat.fitting import fitting
from matryoshka.chat.ladder import Tier
from matryoshka.chat.service import Continuing, Service
from matryoshka.engines.command import command_for, told
from matryoshka.engines.remote.asking import begun, body
from matryoshka.engines.remote.call import Call
from matryoshka.engines.remote.calling import without_command
from matryoshka.engines.remote.echo import without_echo
from matryoshka.engines.remote.line import Line
from matryoshka.engines.remote.manners import USUAL, Manners
from matryoshka.engines.remote.reading import Reading
from matryoshka.errors import AppError
from matryoshka.models.hub.faults import TryLater
from matryoshka.models.hub.refused import span
from matryoshka.saying import say


class Keys(Protocol):
    """The keys for services; as `Keychain` has it."""

    def read(self, name: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request, and about how many `tokens` are to be read."""

    body: dict[str, Any]
    tokens: int


class RemoteEngine:
    """Asks the model of a `tier` whose source is `service`, each time over a connection of its own."""

    def __init__(
        self,
        tier: Tier,
        service: Service,
        keys: Keys,
        border: Border,
        *,
        why: Why = Why.ANSWER,
        manners: Manners = USUAL,
    ) -> None:
        self._tier = tier
        self._service = service
        self._keys = keys
        self._border = border
        self._why = why
        self._manners = manners

    @property
    def awake(self) -> bool:
        """As `Engine.awake`: nothing is loaded here."""
        return True

    def wake(self, stop: Stop) -> Generator[Opening | Note, None, None]:
        """As `Engine.wake`: nothing is to be done, and nobody is asked."""
        del stop
        yield from ()

    def prepare(self) -> None:
        """Nothing: before a question there is nothing to send."""

    def stream(
        self,
        messages: Sequence[Message],
        stop: Stop,
        patience: float = 0.0,
        *,
        elder: bool = False,
        watch: Watch = UNWATCHED,
    ) -> Generator[Output, None, None]:
        """As `Engine.stream`; of signals only whether the command was said. `Prompt` tells about how long.

        Before the first word it is tried again where that may help, and each time there is a `Note`.
        """
        del watch
        command = command_for(messages) if elder and patience < 1.0 else None
        fits = fitting(told(messages, command) if command else messages, self._tier)
        yield Prompt(fits.tokens, fits.left_out)
        asked = _Asked(body(self._service, fits.messages, self._tier.sampling), fits.tokens)
        outputs = self._tries(asked, stop)
        if (beginning := begun(fits.messages)) and self._service.continues is Continuing.PREFIX:
            outputs = without_echo(outputs, beginning)
        yield from without_command(outputs, command) if command else outputs

    def _tries(self, asked: _Asked, stop: Stop) -> Iterator[Output]:
        for tries in itertools.count(1):
            begun = False
            try:
                for output in self._once(asked, stop):
                    begun = True
                    yield output
            except TryLater as fault:
                wait = self._manners.wait(tries) if fault.seconds is None else fault.seconds
                if begun or tries == self._manners.tries or wait > self._manners.longest_wait:
                    raise
                note = Note(fault.title, say("It is asked again in {span}.", span=span(wait)))
            else:
                return
            yield note
            if not _waited(wait, stop):
                yield End(Finish.STOPPED)
                return

    def _once(self, asked: _Asked, stop: Stop) -> Iterator[Output]:
        line = Line()
        call = Call(partial(self._answer, asked, line), line.cut)
        try:
            with closing(call.items(stop, self._manners.wordless)) as outputs:
                for output in outputs:
                    yield output
                    if isinstance(output, End):
                        return
        except TimeoutError:
            raise wordless(self._service) from None
        if not stop.is_set():
            raise RuntimeError("An answer ends with its end.")
        yield End(Finish.STOPPED)

    def _answer(self, asked: _Asked, line: Line) -> Iterator[Output]:
        """Waits for the keyring and for the service; the end is told when the request is on its list."""
        from matryoshka.engines.remote.client import Client  # noqa: PLC0415 - its library is slow to load

        service, key = self._service, key_of(self._service, self._keys)
        reading = Reading(service.price, self._tier.sampling.max_tokens)
        with self._border.crossing(service.host, self._why, service.model) as crossing:
            client = Client(service, key, self._manners, line, crossing)
            try:
                with client.told():
                    yield from reading.pieces(client.events(asked.body))
                    end = reading.end()
            finally:
                if (cost := reading.cost(asked.tokens)) is not None:
                    crossing.cost(cost)
        yield end


def key_of(service: Service, keys: Keys) -> str | None:
    """None where it asks for none. Raises `AppError` where one is named that is not here."""
    secret = service.secret
    key = keys.read(secret) if secret else None
    if secret and not key:
        title = say("The key “{key}” is not stored here.", key=service.key)
        raise AppError(
            title, f"Store it with “Keys…” at “What leaves”, or: matryoshka keys set {service.key}"
        )
    return key


def wordless(service: Service) -> AppError:
    title = say("{host} gives signs of life, and no word.", host=service.host)
    return AppError(title, say("Ask again later, or ask another tier."))


def _waited(seconds: float, stop: Stop) -> bool:
    """Whether so long passed before `stop`."""
    stopped = threading.Event()
    forget = stop.when_set(stopped.set)
    try:
        return not stopped.wait(seconds)
    finally:
        forget()
