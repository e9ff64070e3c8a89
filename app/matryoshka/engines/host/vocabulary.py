"""A model's tokens: text to tokens, tokens to bytes, and the ones with a meaning of their own."""

import ctypes
import re
from itertools import zip_longest
from typing import Any

from llama_cpp import llama_cpp as lib

from matryoshka.engines.host.model import Model
from matryoshka.engines.template import BARRIER, PICTURES
from matryoshka.errors import AppError
from matryoshka.saying import say

HANDOFF = "<|handoff|>"
HANDOFF_KEY = "matryoshka.handoff_token_id"
_SHOWN = 20  # characters of what is no token
_MARKS = lib.LLAMA_TOKEN_ATTR_CONTROL | lib.LLAMA_TOKEN_ATTR_UNKNOWN


class Vocabulary:
    """`marks` matches the texts of control tokens: they are found in templates, never in typed text.

    `pointer` is llama.cpp's.
    """

    def __init__(self, model: Model, taught: str | None = None) -> None:
        """`taught` is the number of the hand-off token that an adapter names; else the model's file may.

        Raises `AppError` when a hand-off token is named that the model does not have.
        """
        self.pointer: Any = lib.llama_model_get_vocab(model.pointer)
        self.size = int(lib.llama_vocab_n_tokens(self.pointer))
        self._ids = {self.text(token): token for token in range(self.size) if self._has(token, _MARKS)}
        self._meant = frozenset(self._ids.values())
        self.marks = _any_of(self._ids)
        self._apart = re.compile(f"{self.marks.pattern[:-1]}|[{PICTURES[0]}-{PICTURES[-1]}])")
        self._bos = int(lib.llama_vocab_bos(self.pointer))
        self._adds_bos = bool(lib.llama_vocab_get_add_bos(self.pointer))
        self._bytes = ctypes.create_string_buffer(256)
        self.handoff = self._handoff(taught or model.metadata(HANDOFF_KEY))

    @property
    def names(self) -> dict[str, str]:
        """Special tokens by the names that chat templates use."""
        ids = {
            "bos_token": self._bos,
            "eos_token": int(lib.llama_vocab_eos(self.pointer)),
            "pad_token": int(lib.llama_vocab_pad(self.pointer)),
        }
        return {name: self.text(token) if token >= 0 else "" for name, token in ids.items()}

    def text(self, token: int) -> str:
        """How the file spells the token."""
        return str(lib.llama_vocab_get_text(self.pointer, token).decode(errors="replace"))

    def encode(self, rendered: str) -> list[int]:
        """Tokens of a rendered template: marks by their meaning, all other text as text, barriers gone.

        In the place of a picture stands what `number_of` reads.
        """
        tokens: list[int] = []
        pieces = self._apart.split(rendered)
        for text, mark in zip_longest(pieces[::2], pieces[1::2]):
            plain = text.lstrip() if tokens and self._has(tokens[-1], lib.LLAMA_TOKEN_ATTR_RSTRIP) else text
            tokens += self.plain(plain)
            tokens += [self._of(mark)] if mark else []
        return [self._bos, *tokens] if self._adds_bos and tokens[:1] != [self._bos] else tokens

    def _of(self, mark: str) -> int:
        token = self._ids.get(mark)
        return -1 - PICTURES.index(mark) if token is None else token

    def decode(self, token: int) -> bytes:
        """What the token says; nothing for control tokens. The bytes may be part of a character."""
        length = lib.llama_token_to_piece(self.pointer, token, self._bytes, len(self._bytes), 0, False)
        if length < 0:
            self._bytes = ctypes.create_string_buffer(-length)
            return self.decode(token)
        return self._bytes.raw[:length]

    def ends(self, token: int) -> bool:
        """Whether the token ends an answer."""
        return bool(lib.llama_vocab_is_eog(self.pointer, token))

    def means(self, token: int) -> bool:
        """Whether the token stands for something else than its text."""
        return self._has(token, _MARKS | lib.LLAMA_TOKEN_ATTR_USER_DEFINED)

    def of_mark(self, text: str) -> list[int]:
        """The tokens of a mark such as `<think>`; one alone where there is one."""
        tokens = self._tokenize(text, special=True)
        return [self._ids[text]] if len(tokens) != 1 and text in self._ids else tokens

    def single(self, text: str) -> int | None:
        """The token that alone stands for a text; None when there is none."""
        tokens = self.of_mark(text)
        return tokens[0] if len(tokens) == 1 else None

    def _handoff(self, named: str | None) -> int | None:
        if named is None:
            token = self._ids.get(HANDOFF)
            return token if token is not None and self._has(token, lib.LLAMA_TOKEN_ATTR_CONTROL) else None
        if not named.isdecimal() or len(named) > len(str(self.size)) or int(named) >= self.size:
            raise AppError(
                say(
                    "The model names {named} as its hand-off token, and has no such token.",
                    named=named[:_SHOWN],
                ),
                say("Give the file a right {handoff_key}, or none.", handoff_key=HANDOFF_KEY),
            )
        return int(named)

    def _has(self, token: int, attribute: int) -> bool:
        return token >= 0 and bool(lib.llama_vocab_get_attr(self.pointer, token) & attribute)

    def plain(self, text: str) -> list[int]:
        """Tokens of text without marks; cut at its barriers where a tokenizer would see marks even so."""
        tokens = self._tokenize(text.replace(BARRIER, ""), special=False)
        if self._meant.isdisjoint(tokens):
            return tokens
        return [token for part in text.split(BARRIER) for token in self._tokenize(part, special=False)]

    def _tokenize(self, text: str, *, special: bool) -> list[int]:
        if not text:
            return []
        raw = text.encode(errors="replace")
        room = len(raw) + 8
        tokens = (lib.llama_token * room)()
        count = lib.llama_tokenize(self.pointer, raw, len(raw), tokens, room, False, special)
        if count < 0:
            tokens = (lib.llama_token * -count)()
            count = lib.llama_tokenize(self.pointer, raw, len(raw), tokens, -count, False, special)
        return list(tokens[:count])


def number_of(place: int) -> int:
    """Of a picture, by what stands in its place among tokens."""
    return -1 - place


def _any_of(texts: dict[str, int]) -> re.Pattern[str]:
    """Matches each text of two characters or more, the longest first; a shorter one is no mark."""
    longest_first = sorted((text for text in texts if len(text) > 1), key=len, reverse=True)
    return re.compile("(" + ("|".join(map(re.escape, longest_first)) or r"(?!)") + ")")
