"""What a service is asked: the chat, as much of it as a tier is to read, and how words are chosen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matryoshka.chat.about import about_tokens
from matryoshka.chat.engine import Message, QuestionTooLong, Role
from matryoshka.chat.ladder import Form, Grammar, Overflow, Sampling, Tier
from matryoshka.chat.service import Service
from matryoshka.errors import AppError

_KEPT = 4
"""This part of a context is kept for the answer."""
_OWN_LIMIT = ("api.openai.com", ".openai.azure.com")
"""Services that call the longest answer by another name than all the rest."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The messages that a tier is to read, about how many tokens they have; so many turns are left out."""

    messages: tuple[Message, ...]
    tokens: int
    left_out: int = 0


def fitting(messages: Sequence[Message], tier: Tier) -> Fitting:
    """All of them, unless the tier has a `context`. Raises `QuestionTooLong` as `Engine.stream` does."""
    tokens = about_tokens(messages)
    room = tokens if tier.context is None else tier.context - tier.context // _KEPT
    if tokens > room and tier.overflow is Overflow.HAND_UP:
        raise QuestionTooLong(tokens, room)
    for left_out, start in enumerate(_turns(messages)):
        before = (message for message in messages[:start] if message.role is Role.SYSTEM)
        kept = (*before, *messages[start:])
        if (tokens := about_tokens(kept)) <= room:
            return Fitting(kept, tokens, left_out)
    raise QuestionTooLong(tokens, room)


def body(service: Service, messages: Sequence[Message], sampling: Sampling) -> dict[str, Any]:
    """The request in JSON, streamed. Raises `AppError` for a grammar that no service can follow."""
    wanted = {
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "frequency_penalty": sampling.frequency_penalty,
        "presence_penalty": sampling.presence_penalty,
        "seed": sampling.seed,
        _limit(service.host): sampling.max_tokens,
        "stop": list(sampling.stop) or None,
        "response_format": _form(sampling.grammar) if sampling.grammar else None,
    }
    return {
        "model": service.model,
        "messages": [{"role": str(message.role), "content": message.text} for message in messages],
        "stream": True,
        "stream_options": {"include_usage": True},
        **{key: value for key, value in wanted.items() if value is not None},
    }


def _turns(messages: Sequence[Message]) -> list[int]:
    """Where each turn begins: at its question."""
    return [at for at, message in enumerate(messages) if message.role is Role.USER] or [0]


def _limit(host: str) -> str:
    return "max_completion_tokens" if host.endswith(_OWN_LIMIT) else "max_tokens"


def _form(grammar: Grammar) -> dict[str, Any]:
    if grammar.form is Form.GBNF:
        raise AppError(
            "A remote tier cannot follow a grammar.", "Give it a JSON schema, or ask another tier."
        )
    schema = {"name": "answer", "schema": json.loads(grammar.text)}
    return {"type": "json_schema", "json_schema": schema}
