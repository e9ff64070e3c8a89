"""Colours code with Pygments while it is being written, with colours that come out of the theme."""

from collections.abc import Callable
from dataclasses import dataclass

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Literal, Name, Operator, String, _TokenType, is_token_subtype
from PySide6.QtGui import QColor

from matryoshka.ui.theme import Theme
from matryoshka.ui.transcript.lexers import Piece, pieces

_LONGEST = 50_000
"""Characters above which code stays in ink."""
_LONG = 2_000
"""Characters above which code that has ended is read beside the window."""
_NEAR = 12
"""Lines that are read again at most while code grows: what that gets wrong is right once it has ended."""

Later = Callable[[str], list[list[Piece]] | None]
"""Reads code beside the window; None until that is done."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one line that share a colour."""

    start: int
    length: int
    colour: QColor


class Highlighter:
    """While code grows only its last lines are read again; once it has ended, all of it, once."""

    def __init__(self, lexer: Lexer | None, theme: Theme, later: Later) -> None:
        self._lexer = lexer
        self._later = later
        self._palette = _palette(theme)
        self._colours: dict[_TokenType, QColor | None] = {}
        self._known: list[list[Span]] = []
        self.waits = False
        """Whether it is still being read beside the window."""

    def spans(self, lines: list[str], *, ended: bool) -> list[list[Span]]:
        """The spans of each line; give the same lines again as long as they grow."""
        self.waits = False
        if not self._lexer or sum(map(len, lines)) > _LONGEST:
            return [[] for _ in lines]
        return self._ended(self._lexer, lines) if ended else self._growing(self._lexer, lines)

    def _growing(self, lexer: Lexer, lines: list[str]) -> list[list[Span]]:
        whole = len(lines) - 1
        if whole > len(self._known):
            start = _paragraph(lines, len(self._known))
            self._known[start:] = self._read(lexer, lines[start:whole])
        return [*self._known, *self._read(lexer, lines[whole:])]

    def _ended(self, lexer: Lexer, lines: list[str]) -> list[list[Span]]:
        text = "\n".join(lines)
        if len(text) <= _LONG:
            return self._read(lexer, lines)
        found = self._later(text)
        self.waits = found is None
        if found is None:
            return (self._known + [[] for _ in lines])[: len(lines)]
        return self._coloured(found, len(lines))

    def _read(self, lexer: Lexer, lines: list[str]) -> list[list[Span]]:
        return self._coloured(pieces(lexer, "\n".join(lines)), len(lines))

    def _coloured(self, found: list[list[Piece]], lines: int) -> list[list[Span]]:
        spans = [
            [Span(start, length, colour) for start, length, kind in line if (colour := self._colour(kind))]
            for line in found
        ]
        return (spans + [[] for _ in range(lines)])[:lines]

    def _colour(self, kind: _TokenType) -> QColor | None:
        if kind not in self._colours:
            found = (colour for token, colour in self._palette if is_token_subtype(kind, token))
            self._colours[kind] = next(found, None)
        return self._colours[kind]


def _paragraph(lines: list[str], before: int) -> int:
    """The line after the last blank one before a line, as far as that is near."""
    first = max(0, before - _NEAR)
    return next((index + 1 for index in range(before - 1, first - 1, -1) if not lines[index].strip()), first)


def _palette(theme: Theme) -> list[tuple[_TokenType, QColor]]:
    ochre, _, plum, malachite = theme.hues[:4]
    return [
        (Comment, theme.muted),
        (Keyword, plum),
        (Operator.Word, plum),
        (Name.Tag, plum),
        (String, malachite),
        (Literal, ochre),
        (Name.Decorator, ochre),
        (Name.Function, theme.remote),
        (Name.Class, theme.remote),
        (Name.Builtin, theme.remote),
        (Name.Attribute, theme.remote),
    ]
