"""Colours code with Pygments while it is being written, with colours that come out of the theme."""

from dataclasses import dataclass

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Literal, Name, Operator, String, _TokenType, is_token_subtype
from PySide6.QtGui import QColor

from matryoshka.ui.theme import Theme

_LONGEST = 50_000
"""Characters above which code stays in ink."""
_NEAR = 24
"""Lines that are read again at most while code grows: what that gets wrong is right once it has ended."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one line that share a colour."""

    start: int
    length: int
    colour: QColor


class Highlighter:
    """While code grows only its last lines are read again; once it has ended, all of it, once."""

    def __init__(self, lexer: Lexer | None, theme: Theme) -> None:
        self._lexer = lexer
        self._palette = _palette(theme)
        self._known: list[list[Span]] = []

    def spans(self, lines: list[str], *, ended: bool) -> list[list[Span]]:
        """The spans of each line; give the same lines again as long as they grow."""
        if not self._lexer or sum(map(len, lines)) > _LONGEST:
            return [[] for _ in lines]
        if ended:
            return self._read(lines)
        whole = len(lines) - 1
        if whole > len(self._known):
            start = _paragraph(lines, len(self._known))
            self._known[start:] = self._read(lines[start:whole])
        return [*self._known, *self._read(lines[whole:])]

    def _read(self, lines: list[str]) -> list[list[Span]]:
        found: list[list[Span]] = [[]]
        column = 0
        for kind, text in self._lexer.get_tokens("\n".join(lines)) if self._lexer else ():
            colour = self._colour(kind)
            for index, piece in enumerate(text.split("\n")):
                if index:
                    found.append([])
                    column = 0
                if colour and piece:
                    found[-1].append(Span(column, len(piece), colour))
                column += len(piece)
        return (found + [[] for _ in lines])[: len(lines)]

    def _colour(self, kind: _TokenType) -> QColor | None:
        return next((colour for token, colour in self._palette if is_token_subtype(kind, token)), None)


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
