"""Writes one answer, a word for each token, until it ends."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field

from matryoshka.chat.engine import Finish, Odds
from matryoshka.engines.frames import Ask, Said
from matryoshka.engines.host.calls import Calls
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.probe import Probe
from matryoshka.engines.host.sampler import Sampler
from matryoshka.engines.host.speech import Part, Speech
from matryoshka.engines.host.stops import Stops
from matryoshka.engines.host.vocabulary import Vocabulary

Signs = tuple[float | None, Odds | None, tuple[float, ...] | None]
_TOLD: Signs = (None, None, None)


@dataclass(frozen=True, slots=True)
class Writer:
    """Of the answer to `ask`, which the context has read; `stopped` is looked at before each token."""

    ask: Ask
    vocabulary: Vocabulary
    context: Context
    speech: Speech
    sampler: Sampler
    calls: Calls
    probe: Probe
    stopped: Callable[[], bool]
    tokens: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Of the answer as far as it is written; the words without its thinking."""

    def said(self) -> Generator[Said, None, Finish]:
        """Say token after token; the value is how it ended."""
        stops = Stops((*self.ask.sampling.stop, *self.calls.spoken))
        written = 0
        while not self.stopped():
            if self.speech.spent and not self.context.take_in(self.speech.conclude()):
                return Finish.LENGTH
            doubt = None if written else self.calls.doubt()
            token = self.sampler.choose(thinking=self.speech.thinking, mark=self.speech.mark)
            doubt = self.calls.doubt_beside(token) if written else doubt
            odds = self.probe.odds(token, written)
            hidden = None if written else self.context.hidden
            written += 1
            ends = self.vocabulary.ends(token)
            if not ends:
                self.tokens.append(token)
            last = ends or written == self.ask.sampling.max_tokens or self.context.full
            heard = [self.speech.rest()] if ends else self.speech.hear(token, last=last)
            yield from self._said(stops, heard, (doubt, odds, hidden), last=last)
            if ends or stops.reached:
                return Finish.STOP
            if last:
                return Finish.LENGTH
            self.context.add(token)
        return Finish.STOPPED

    def _said(self, stops: Stops, heard: Iterable[Part], signals: Signs, *, last: bool) -> Iterator[Said]:
        for part in heard:
            for text, thinking in stops.let_through(part, last=last):
                if not thinking:
                    self.words.append(text)
                yield Said(self.ask.request, text, thinking, *signals)
                signals = _TOLD
            if stops.reached in self.calls.spoken:
                yield Said(self.ask.request, "", thinking=False, handoff=1.0)
            if stops.reached:
                return
