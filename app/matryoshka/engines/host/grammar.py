"""Holds an answer to a grammar, in llama.cpp's own grammar sampler."""

import ctypes
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from llama_cpp import llama_cpp as lib
from llama_cpp.llama_grammar import json_schema_to_gbnf

from matryoshka.chat.ladder import Form, Grammar
from matryoshka.engines.host.candidates import Candidates
from matryoshka.engines.host.logits import Logits
from matryoshka.engines.host.vocabulary import Vocabulary
from matryoshka.errors import AppError, UsageFault
from matryoshka.saying import say

_UNCONVERTIBLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
_STDERR = 2


class Held:
    """One answer that a grammar holds; it must be freed.

    Before the answer a model may think, and write the marks for it: `goes_on` tells its tokens from others.
    """

    def __init__(
        self, grammar: Grammar, vocabulary: Vocabulary, goes_on: Callable[[str, int], bool], logits: Logits
    ) -> None:
        """Raises `UsageFault` when the grammar cannot be read."""
        rules = grammar.text if grammar.form is Form.GBNF else _converted(grammar.text)
        with _heard() as heard:
            self._link: Any = lib.llama_sampler_init_grammar(vocabulary.pointer, rules.encode(), b"root")
        if not self._link:
            raise _unreadable(grammar, "".join(heard))
        self._logits = logits
        self._candidates = Candidates(vocabulary.size)
        self._goes_on = goes_on
        self._begun = False

    def free(self) -> None:
        lib.llama_sampler_free(self._link)

    def choose(self, chain: Any, mark: str) -> int:
        """What `chain` chooses if the grammar allows it, else what it chooses among all that is allowed.

        So the grammar looks through the whole vocabulary only where the model goes astray.
        Raises `AppError` where nothing is allowed.
        """
        if mark and not self._begun:
            return self._in_mark(chain, mark)
        token = self._chosen(chain)
        if not self._allows(token):
            if not self._begun and self._goes_on("", token):
                lib.llama_sampler_accept(chain, token)
                return token
            token = self._chosen(self._link, chain)
        return self._accepted(chain, token)

    def _in_mark(self, chain: Any, mark: str) -> int:
        """The likeliest that goes on with it: a mark that came to nothing would be said, and not allowed."""
        likeliest = map(int, self._logits.row().argsort()[::-1])
        token = next((each for each in likeliest if self._goes_on(mark, each)), None)
        if token is None:
            raise _nothing()
        lib.llama_sampler_accept(chain, token)
        return token

    def _accepted(self, chain: Any, token: int) -> int:
        if not self._allows(token):
            raise _nothing()
        for link in (chain, self._link):
            lib.llama_sampler_accept(link, token)
        self._begun = True
        return token

    def _chosen(self, *links: Any) -> int:
        array = self._candidates.filled(self._logits.row())
        for link in links:
            lib.llama_sampler_apply(link, ctypes.byref(array))
        return self._candidates.chosen(array)

    def _allows(self, token: int) -> bool:
        row = (lib.llama_token_data * 1)(lib.llama_token_data(token, 0.0, 0.0))
        lib.llama_sampler_apply(self._link, ctypes.byref(lib.llama_token_data_array(row, 1, -1, False)))
        return bool(row[0].logit == 0.0)


def _nothing() -> AppError:
    return AppError(
        say("The model has no token that the grammar allows here."), say("Allow more in the grammar.")
    )


def _converted(schema: str) -> str:
    try:
        return str(json_schema_to_gbnf(schema))
    except _UNCONVERTIBLE as fault:
        raise _unfollowable(str(fault) or type(fault).__name__) from fault


def _unfollowable(reason: str) -> UsageFault:
    return UsageFault(
        say("The JSON schema cannot be followed ({reason}).", reason=reason),
        say("Simplify it, or write a grammar instead."),
    )


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What llama.cpp says meanwhile: of a grammar's faults it tells standard error and nobody else."""
    heard: list[str] = []
    kept = os.dup(_STDERR)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), _STDERR)
        try:
            yield heard
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)
        file.seek(0)
        heard.append(file.read().decode(errors="replace"))


def _unreadable(grammar: Grammar, heard: str) -> UsageFault:
    if grammar.form is Form.JSON_SCHEMA:
        return _unfollowable(heard.strip())
    _, parsing, said = heard.partition("error parsing grammar: ")
    reason = said.split(f"\n\n{grammar.text}\n")[0] if parsing else heard
    what, _, rest = reason.partition(" at ")
    line = grammar.text[: -len(rest)].count("\n") + 1
    where = f" in line {line}" if rest and grammar.text.endswith(rest) else ""
    return UsageFault(
        say("The grammar cannot be read{where}: {reason}.", where=where, reason=what.strip()),
        say("Mend it: it must be GBNF with a root."),
    )
