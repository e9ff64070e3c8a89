"""Reads a question and writes the answer, one reply for each token."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence

from matryoshka.chat.engine import Finish
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.frames import Ask, Ended, Read, Reply, Said
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.probe import Probe
from matryoshka.engines.host.reading import Reader
from matryoshka.engines.host.sampler import Sampler
from matryoshka.engines.host.speech import Speech
from matryoshka.engines.host.stops import Stops
from matryoshka.engines.host.thinking import Marks
from matryoshka.engines.host.tuning import Tuning
from matryoshka.engines.host.vocabulary import Vocabulary

_SHARE = 4  # this part of the context is kept free for an answer


class Answerer:
    def __init__(
        self, reader: Reader, vocabulary: Vocabulary, marks: Marks, context: Context, tuning: Tuning
    ) -> None:
        self._reader = reader
        self._vocabulary = vocabulary
        self._marks = marks
        self._context = context
        self._tuning = tuning
        self._logits = Logits(context.pointer, vocabulary.size)

    def replies(self, ask: Ask, stopped: Callable[[], bool]) -> Iterator[Reply]:
        """One `Read`, a `Said` for each token, one `Ended`; `stopped` is looked at between batches.

        Raises `QuestionTooLong` or another `AppError`.
        """
        self._context.spare(sparing=ask.sparing)
        question = self._reader.question(ask.messages, self._room(ask), shorten=not ask.whole)
        evaluated = self._context.read(question.tokens, stopped)
        if evaluated is None:
            yield Ended(ask.request, Finish.STOPPED)
            return
        yield Read(ask.request, len(question.tokens), question.left_out, evaluated)
        begun = time.monotonic()
        budget = ask.sampling.thinking_tokens
        speech = Speech(self._vocabulary, self._marks, thinking=question.thinking, budget=budget)
        probe = Probe(self._logits, self._vocabulary.handoff) if ask.probe else None
        with self._sampler(ask.sampling) as sampler:
            finish = yield from self._write(ask, speech, sampler, probe, stopped)
        seconds, probing = time.monotonic() - begun, probe.seconds if probe else 0.0
        yield Ended(ask.request, finish, seconds, probing, speech.cut_short)

    def _write(
        self, ask: Ask, speech: Speech, sampler: Sampler, probe: Probe | None, stopped: Callable[[], bool]
    ) -> Generator[Said, None, Finish]:
        """Say token after token; the value is how it ended."""
        stops = Stops(ask.sampling.stop)
        written = 0
        while not stopped():
            if speech.spent and not self._take_in(speech.conclude()):
                return Finish.LENGTH
            doubt = self._handoff(ask, written)
            token = sampler.choose(thinking=speech.thinking, mark=speech.mark)
            odds = probe.odds(token) if probe else None
            if self._vocabulary.ends(token):
                for part in stops.let_through(speech.rest(), last=True):
                    yield Said(ask.request, *part, doubt, odds)
                return Finish.STOP
            written += 1
            last = written == ask.sampling.max_tokens or self._context.full
            for heard in speech.hear(token, last=last):
                for part in stops.let_through(heard, last=last):
                    yield Said(ask.request, *part, doubt, odds)
                if stops.reached:
                    return Finish.STOP
            if last:
                return Finish.LENGTH
            self._context.add(token)
        return Finish.STOPPED

    def _take_in(self, tokens: Sequence[int]) -> bool:
        """Whether there was room to read them all, as if the model had said them."""
        for token in tokens:
            if self._context.full:
                return False
            self._context.add(token)
        return True

    def _sampler(self, wish: Sampling) -> Sampler:
        sampling, biases = self._tuning.completed(wish), self._tuning.biases
        return Sampler(sampling, biases, self._vocabulary, self._marks.goes_on, self._logits)

    def _handoff(self, ask: Ask, written: int) -> float | None:
        """Before the first token, and for those who measure, exact."""
        token = self._vocabulary.handoff
        patience = ask.patience if written and not ask.probe else 0.0
        return None if token is None else self._logits.probability(token, patience)

    def _room(self, ask: Ask) -> int:
        """Tokens that a prompt may have."""
        limit = self._context.limit
        return limit - min(ask.sampling.max_tokens or limit, limit // _SHARE)
