"""Reads a question and has the answer written."""

import time
from collections.abc import Callable, Iterator

from matryoshka.chat.engine import Finish
from matryoshka.chat.ladder import Sampling
from matryoshka.engines.command import command_for, told
from matryoshka.engines.frames import Ask, Ended, Read, Reply
from matryoshka.engines.host.calls import Calls, CommandCalls, NoCalls, TokenCalls
from matryoshka.engines.host.context import Context
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.probe import Probe
from matryoshka.engines.host.reading import NOTHING, Reader, Told
from matryoshka.engines.host.sampler import Sampler
from matryoshka.engines.host.speech import Speech
from matryoshka.engines.host.thinking import Marks
from matryoshka.engines.host.tuning import Tuning
from matryoshka.engines.host.vocabulary import Vocabulary
from matryoshka.engines.host.writing import Writer

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
        self._told = NOTHING

    def replies(self, ask: Ask, stopped: Callable[[], bool]) -> Iterator[Reply]:
        """One `Read`, a `Said` for each token, one `Ended`; `stopped` is looked at between batches.

        Raises `QuestionTooLong` or another `AppError`.
        """
        self._context.spare(sparing=ask.sparing)
        command = command_for(ask.messages) if self._lets_call(ask) else None
        messages = told(ask.messages, command) if command else ask.messages
        question = self._reader.question(messages, self._room(ask), shorten=not ask.whole, told=self._told)
        if ask.counted:
            yield Read(ask.request, len(question.tokens), question.left_out, 0)
            yield Ended(ask.request, Finish.STOP)
            return
        evaluated = self._context.read(question.tokens, stopped, hidden=ask.watch.hidden)
        if evaluated is None:
            yield Ended(ask.request, Finish.STOPPED)
            return
        yield Read(ask.request, len(question.tokens), question.left_out, evaluated)
        begun = time.monotonic()
        budget = ask.sampling.thinking_tokens
        speech = Speech(self._vocabulary, self._marks, thinking=question.thinking, budget=budget)
        probe = Probe(self._logits, self._vocabulary.handoff, ask.watch)
        calls = self._calls(ask, command, thinking=question.thinking)
        with self._sampler(ask.sampling) as sampler:
            writer = Writer(ask, self._vocabulary, self._context, speech, sampler, calls, probe, stopped)
            writer.tokens.extend(question.begun)
            writer.words.append(question.beginning)
            self._told = Told(question.asked, writer.tokens, writer.words)
            finish = yield from writer.said()
        seconds = time.monotonic() - begun
        yield Ended(ask.request, finish, seconds, probe.seconds, speech.cut_short, self._context.apart)

    def _sampler(self, wish: Sampling) -> Sampler:
        sampling, biases = self._tuning.completed(wish), self._tuning.biases
        return Sampler(sampling, biases, self._vocabulary, self._marks.goes_on, self._logits)

    def _lets_call(self, ask: Ask) -> bool:
        """Whether the model is told how to call: it owns no token, and somebody would come."""
        heeded = ask.patience < 1.0 or ask.watch.exact
        return ask.elder and self._vocabulary.handoff is None and heeded

    def _calls(self, ask: Ask, command: str | None, *, thinking: bool) -> Calls:
        if self._vocabulary.handoff is not None:
            return TokenCalls(self._logits, self._vocabulary.handoff, ask.patience, ask.watch.every)
        if command is None:
            return NoCalls()
        return CommandCalls(
            self._logits,
            self._context,
            command,
            self._vocabulary.plain(command),
            self._marks.nothing(begun=thinking),
            ask.patience,
            ask.watch.exact,
        )

    def _room(self, ask: Ask) -> int:
        """Tokens that a prompt may have."""
        limit = self._context.limit
        return limit - min(ask.sampling.max_tokens or limit, limit // _SHARE)
