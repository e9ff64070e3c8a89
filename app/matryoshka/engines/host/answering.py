"""Reads a question and writes the answer, one reply for each token."""

import codecs
import time
from collections.abc import Callable, Generator, Iterator

from matryoshka.chat.engine import Finish
from matryoshka.engines.frames import Ask, Ended, Read, Reply, Said
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.probe import Probe
from matryoshka.engines.host.reading import THINK, THOUGHT, Reader
from matryoshka.engines.host.sampler import Sampler
from matryoshka.engines.host.vocabulary import Vocabulary

_SHARE = 4  # this part of the context is kept free for an answer


class Answerer:
    def __init__(self, reader: Reader, vocabulary: Vocabulary, context: Context) -> None:
        self._reader = reader
        self._vocabulary = vocabulary
        self._context = context
        self._logits = Logits(context.pointer, vocabulary.size)
        self._thinking = _thinking_marks(vocabulary)

    def replies(self, ask: Ask, stopped: Callable[[], bool]) -> Iterator[Reply]:
        """One `Read`, a `Said` for each token, one `Ended`; `stopped` is looked at between batches.

        Raises `QuestionTooLong` or another `AppError`.
        """
        question = self._reader.question(ask.messages, self._room(ask))
        evaluated = self._context.read(question.tokens, stopped)
        if evaluated is None:
            yield Ended(ask.request, Finish.STOPPED)
            return
        yield Read(ask.request, len(question.tokens), question.left_out, evaluated)
        begun = time.monotonic()
        probe = Probe(self._logits, self._vocabulary.handoff) if ask.probe else None
        with Sampler(ask.sampling, self._vocabulary.size, self._vocabulary.handoff) as sampler:
            finish = yield from self._write(
                ask, sampler, probe, stopped, thinking=question.thinking and bool(self._thinking)
            )
        yield Ended(ask.request, finish, time.monotonic() - begun, probe.seconds if probe else 0.0)

    def _write(
        self, ask: Ask, sampler: Sampler, probe: Probe | None, stopped: Callable[[], bool], *, thinking: bool
    ) -> Generator[Said, None, Finish]:
        """Say token after token; the value is how it ended."""
        text = codecs.getincrementaldecoder("utf-8")(errors="replace")
        written = 0
        while not stopped():
            doubt = self._handoff(ask, written)
            token = sampler.choose(self._context.pointer)
            odds = probe.odds(token) if probe else None
            if self._vocabulary.ends(token):
                yield Said(ask.request, "", thinking, doubt, odds)
                return Finish.STOP
            thinking = self._thinking.get(token, thinking)
            said = "" if token in self._thinking else text.decode(self._vocabulary.decode(token))
            yield Said(ask.request, said, thinking, doubt, odds)
            written += 1
            if written == ask.sampling.max_tokens or self._context.full:
                return Finish.LENGTH
            self._context.add(token)
        return Finish.STOPPED

    def _handoff(self, ask: Ask, written: int) -> float | None:
        """Before the first token, and for those who measure, exact."""
        token = self._vocabulary.handoff
        patience = ask.patience if written and not ask.probe else 0.0
        return None if token is None else self._logits.probability(token, patience)

    def _room(self, ask: Ask) -> int:
        """Tokens that a prompt may have."""
        limit = self._context.limit
        return limit - min(ask.sampling.max_tokens or limit, limit // _SHARE)


def _thinking_marks(vocabulary: Vocabulary) -> dict[int, bool]:
    """Whether a model thinks after each of its two marks; nothing for a model that lacks one."""
    begin, end = vocabulary.single(THINK), vocabulary.single(THOUGHT)
    return {} if begin is None or end is None else {begin: True, end: False}
