"""Finds a control token that a vocabulary keeps in reserve: an adapter cannot add one of its own."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import jinja2
from torch import Tensor

from matryoshka.chat.engine import Message, Role
from matryoshka.errors import AppError
from matryoshka.learning.lora.base import Base

_IN_RESERVE = re.compile(r"reserved|unused|extra|dummy|placeholder|control", re.IGNORECASE)
_FAINT = 0.01
"""A row of less than this share of the usual length is empty: no state of the model can point to it."""


def handoff_token(base: Base, model: Any, controls: Sequence[int]) -> int:
    """The number of an unused token among `controls`, those that the GGUF file too has as control tokens.

    Names that speak of a reserve come first, and of these what the model tells best from all else: the
    longest row of its output matrix. A row that another token shares could never be likely alone.
    Raises `AppError` where there is none.
    """
    rows: Tensor = model.get_output_embeddings().weight.detach()
    lengths = rows.float().norm(dim=1)
    usual = float(lengths.median())
    spare = sorted(_unused(base, model, controls), key=lambda token: _rank(base, lengths, token))
    for token in spare:
        if lengths[token] > _FAINT * usual and int((rows == rows[token]).all(dim=1).sum()) == 1:
            return token
    raise AppError(
        f"The vocabulary in {base.folder} has no control token to spare ({_why(spare)}).",
        "Choose another base: one whose tokenizer keeps reserved tokens.",
    )


def _unused(base: Base, model: Any, controls: Sequence[int]) -> Iterator[int]:
    """Special tokens without a part to play: no role, none in the chat template, no end of an answer."""
    tokenizer = base.tokenizer
    roles = {value for value in tokenizer.special_tokens_map.values() if isinstance(value, str)}
    ends = model.generation_config.eos_token_id
    written = {*_in_chats(base), *([ends] if isinstance(ends, int) else ends or [])}
    known = {*roles, *tokenizer.convert_ids_to_tokens(list(written))}
    for token, added in tokenizer.added_tokens_decoder.items():
        text = added.content
        if added.special and token in controls and text not in known and text not in tokenizer.chat_template:
            yield token


def _in_chats(base: Base) -> Iterator[int]:
    """What the chat template writes: it may put the names of marks together."""
    asked, said = Message(Role.USER, ""), Message(Role.ASSISTANT, "")
    for chat in ([asked], [asked, said, asked], [Message(Role.SYSTEM, ""), asked]):
        with suppress(jinja2.TemplateError):  # not every template has room for every role
            yield from base.prompt(chat)


def _rank(base: Base, lengths: Tensor, token: int) -> tuple[bool, float]:
    return _IN_RESERVE.search(base.tokenizer.convert_ids_to_tokens(token)) is None, -float(lengths[token])


def _why(spare: Sequence[int]) -> str:
    return f"{len(spare)} are unused, and their rows are empty or all the same" if spare else "all are in use"
