"""Renders a model's own chat template, and keeps what people typed apart from the template's marks.

A barrier is one private-use character that no mark contains. It stands at both ends of every typed text and
inside every mark that was typed, so no mark can be found there; it is taken out when text becomes tokens.
Everything else reaches the template unchanged: trimming, splitting and searching work as its author meant.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

import jinja2
import jinja2.ext
import jinja2.nodes
import jinja2.parser

from matryoshka.chat.engine import Message, Role
from matryoshka.engines.sandbox import Sandbox
from matryoshka.errors import AppError

BARRIER = "\U0010fffd"
PICTURES = tuple(map(chr, range(0x10F000, 0x10FF00)))
"""Each stands for one picture, in their order in the chat; nobody can type them here."""
_OURS = dict.fromkeys(map(ord, (BARRIER, *PICTURES)))
_FAULTS = (
    jinja2.TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
    SyntaxError,
)
_LONGEST = 2**18
"""Characters of a template: fifteen times what the longest in use have."""


class ChatTemplate:
    """A Jinja template as model files carry it. `marks` matches the texts of all control tokens."""

    def __init__(self, source: str, marks: re.Pattern[str], names: Mapping[str, str]) -> None:
        """`names` are special tokens the template may write, as `bos_token`. Raises `AppError`."""
        self._marks = marks
        self._names = dict(names)
        self._sandbox = _sandbox()
        try:
            self._template = self._compiled(source)
        except _FAULTS as fault:
            raise _unusable(fault) from fault

    def _compiled(self, source: str) -> jinja2.Template:
        if len(source) > _LONGEST:
            raise jinja2.TemplateError("it is too long")
        return self._sandbox.from_string(source)

    def render(self, messages: Sequence[Message]) -> str:
        """The prompt with its barriers; a system message goes into a question where there is no room for it.

        Raises `AppError` when the template refuses the conversation.
        """
        try:
            return self._render(messages)
        except _FAULTS as fault:
            folded = _folded(messages)
            if folded is None:
                raise _unusable(fault) from fault
            return self.render(folded)

    def _render(self, messages: Sequence[Message]) -> str:
        self._sandbox.begin([each.text for each in messages])
        places = iter(PICTURES)
        said = [(str(each.role), self._content(each, places)) for each in messages]
        plain = self._filled([{"role": role, "content": text} for role, text in said])
        return plain if BARRIER in plain else self._in_parts(said) or plain

    def _in_parts(self, said: Sequence[tuple[str, str]]) -> str:
        """For templates that know only messages of parts; empty where that is not so."""
        fields = [{"role": role, "content": [{"type": "text", "text": text}]} for role, text in said]
        with suppress(*_FAULTS):
            rendered = self._filled(fields)
            return rendered if BARRIER in rendered else ""
        return ""

    def _content(self, message: Message, places: Iterator[str]) -> str:
        """The pictures stand before the words; beyond the last place there are none."""
        return "".join(place for _, place in zip(message.pictures, places, strict=False)) + protect(
            message.text, self._marks
        )

    def _filled(self, fields: Sequence[Mapping[str, object]]) -> str:
        return self._template.render(messages=fields, add_generation_prompt=True, **self._names)


def protect(typed: str, marks: re.Pattern[str]) -> str:
    """The text with barriers; white space at its ends stays outside, for templates that trim."""
    text = typed.translate(_OURS)
    while (apart := marks.sub(_broken, text)) != text:
        text = apart
    core = text.strip()
    return text.replace(core, f"{BARRIER}{core}{BARRIER}", 1) if core else text


def written_by_template(rendered: str) -> str:
    """What follows the last typed text: how the answer begins."""
    return rendered.rpartition(BARRIER)[2]


def _broken(mark: re.Match[str]) -> str:
    return f"{mark[0][0]}{BARRIER}{mark[0][1:]}"


def _folded(messages: Sequence[Message]) -> list[Message] | None:
    """The same with the system message at the head of the first question; None without one."""
    if len(messages) < 2 or messages[0].role is not Role.SYSTEM:  # noqa: PLR2004 - one to fold, one to hold it
        return None
    system, first, *rest = messages
    return [replace(first, text=f"{system.text}\n\n{first.text}"), *rest]


def _unusable(fault: Exception) -> AppError:
    reason = str(fault).rstrip(".") or type(fault).__name__
    return AppError(
        f"The model's chat template cannot be used here ({reason}).",
        "Choose another file of this model, or another model.",
    )


class _Generation(jinja2.ext.Extension):
    """The block `generation` marks what a model would say, for its training: here it is only its content."""

    tags = {"generation"}  # noqa: RUF012 - Jinja's own shape

    def parse(self, parser: jinja2.parser.Parser) -> list[jinja2.nodes.Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


def _sandbox() -> Sandbox:
    """As the transformers library sets it up, for which chat templates are written."""
    sandbox = Sandbox(
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[jinja2.ext.loopcontrols, _Generation],
    )
    sandbox.filters["tojson"] = sandbox.watched(_to_json)
    sandbox.globals["raise_exception"] = _raise
    sandbox.globals["strftime_now"] = lambda form: datetime.now().astimezone().strftime(form)
    return sandbox


def _to_json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _raise(message: str) -> None:
    raise jinja2.TemplateError(message)
