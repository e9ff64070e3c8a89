"""What a service is asked: the chat, and how words are chosen."""

import json
from collections.abc import Sequence
from typing import Any

from matryoshka.chat.engine import Message, Role
from matryoshka.chat.ladder import Form, Grammar, Sampling
from matryoshka.chat.service import Continuing, Service
from matryoshka.errors import AppError
from matryoshka.saying import say

_GO_ON = {"continue_final_message": True, "add_generation_prompt": False}
_OWN_LIMIT = ("api.openai.com", ".openai.azure.com")
"""Services that call the longest answer by another name than all the rest."""


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
        "messages": _messages(service, messages),
        "stream": True,
        "stream_options": {"include_usage": True},
        **(_GO_ON if begun(messages) and service.continues is Continuing.FINAL else {}),
        **{key: value for key, value in wanted.items() if value is not None},
    }


def begun(messages: Sequence[Message]) -> str:
    """How the answer begins that is to be gone on with; empty where it is to be begun."""
    return messages[-1].text if messages[-1].role is Role.ASSISTANT else ""


def _messages(service: Service, messages: Sequence[Message]) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = [
        {"role": str(message.role), "content": _content(message)} for message in messages
    ]
    if begun(messages) and service.continues is Continuing.PREFIX:
        said[-1]["prefix"] = True
    return said


def _content(message: Message) -> str | list[dict[str, Any]]:
    """The pictures stand before the words."""
    if not message.pictures:
        return message.text
    seen = ({"type": "image_url", "image_url": {"url": picture.url}} for picture in message.pictures)
    return [*seen, {"type": "text", "text": message.text}]


def _limit(host: str) -> str:
    return "max_completion_tokens" if host.endswith(_OWN_LIMIT) else "max_tokens"


def _form(grammar: Grammar) -> dict[str, Any]:
    if grammar.form is Form.GBNF:
        raise AppError(
            say("A remote tier cannot follow a grammar."), say("Give it a JSON schema, or ask another tier.")
        )
    schema = {"name": "answer", "schema": json.loads(grammar.text)}
    return {"type": "json_schema", "json_schema": schema}
